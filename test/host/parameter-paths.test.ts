import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { assertCalls } from './calls.ts';
import { closeEditors, eventually, openText, waitForEditor } from './editors.ts';
import { clearNotifications } from './notifications.ts';
import { showFolders, tree, valueOf } from './parameter-store.ts';
import { connectToPlayground, playground, untilQuiet } from './playground.ts';
import { ui } from './ui.ts';

/** Opens /storefront/dev as a file, with nothing counted before. */
async function edit(format: string): Promise<vscode.TextDocument> {
  await ui.runCommand('Systems Manager: Edit Path as a File…');
  await ui.answer('/storefront/dev');
  await ui.pick(format);
  await waitForEditor(/port/);
  return vscode.window.activeTextEditor?.document ?? assert.fail('no editor');
}

/** Changes the text as a user does, without saving it. */
async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const at = document.getText().indexOf(from);
  assert.ok(at >= 0, document.getText());
  const change = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + from.length));
  change.replace(document.uri, range, to);
  await vscode.workspace.applyEdit(change);
}

/** Accepts what the dialog for files proposes, with Enter, which it does not hear as long as it looks at the folder. */
async function acceptFile(name: string): Promise<void> {
  const dialog = '.quick-input-widget';
  const proposed = `document.querySelector('${dialog} .quick-input-box input')?.value.endsWith('/${name}') === true`;
  const hasGone = (): Promise<boolean> =>
    ui.waitUntilGone(dialog, { timeout: 5000 }).then(
      () => true,
      () => false,
    );
  do {
    await eventually(async () => (await ui.evaluate(proposed)) === true || undefined, `${name} is proposed`);
    await ui.press('Enter');
  } while (!(await hasGone()));
}

const save = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.files.save');

/** The value and the version of a parameter; undefined if there is none. */
async function stored(name: string): Promise<unknown> {
  const found = await valueOf(name).catch(() => undefined);
  return found && [found.Value, found.Version];
}

describe('parameter paths as files', () => {
  before(() => connectToPlayground());
  beforeEach(async () => {
    await playground.reset();
    await untilQuiet();
    await playground.clearCalls();
  });
  afterEach(async () => {
    await closeEditors();
    await clearNotifications();
  });

  it('apply what was changed after showing it, and take it back', async () => {
    const document = await edit('YAML');
    assert.match(document.getText(), /^database\/password: ••••••••$/m);
    await assertCalls({ 'ssm:GetParametersByPath': 1 });
    await replace(document, '"8080"', '"8081"\nqueue/name: orders');
    await save();
    await ui.waitFor({ text: 'Apply 2 changes to Parameter Store?' });
    await ui.click({ role: 'button', name: 'Apply', exact: true });
    await ui.waitFor({ text: '2 changes were made.' });
    assert.deepEqual(await stored('/storefront/dev/port'), ['8081', 2]);
    assert.deepEqual(await stored('/storefront/dev/queue/name'), ['orders', 1]);
    assert.equal(document.isDirty, false);
    const calls = await playground.calls();
    assert.equal(calls['ssm:PutParameter'], 2);
    await ui.answerNotification('2 changes were made.', 'Undo');
    await ui.waitFor({ text: '2 changes were undone.' });
    assert.deepEqual(await stored('/storefront/dev/port'), ['8080', 3]);
    assert.equal(await stored('/storefront/dev/queue/name'), undefined);
  });

  it('never overwrite what somebody else has changed meanwhile, and say where', async () => {
    const document = await edit('.env');
    await replace(document, 'port=8080', 'port=9090');
    await playground.ssm('PutParameter', { Name: '/storefront/dev/port', Value: '7070', Overwrite: true });
    await save();
    await ui.waitFor({ text: 'Apply one change to Parameter Store?' });
    await ui.click({ role: 'button', name: 'Apply', exact: true });
    await ui.waitFor({ text: '0 of 1 changes were made.' });
    assert.deepEqual(await stored('/storefront/dev/port'), ['7070', 2]);
    const [problem] = vscode.languages.getDiagnostics(document.uri);
    assert.match(problem?.message ?? '', /is at version 2 now, no longer at 1\. Nothing was written\.$/);
    assert.equal(document.getText(problem?.range), 'port');
    // The draft is still there, and a look at what is there now allows it.
    await ui.answerNotification('0 of 1 changes were made.', 'Compare with Now');
    await eventually(
      () =>
        vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('now ↔ file') === true
          ? true
          : undefined,
      'the comparison is shown',
    );
    assert.match(document.getText(), /^port=9090$/m);
    const discarded = vscode.commands.executeCommand('ssm.discardParameterChanges', document.uri);
    await ui.click({ role: 'button', name: 'Discard', exact: true });
    await discarded;
    await waitForEditor(/^port=7070$/m);
    assert.equal(document.isDirty, false);
  });

  it('keep secrets out of what is saved', async () => {
    const document = await edit('YAML');
    await replace(document, 'password: ••••••••', 'password: in-clear-text');
    const problem = await eventually(
      () => vscode.languages.getDiagnostics(document.uri)[0],
      'the secret is marked',
    );
    assert.match(problem.message, /^A secret does not belong into a file/);
    await save();
    await ui.waitFor({ text: 'A secret does not belong into a file' });
    assert.equal(document.isDirty, true);
    assert.equal((await playground.calls())['ssm:PutParameter'], undefined);
  });

  it('are compared side by side, imported and exported', async () => {
    await ui.runCommand('Systems Manager: Compare Parameter Paths…');
    await ui.answer('/storefront/dev');
    await ui.answer('/storefront/prod');
    await eventually(
      () =>
        vscode.window.tabGroups.activeTabGroup.activeTab?.label === '/storefront/dev ↔ /storefront/prod' ||
        undefined,
      'the paths are compared',
    );
    await closeEditors();
    await ui.runCommand('Systems Manager: Export Parameters…');
    await ui.answer('/storefront/dev');
    await ui.pick('.env');
    await ui.pick('Without Secrets');
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('no folder');
    const file = vscode.Uri.joinPath(folder, 'storefront-dev.env');
    try {
      await acceptFile('storefront-dev.env');
      await ui.waitFor({ text: 'exported to storefront-dev.env' });
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      assert.match(text, /^port=8080$/m);
      assert.doesNotMatch(text, /password/);
      const more = text.replace('port=8080', 'port=8082\napi_token=abc');
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(more));
      await ui.runCommand('Systems Manager: Import Parameters…');
      await ui.answer('/storefront/dev');
      await ui.pick('storefront-dev.env');
      // What looks like a secret is marked already.
      await ui.waitFor('.quick-input-list .monaco-list-row:has-text("api_token")');
      await ui.press('Enter');
      assert.match(await waitForEditor(/^port=8082$/m), /^api_token=<ask>$/m);
      await save();
      await ui.waitFor({ text: 'Apply 2 changes to Parameter Store?' });
      await ui.click({ role: 'button', name: 'Apply', exact: true });
      await ui.waitFor({ text: '2 changes were made.' });
      const { Type, Value } = await valueOf('/storefront/dev/api_token');
      assert.deepEqual([Type, Value], ['SecureString', 'abc']);
    } finally {
      await vscode.workspace.fs.delete(file).then(undefined, () => undefined);
    }
  });
});

describe('parameter paths that any text names', () => {
  before(() => connectToPlayground());
  afterEach(() => closeEditors());

  /** The text of the hover, once AWS has answered within its patience. */
  async function hover(document: vscode.TextDocument, text: string): Promise<string> {
    const at = document.positionAt(document.getText().indexOf(text) + 1);
    for (let tries = 0; tries < 50; tries++) {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at,
      );
      const found = hovers.flatMap(({ contents }) =>
        contents.map((part) => (part as vscode.MarkdownString).value),
      );
      if (found.length > 0) return found.join('\n');
    }
    return assert.fail(`no hover on ${text}`);
  }

  it('have a hover without a value after one call, and a link to the tree', async () => {
    const document = await openText(
      'plaintext',
      [
        'secret: {{resolve:ssm-secure:/storefront/dev/database/password}}',
        'port: arn:aws:ssm:us-east-1:123456789012:parameter/storefront/dev/port',
        'other: ssm:/storefront/dev/none',
      ].join('\n'),
    );
    await vscode.window.showTextDocument(document);
    await untilQuiet();
    await playground.clearCalls();
    const secret = await hover(document, '/storefront/dev/database');
    assert.match(secret, /\| Type \| SecureString \|[^]*\| Version \| \d+ \|[^]*Show in Parameter Store/);
    assert.equal(await hover(document, '/storefront/dev/database'), secret);
    await assertCalls({ 'ssm:DescribeParameters': 1 });
    assert.match(await hover(document, 'ssm:/storefront/dev/none'.slice(4)), /^There is no parameter/);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    assert.equal(links.length, 3);
    const target = links[1]?.target ?? assert.fail('no target');
    assert.equal(target.path, 'ssm.showParameter');
    const args = JSON.parse(target.query) as string[];
    assert.deepEqual(args, ['/storefront/dev/port', 'us-east-1']);
  });

  it('lead into the tree by their link', async () => {
    await showFolders();
    const content = 'image: ssm:/storefront/dev/log-level\n';
    const document = await openText('plaintext', content);
    const editor = await vscode.window.showTextDocument(document);
    const at = new vscode.Position(0, content.indexOf('/storefront') + 3);
    editor.selection = new vscode.Selection(at, at);
    await ui.waitFor('.monaco-editor .detected-link');
    await untilQuiet();
    await playground.clearCalls();
    await vscode.commands.executeCommand('editor.action.openLink');
    await ui.waitFor(
      `[role="tree"][aria-label="${tree}"] [role="treeitem"][aria-selected="true"]:has-text("log-level")`,
    );
    // One for the parameter, and one for the level that was not open; what lies below it came with it.
    await assertCalls({ 'ssm:DescribeParameters': 2 });
    await vscode.commands.executeCommand('list.collapseAll');
  });
});
