import { describeActions, runOnRows, type Action } from '../../support/window/actions.ts';
import type { TestWindow } from '../../support/window/open-window.ts';

const ec2 = ['storefront-dev-01'];
const hybrid = ['depot-scanner-dev-08'];

/** The view: a page of nodes, and the names of its instances. */
const page = { 'ssm:DescribeInstanceInformation': 1, 'ec2:DescribeTags': 1 };

/** The form to run a document on nodes: what there is to know of the document, and its text. */
const form = { 'ssm:DescribeDocument': 1, 'ssm:GetDocument': 1 };
/** The list of documents that one is chosen from. */
const documents = { 'ssm:ListDocuments': 3 };

const run = runOnRows('ssm.managedNodes');

const filter = run('ssm.filterNodes', [], 'platform:Windows');

async function save(window: TestWindow): Promise<void> {
  await filter(window);
  window.stage.settings.delete('ssm.managedNodes.filters');
  await window.calls('ssm.saveNodeFilter', { answers: ['Windows'] });
}

/** The playground's clock: what takes an instance some time is over when one looks. */
let later = 0;

const actions: readonly Action[] = [
  { command: 'ssm.refreshManagedNodes', calls: page },
  { command: 'ssm.filterNodes', answers: ['platform:Windows'], calls: page },
  { command: 'ssm.clearNodeFilter', before: filter, calls: page },
  { command: 'ssm.saveNodeFilter', before: filter, answers: ['Windows'], calls: {} },
  { command: 'ssm.applySavedFilter', before: save, answers: ['Windows'], calls: page },
  { command: 'ssm.deleteSavedFilter', before: save, answers: ['Windows'], calls: {} },
  {
    command: 'ssm.groupNodes',
    title: 'by platform',
    answers: ['Platform', 'Nothing Further'],
    calls: {},
  },
  {
    command: 'ssm.groupNodes',
    title: 'by resource group',
    answers: ['Resource group', 'Nothing Further'],
    calls: { 'resource-groups:ListGroups': 1 },
  },
  {
    command: 'ssm.runDocumentOnGroup',
    before: run('ssm.groupNodes', [], 'Resource group', 'Nothing Further'),
    on: [/./],
    answers: ['AWS-RunPowerShellScript'],
    // The form shows which nodes are in the group now, and offers other groups.
    calls: {
      ...documents,
      ...form,
      ...page,
      'resource-groups:ListGroupResources': 1,
      'resource-groups:ListGroups': 1,
    },
  },
  {
    command: 'ssm.groupNodes',
    title: 'by nothing',
    before: run('ssm.groupNodes', [], 'Platform', 'Nothing Further'),
    answers: ['Nothing'],
    calls: page,
  },
  { command: 'ssm.loadAllNodes', calls: {} },
  // The favourites stand open, with their state of now.
  { command: 'ssm.addFavourite', on: ec2, calls: page },
  { command: 'ssm.removeFavourite', before: run('ssm.addFavourite', ec2), on: ec2, calls: {} },
  { command: 'ssm.copyNodeId', on: ec2, calls: {}, says: /^i-/ },
  { command: 'ssm.copyNodeIp', on: ec2, calls: {}, says: /^10\./ },
  { command: 'ssm.copyCliCommand', on: ec2, calls: {}, says: /aws ssm start-session --target i-/ },
  { command: 'ssm.copyValue', on: [...ec2, 'Details', 'Id'], calls: {}, says: /^i-/ },
  {
    command: 'ssm.searchInventory',
    answers: ['Applications', 'openssl', 'Name begins with'],
    calls: { ...page, 'ssm:GetInventorySchema': 1, 'ssm:GetInventory': 1 },
  },
  {
    command: 'ssm.showNodeInventory',
    on: [...ec2, 'Inventory', 'Applications'],
    calls: { 'ssm:ListInventoryEntries': 1 },
  },
  { command: 'ssm.showResourceDataSyncs', calls: { 'ssm:ListResourceDataSync': 1 } },
  {
    command: 'ssm.diagnoseConnection',
    on: ec2,
    calls: {
      ...page,
      'ssm:GetConnectionStatus': 1,
      'ec2:DescribeInstances': 1,
      'ssm:GetServiceSetting': 1,
      'ssm:DescribeInstanceAssociationsStatus': 1,
      'ec2:DescribeVpcEndpoints': 1,
    },
  },
  {
    command: 'ssm.diagnoseConnection',
    title: 'of a hybrid node',
    on: hybrid,
    calls: {
      'ssm:DescribeInstanceInformation': 1,
      'ssm:GetConnectionStatus': 1,
      'ssm:DescribeInstanceAssociationsStatus': 1,
    },
  },
  {
    command: 'ssm.stopInstance',
    on: ec2,
    answers: ['Stop'],
    calls: { 'ec2:StopInstances': 1, 'ec2:DescribeInstances': 1 },
    says: /is stopped/,
  },
  {
    command: 'ssm.startInstance',
    on: ec2,
    before: run('ssm.stopInstance', ec2, 'Stop'),
    answers: ['Start'],
    calls: { 'ec2:StartInstances': 1, 'ec2:DescribeInstances': 1 },
    says: /is running/,
  },
  {
    command: 'ssm.rebootInstance',
    on: ec2,
    answers: ['Reboot'],
    calls: { ...page, 'ec2:RebootInstances': 1 },
    says: /is back/,
  },
  { command: 'ssm.updateAgent', on: ec2, calls: form },
  {
    command: 'ssm.deregisterNode',
    on: hybrid,
    answers: ['depot-scanner-dev-08'],
    calls: { ...page, 'ssm:DeregisterManagedInstance': 1 },
  },
  {
    command: 'ssm.runDocument',
    answers: ['AWS-RunShellScript'],
    calls: { ...documents, ...form, 'ec2:DescribeTags': 1 },
  },
  {
    command: 'ssm.runDocumentOnNodes',
    on: ec2,
    answers: ['AWS-RunShellScript'],
    calls: { ...documents, ...form },
  },
  {
    command: 'ssm.runForCompliance',
    on: ['search-dev-03', 'Compliance', 'Disks are encrypted'],
    answers: ['AWS-RunShellScript'],
    calls: { ...documents, ...form },
  },
  { command: 'ssm.patchNodes', on: ec2, answers: ['Scan'], calls: form },
  {
    command: 'ssm.reapplyAssociation',
    on: ['directory-prod-19', 'Compliance', 'AWS-GatherSoftwareInventory'],
    answers: ['On This Node'],
    calls: form,
  },
  {
    command: 'ssm.terminateSession',
    before: async (window) => {
      const { subject } = await window.row('ssm.managedNodes', ...ec2);
      await window.ask('StartSession', { Target: (subject as { id: string }).id });
    },
    on: [...ec2, 'Active Sessions', /./],
    answers: ['Terminate'],
    calls: { 'ssm:TerminateSession': 1 },
  },
];

describeActions('the actions of the Managed Nodes view', actions, {
  view: 'ssm.managedNodes',
  now: () => Date.now() + (later += 5000),
  elsewhere: {
    'ssm.startSession': 'session-actions.test.ts',
    'ssm.startSessionWithDocument': 'session-actions.test.ts',
    'ssm.forwardPort': 'tunnel-actions.test.ts',
    'ssm.openInConsole': 'connection-actions.test.ts',
    'ssm.openInstanceInConsole': 'connection-actions.test.ts',
  },
});
