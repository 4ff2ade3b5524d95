import { describeActions, editor, runOnRows, type Action } from '../../support/window/actions.ts';
import type { TestWindow } from '../../support/window/open-window.ts';

const dev = ['storefront', 'dev'];
const port = [...dev, 'port'];
const level = [...dev, 'log-level'];
const password = [...dev, 'database', 'password'];

/** The first page of the view, which is shown anew after a change. */
const list = { 'ssm:DescribeParameters': 1 };

/** A new version: is the parameter still as it was seen, the write, the list anew. */
const written = { ...list, 'ssm:PutParameter': 1 };
const changed = { 'ssm:DescribeParameters': 2, 'ssm:GetParameter': 1, 'ssm:PutParameter': 1 };

const run = runOnRows('ssm.parameters');

/** Opens /storefront/dev as a file and changes its text. */
async function editPath(window: TestWindow): Promise<void> {
  await run('ssm.editParameterPath', dev, 'YAML')(window);
  const document = editor(window);
  document.edit(document.getText().replace('"8080"', '"8081"\nqueue: orders'));
}

const actions: readonly Action[] = [
  { command: 'ssm.refreshParameters', calls: list },
  { command: 'ssm.filterParameters', answers: ['type:SecureString'], calls: list },
  {
    command: 'ssm.clearParameterFilter',
    before: (window) => window.calls('ssm.filterParameters', { answers: ['type:SecureString'] }),
    calls: list,
  },
  { command: 'ssm.showParametersFlat', calls: list },
  { command: 'ssm.showParameterFolders', calls: list },
  { command: 'ssm.loadAllParameters', calls: list },
  { command: 'ssm.openParameter', on: port, calls: { 'ssm:GetParameter': 1 } },
  { command: 'ssm.openParameter', title: 'a secret', on: password, calls: {} },
  {
    command: 'ssm.revealParameter',
    before: run('ssm.openParameter', password),
    args: (window) => [editor(window).uri],
    calls: { 'ssm:GetParameter': 1 },
  },
  {
    command: 'ssm.hideParameter',
    before: run('ssm.openParameter', password),
    args: (window) => [editor(window).uri],
    calls: {},
  },
  { command: 'ssm.copyParameterName', on: port, calls: {}, says: /^\/storefront\/dev\/port$/m },
  { command: 'ssm.copyParameterArn', on: port, calls: {}, says: /:parameter\/storefront\/dev\/port$/m },
  { command: 'ssm.copyParameterValue', on: port, calls: { 'ssm:GetParameter': 1 }, says: /^8080$/m },
  {
    command: 'ssm.copyParameterValue',
    title: 'of a secret',
    on: password,
    calls: { 'ssm:GetParameter': 1 },
    says: /is cleared in 30 seconds/,
  },
  { command: 'ssm.createParameter', answers: ['/a/b', 'String', 'c', 'Create /a/b'], calls: written },
  { command: 'ssm.editParameter', on: port, answers: ['9090'], calls: changed },
  {
    command: 'ssm.editParameterSettings',
    on: port,
    answers: ['Description', 'Where.', 'Write Version 2'],
    calls: { ...changed, 'ssm:DescribeParameters': 3 },
  },
  {
    command: 'ssm.applyParameterDraft',
    before: async (window) => {
      const row = await window.row('ssm.parameters', ...port);
      await window.calls('ssm.editParameter', {
        args: [row],
        answers: [{ button: 'Write It in an Editor' }],
      });
      editor(window).edit('7080');
    },
    args: (window) => [editor(window).uri],
    answers: ['Change /storefront/dev/port'],
    calls: changed,
  },
  {
    command: 'ssm.deleteParameters',
    on: port,
    answers: ['Delete'],
    calls: {
      'ssm:DescribeParameters': 2,
      'ssm:GetParameters': 1,
      'ssm:ListTagsForResource': 1,
      'ssm:DeleteParameters': 1,
    },
  },
  {
    command: 'ssm.restoreDeletedParameters',
    before: run('ssm.deleteParameters', port, 'Delete'),
    answers: [['/storefront/dev/port']],
    calls: written,
  },
  {
    command: 'ssm.compareParameterVersions',
    on: level,
    answers: ['Version 2', 'Version 1'],
    calls: { 'ssm:GetParameterHistory': 2, 'ssm:GetParameter': 2 },
  },
  {
    command: 'ssm.restoreParameterVersion',
    on: level,
    answers: ['Version 1', 'Restore'],
    calls: { ...changed, 'ssm:GetParameterHistory': 1, 'ssm:DescribeParameters': 3 },
  },
  {
    command: 'ssm.labelParameterVersion',
    on: level,
    answers: ['Version 2', 'stable'],
    calls: { 'ssm:GetParameterHistory': 2, 'ssm:LabelParameterVersion': 1 },
  },
  { command: 'ssm.tagParameter', on: port, answers: ['team', 'web'], calls: { 'ssm:AddTagsToResource': 1 } },
  {
    command: 'ssm.untagParameter',
    on: port,
    before: run('ssm.tagParameter', port, 'team', 'web'),
    answers: ['team', 'Remove Tag'],
    calls: { 'ssm:ListTagsForResource': 1, 'ssm:RemoveTagsFromResource': 1 },
  },
  { command: 'ssm.editParameterPath', on: dev, answers: ['YAML'], calls: { 'ssm:GetParametersByPath': 1 } },
  {
    command: 'ssm.applyParameterPath',
    before: editPath,
    args: (window) => [editor(window).uri],
    answers: ['Apply'],
    // A look at the one that changes, two writes, the path and the list anew.
    calls: { 'ssm:DescribeParameters': 2, 'ssm:PutParameter': 2, 'ssm:GetParametersByPath': 1 },
    says: /2 changes were made/,
  },
  {
    command: 'ssm.undoParameterChanges',
    before: async (window) => {
      await editPath(window);
      await window.calls('ssm.applyParameterPath', { args: [editor(window).uri], answers: ['Apply'] });
    },
    press: 'Undo',
    // A look at both, the former value of one, the other deleted, the path and the list anew.
    calls: {
      'ssm:DescribeParameters': 3,
      'ssm:PutParameter': 1,
      'ssm:DeleteParameters': 1,
      'ssm:GetParametersByPath': 1,
    },
    says: /2 changes were undone/,
  },
  {
    command: 'ssm.discardParameterChanges',
    before: editPath,
    args: (window) => [editor(window).uri],
    answers: ['Discard'],
    calls: { 'ssm:GetParametersByPath': 1 },
  },
  {
    command: 'ssm.compareParameterPaths',
    on: dev,
    answers: ['/storefront/prod'],
    calls: { 'ssm:GetParametersByPath': 2 },
  },
  {
    command: 'ssm.compareParameterPaths',
    title: 'of two regions',
    before: (window) => window.calls('ssm.addConnection', { answers: ['dev', 'eu-central-1'] }),
    on: [/^Playground/, ...dev],
    answers: ['dev · eu-central-1', '/storefront/dev'],
    calls: { 'ssm:GetParametersByPath': 2 },
  },
  {
    command: 'ssm.importParameters',
    before: (window) => window.write('some.env', 'port=9\n'),
    on: dev,
    answers: ['some.env'],
    calls: { 'ssm:GetParametersByPath': 1 },
  },
  {
    command: 'ssm.exportParameters',
    title: 'without secrets',
    on: dev,
    answers: ['JSON', 'Without Secrets', 'Save'],
    calls: { 'ssm:GetParametersByPath': 1 },
  },
  {
    command: 'ssm.exportParameters',
    title: 'with secrets',
    on: dev,
    answers: ['JSON', 'With Secrets', 'Write Secrets', 'Save'],
    calls: { 'ssm:GetParametersByPath': 2 },
  },
  { command: 'ssm.showParameter', args: () => ['/storefront/dev/port', 'us-east-1'], calls: list },
];

describeActions('the actions of the Parameter Store view', actions, { view: 'ssm.parameters' });
