import { describeActions, editor, runOnRows, type Action } from '../../support/window/actions.ts';
import type { TestWindow } from '../../support/window/open-window.ts';

const disk = ['Owned by Me', 'Fleet-DiskReport'];
const versioned = ['Owned by Me', 'Storefront-RestartService'];
const pack = ['Owned by Me', 'Company-BackupAgent'];

const run = runOnRows('ssm.documents');

/** Opens the document for editing and changes its text. */
async function edit(window: TestWindow): Promise<void> {
  await run('ssm.editDocument', disk)(window);
  const document = editor(window);
  document.edit(`${document.getText()}\n# changed\n`);
}

/** The first rows: the accounts of the sample company have no shared documents, which a look decides. */
const list = { 'ssm:ListDocuments': 1 };
/** The form to run a document without nodes: the document, its text, and tags to choose nodes by. */
const form = { 'ssm:DescribeDocument': 1, 'ssm:GetDocument': 1, 'ec2:DescribeTags': 1 };
/** The versions that one is chosen from. */
const versions = { 'ssm:ListDocumentVersions': 1 };
const get = { 'ssm:GetDocument': 1 };

const actions: readonly Action[] = [
  { command: 'ssm.refreshDocuments', calls: list },
  { command: 'ssm.searchDocuments', answers: ['Fleet*'], calls: list },
  { command: 'ssm.clearDocumentSearch', calls: list },
  { command: 'ssm.groupDocuments', answers: ['By Owner and Type'], calls: {} },
  { command: 'ssm.groupDocuments', title: 'by owner alone', answers: ['By Owner'], calls: list },
  { command: 'ssm.openDocument', on: disk, calls: get },
  { command: 'ssm.viewDocumentAs', on: disk, answers: ['JSON'], calls: get },
  { command: 'ssm.editDocument', on: disk, calls: get },
  {
    command: 'ssm.discardDraft',
    before: edit,
    args: (window) => [editor(window).uri],
    answers: ['Discard'],
    calls: get,
  },
  {
    command: 'ssm.publishDocument',
    before: edit,
    args: (window) => [editor(window).uri],
    answers: ['Publish and Make It the Default'],
    calls: {
      ...get,
      'ssm:UpdateDocument': 1,
      'ssm:DescribeDocument': 1,
      'ssm:UpdateDocumentDefaultVersion': 1,
    },
  },
  { command: 'ssm.createDocument', answers: ['Command', 'YAML', 'Team-New'], calls: {} },
  {
    title: 'as text, which a calendar is',
    command: 'ssm.createDocument',
    answers: ['ChangeCalendar', 'TEXT', 'Team-Freeze'],
    calls: {},
  },
  {
    command: 'ssm.setDefaultVersion',
    on: versioned,
    answers: ['Version 2', 'Make Default'],
    calls: { ...versions, 'ssm:UpdateDocumentDefaultVersion': 1 },
  },
  {
    command: 'ssm.compareDocumentVersions',
    on: versioned,
    answers: ['Version 3', 'Version 1'],
    calls: { 'ssm:ListDocumentVersions': 2, 'ssm:GetDocument': 2 },
  },
  { command: 'ssm.compareWithDeployed', before: edit, args: (window) => [editor(window).uri], calls: get },
  {
    command: 'ssm.shareDocument',
    on: disk,
    answers: ['With Accounts', '210987654321', 'The Default Version', 'Share'],
    calls: { 'ssm:ModifyDocumentPermission': 1 },
  },
  {
    command: 'ssm.unshareDocument',
    on: disk,
    before: run('ssm.shareDocument', disk, 'With Accounts', '210987654321', 'The Default Version', 'Share'),
    answers: [['210987654321'], 'Stop Sharing'],
    calls: { 'ssm:DescribeDocumentPermission': 1, 'ssm:ModifyDocumentPermission': 1 },
  },
  {
    command: 'ssm.deleteDocument',
    on: disk,
    answers: ['Fleet-DiskReport'],
    calls: {
      ...list,
      'ssm:ListDocumentVersions': 1,
      'ssm:DescribeDocumentPermission': 1,
      'ssm:DeleteDocument': 1,
    },
  },
  {
    command: 'ssm.deleteDocumentVersion',
    on: versioned,
    answers: ['Version 2', 'Delete Version'],
    calls: { ...versions, 'ssm:DeleteDocument': 1 },
  },
  { command: 'ssm.addAttachment', on: pack, answers: ['s3://bucket/file.zip', 'file.zip'], calls: get },
  { command: 'ssm.removeAttachment', on: pack, answers: ['zip'], calls: get },
  { command: 'ssm.tagDocument', on: disk, answers: ['team', 'web'], calls: { 'ssm:AddTagsToResource': 1 } },
  {
    command: 'ssm.untagDocument',
    on: disk,
    before: run('ssm.tagDocument', disk, 'team', 'web'),
    answers: ['team', 'Remove Tag'],
    calls: { 'ssm:ListTagsForResource': 1, 'ssm:RemoveTagsFromResource': 1 },
  },
  { command: 'ssm.copyDocumentName', on: disk, calls: {}, says: /^Fleet-DiskReport$/m },
  { command: 'ssm.copyDocumentArn', on: disk, calls: {}, says: /document\/Fleet-DiskReport$/m },
  { command: 'ssm.addFavouriteDocument', on: disk, calls: {} },
  { command: 'ssm.removeFavouriteDocument', on: disk, calls: {} },
  { command: 'ssm.runDeployedDocument', on: disk, calls: form },
  { command: 'ssm.installPackage', on: pack, calls: form },
  { command: 'ssm.uninstallPackage', on: pack, calls: form },
];

describeActions('the actions of the Documents view', actions, { view: 'ssm.documents' });
