import { describeActions, type Action } from '../../support/window/actions.ts';

/** The first rows of the view. */
const view = { 'ssm:ListComplianceSummaries': 1 };
/** The form to run a document on nodes: what there is to know of the document, and its text. */
const form = { 'ssm:DescribeDocument': 1, 'ssm:GetDocument': 1 };
/** The same without nodes: tags to choose them by. */
const formWithTags = { ...form, 'ec2:DescribeTags': 1 };

const failing = ['Association', 'directory-prod-19', 'AWS-GatherSoftwareInventory'];

const actions: readonly Action[] = [
  { command: 'ssm.refreshCompliance', calls: view },
  {
    command: 'ssm.filterCompliance',
    answers: ['type:hardening severity:high'],
    calls: {
      ...view,
      'ssm:ListResourceComplianceSummaries': 1,
      'ssm:DescribeInstanceInformation': 1,
      'ec2:DescribeTags': 1,
    },
  },
  {
    command: 'ssm.clearComplianceFilter',
    before: (window) => window.calls('ssm.filterCompliance', { answers: ['web'] }),
    calls: view,
  },
  { command: 'ssm.patchNodes', answers: ['Scan'], calls: formWithTags },
  {
    command: 'ssm.patchNodes',
    title: 'on a node',
    on: ['Patch States', 'search-prod-16'],
    answers: ['Scan'],
    calls: form,
  },
  {
    command: 'ssm.patchNodes',
    title: 'on a patch group',
    on: ['Patch Groups', 'linux-prod'],
    answers: ['Install, Reboot if Needed'],
    // The form shows which nodes these are now.
    calls: { ...form, 'ec2:DescribeTags': 2, 'ssm:DescribeInstanceInformation': 1 },
  },
  {
    command: 'ssm.reapplyAssociation',
    title: 'on its node',
    on: failing,
    answers: ['On This Node'],
    calls: form,
  },
  {
    command: 'ssm.reapplyAssociation',
    title: 'on all its targets',
    on: failing,
    answers: ['On All Its Targets', 'Apply'],
    calls: { 'ssm:DescribeAssociation': 1, 'ssm:StartAssociationsOnce': 1 },
  },
  {
    command: 'ssm.reapplyAssociation',
    title: 'from the palette',
    answers: ['Patch-Scan-Daily', 'On All Its Targets', 'Apply'],
    calls: { 'ssm:ListAssociations': 1, 'ssm:DescribeAssociation': 1, 'ssm:StartAssociationsOnce': 1 },
  },
  {
    command: 'ssm.runForCompliance',
    on: ['Custom:Hardening', 'search-dev-03', 'Disks are encrypted'],
    answers: ['AWS-RunShellScript'],
    calls: { ...form, 'ssm:ListDocuments': 3 },
  },
  {
    command: 'ssm.runDocumentOnNodes',
    on: ['Patch States', 'search-prod-16'],
    answers: ['AWS-RunShellScript'],
    calls: { ...form, 'ssm:ListDocuments': 3 },
  },
  { command: 'ssm.copyNodeId', on: ['Patch States', 'search-prod-16'], calls: {}, says: /^i-/ },
  { command: 'ssm.copyValue', on: [...failing, 'Status'], calls: {}, says: /Not compliant/ },
];

describeActions('the actions of the Compliance view', actions, {
  view: 'ssm.compliance',
  elsewhere: {
    'ssm.startSession': 'session-actions.test.ts',
    'ssm.startSessionWithDocument': 'session-actions.test.ts',
  },
});
