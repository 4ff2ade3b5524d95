import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, eventually, openText, waitForEditor } from './editors.ts';
import { clearNotifications } from './notifications.ts';
import { connectToPlayground, playground, untilQuiet } from './playground.ts';
import { serverHolds } from './server-memory.ts';
import { ui } from './ui.ts';
import { filesWith } from './written-files.ts';

/** A secret that is a document: nothing about its text or its name keeps it from the language server. */
const name = '/a-secret/run.yaml';
const secret = 'ssm:/planted-for-nobody-else';
const documentWith = (text: string): string =>
  `schemaVersion: '2.2'\ndescription: ${text}\nmainSteps:\n  - name: run\n    action: aws:runShellScript\n`;

/** Asks the server about a document, so that it has read all that it was told before. */
const askServer = (uri: vscode.Uri): Thenable<unknown> =>
  vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);

describe('a secret in view', () => {
  before(() => connectToPlayground());
  afterEach(async () => {
    await closeEditors();
    await playground.reset();
    await clearNotifications();
  });

  it('never reaches the language server, whatever it looks like', async function () {
    if (process.platform !== 'linux') this.skip();
    await playground.ssm('PutParameter', { Name: name, Type: 'SecureString', Value: documentWith(secret) });
    const known = await openText(
      'ssm-yaml',
      `${documentWith('planted-for-the-server')}    inputs:\n      runCommand: ['{{ssm:${name}}}']\n`,
    );
    await vscode.window.showTextDocument(known);
    while (((await askServer(known.uri)) as unknown[] | undefined)?.length === undefined);
    // It may be moved to where was looked already while its memory is looked through.
    const holds = (): true | undefined => serverHolds('planted-for-the-server') || undefined;
    await eventually(holds, 'what the server was told is found in it');

    const revealing = vscode.commands.executeCommand('ssm.revealParameter');
    await ui.pick(name);
    await revealing;
    await waitForEditor(/planted-for-nobody-else/);
    const { document } = vscode.window.activeTextEditor ?? assert.fail('no editor');
    // As long as a text that is becoming an SSM document takes to be seen as one.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.doesNotMatch(document.languageId, /^ssm/);
    await askServer(known.uri);
    assert.ok(!serverHolds(secret), 'the server holds the secret');

    // What looks like a name in it is looked up nowhere.
    await untilQuiet();
    await playground.clearCalls();
    const at = document.positionAt(document.getText().indexOf(secret) + 'ssm:/plan'.length);
    const hovers = await vscode.commands.executeCommand<unknown[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    const links = await vscode.commands.executeCommand<unknown[]>('vscode.executeLinkProvider', document.uri);
    assert.deepEqual([hovers.length, links.length, await playground.calls()], [0, 0, {}]);

    // Even whoever says so by hand does not send it there.
    const asked = await vscode.languages.setTextDocumentLanguage(document, 'ssm-yaml');
    await askServer(asked.uri);
    await askServer(known.uri);
    assert.ok(!serverHolds(secret), 'the server holds the secret');
    await vscode.languages.setTextDocumentLanguage(asked, 'yaml');
    await untilQuiet();
    assert.deepEqual(filesWith(secret), []);
  });
});
