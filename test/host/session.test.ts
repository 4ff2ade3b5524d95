import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeEditors, eventually, waitForEditor } from './editors.ts';
import { clearNotifications } from './notifications.ts';
import { connectToPlayground, playground, untilCalled, untilQuiet } from './playground.ts';
import { acceptFile } from './save-dialog.ts';
import { ui } from './ui.ts';

const names = (): string[] => vscode.window.terminals.map(({ name }) => name);

/** Waits until these terminals are open, no more and no others. */
async function untilNames(...wanted: readonly string[]): Promise<void> {
  const has = (): true | undefined => names().join() === wanted.join() || undefined;
  await eventually(has, `the terminals are ${wanted.join()}`).catch(() => assert.deepEqual(names(), wanted));
}

/** Closes all terminals, so that nobody reads any more what they show. */
async function closeTerminals(): Promise<void> {
  for (const terminal of vscode.window.terminals) terminal.dispose();
  await untilNames();
  await ui.waitUntilGone('.terminal-wrapper.active');
}

/**
 * Opens a terminal by its profile. VS Code learns late of the profiles of extensions
 * (`TerminalProfileService.refreshAvailableProfiles` is throttled), and a list that is open does not grow.
 */
async function pickProfile(name: string): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    void vscode.commands.executeCommand('workbench.action.terminal.newWithProfile');
    await ui.waitFor('.quick-input-list .monaco-list-row');
    const names = await ui.picks();
    if (names.some((label) => label.includes(name))) break;
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await ui.pick(name);
}

describe('a session', () => {
  before(() => connectToPlayground());
  beforeEach(async () => {
    await playground.reset();
    await vscode.commands.executeCommand('ssm.refreshManagedNodes');
    // Else the rows may be drawn anew under the pointer.
    await untilCalled('ssm:DescribeInstanceInformation');
  });
  afterEach(async () => {
    await closeTerminals();
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  it('opens from a node as a real shell in a terminal, and ends with it', async () => {
    await ui.clickTreeRow('Managed Nodes', 'storefront-dev-01', { button: 'right' });
    await ui.pickFromMenu('Start Session…');
    await ui.waitForTerminal('Starting a session on storefront-dev-01');
    await ui.typeInTerminal('echo sum=$((20 + 22))');
    await ui.waitForTerminal('sum=42');
    await untilNames('storefront-dev-01');
    await ui.typeInTerminal('exit');
    const calls = await playground.calls();
    assert.equal(calls['ssm:StartSession'], 1);
  });

  it('opens from the palette on a node that is picked', async () => {
    await ui.runCommand('Systems Manager: Start Session…');
    await ui.pick('checkout-dev-02');
    await ui.waitForTerminal('Starting a session on checkout-dev-02');
    await ui.typeInTerminal('echo words=$(stty size | wc -w)');
    await ui.waitForTerminal('words=2');
  });

  it('opens as a profile of the terminal menu, is split, and is ended with its terminal', async () => {
    // The session of the test before may still be ending.
    await untilQuiet();
    await playground.clearCalls();
    await pickProfile('Session Manager');
    await ui.pick('storefront-dev-01');
    await ui.waitForTerminal('Starting a session on storefront-dev-01');
    await ui.typeInTerminal('echo first=$((1 + 1))');
    await ui.waitForTerminal('first=2');
    await vscode.commands.executeCommand('ssm.splitSession');
    // Two terminals are in sight, side by side.
    await ui.waitFor('.terminal-wrapper.active >> nth=1');
    await untilCalled('ssm:StartSession', 2);
    await untilNames('storefront-dev-01', 'storefront-dev-01');
    await vscode.commands.executeCommand('ssm.forceCloseSession');
    await untilNames('storefront-dev-01');
    await untilCalled('ssm:TerminateSession');
    await untilQuiet();
    const calls = await playground.calls();
    assert.equal(calls['ssm:StartSession'], 2);
    assert.equal(calls['ssm:TerminateSession'], 1);
  });

  it('types into several at once, visibly, until the key is pressed again', async () => {
    for (const node of ['storefront-dev-01', 'checkout-dev-02']) {
      await ui.runCommand('Systems Manager: Start Session…');
      await ui.pick(node);
      await ui.waitForTerminal(`Starting a session on ${node}`);
      // What is typed is not yet what is printed.
      await ui.typeInTerminal('PS1="rea""dy> "');
      await ui.waitForTerminal('ready>');
    }
    const [storefront] = vscode.window.terminals;
    await ui.press('Control+F10');
    await ui.pickMany(['storefront-dev-01', 'checkout-dev-02']);
    await ui.waitFor({ text: 'Typing into 2 sessions' });
    const marked = (): number => names().filter((name) => name.includes('(broadcast)')).length;
    await eventually(() => (marked() === 2 ? true : undefined), 'both terminals are marked');
    await ui.typeInTerminal('echo both=$((3 * 4))');
    await ui.waitForTerminal('both=12');
    await ui.press('Control+F10');
    await ui.waitUntilGone({ text: 'Typing into 2 sessions' });
    await ui.typeInTerminal('echo one=$((3 * 5))');
    await ui.waitForTerminal('one=15');
    storefront?.show();
    // Both terminals show `both=12`: what comes first is what only this one has.
    await ui.waitForTerminal('Starting a session on storefront-dev-01');
    const other = await ui.waitForTerminal('both=12');
    assert.match(other, /on storefront-dev-01/);
    assert.doesNotMatch(other, /one=/);
  });

  it('records what the node prints in a file that is chosen, with a mark until a click on it', async () => {
    await ui.runCommand('Systems Manager: Start Session…');
    await ui.pick('checkout-dev-02');
    await ui.waitForTerminal('Starting a session on checkout-dev-02');
    await ui.typeInTerminal('PS1="re""cord> "');
    await ui.waitForTerminal('record>');
    await ui.runCommand('Systems Manager: Record Session Transcript…');
    const name = await acceptFile(/checkout-dev-02-[\d-]+\.txt$/);
    await ui.waitFor({ text: 'Recording checkout-dev-02' });
    await untilNames('● checkout-dev-02 (recording)');
    await ui.typeInTerminal('echo kept=$((5 * 5))');
    await ui.waitForTerminal('kept=25');
    await ui.click('.statusbar-item:has-text("Recording checkout-dev-02")');
    await ui.answerNotification(`The transcript is in ${name}.`, 'Open');
    await waitForEditor(/^kept=25$/m);
    await ui.waitUntilGone({ text: 'Recording checkout-dev-02' });
    await untilNames('checkout-dev-02');
    const file = vscode.window.activeTextEditor?.document.fileName ?? '';
    assert.equal((await stat(file)).mode & 0o777, 0o600, 'nobody else can read it');
    await closeEditors();
    await rm(file);
  });

  it('runs the command of a document with its parameters, and tells its exit code', async () => {
    await untilQuiet();
    await playground.clearCalls();
    await ui.runCommand('Systems Manager: Start Session with a Document…');
    await ui.pick('AWS-StartNonInteractiveCommand');
    await ui.answer("sh -c 'echo out; exit 3'");
    await ui.pick('separateOutputStream');
    await ui.pick('true');
    await ui.pick('Go On with These Values');
    await ui.pick('storefront-dev-01');
    await ui.waitForTerminal('The command has ended with exit code 3.');
    await untilQuiet();
    const calls = await playground.calls();
    assert.equal(calls['ssm:GetDocument'], 1);
    assert.equal(calls['ssm:StartSession'], 1);
  });

  it('changes the preferences of sessions by a form, after asking', async () => {
    await untilQuiet();
    await playground.clearCalls();
    await ui.runCommand('Systems Manager: Session Preferences…');
    await ui.pick('Run as');
    await ui.pick('Run as default user');
    await ui.answer('deploy');
    await ui.pick('Save 2 Changes…');
    const question = await ui.waitFor('.monaco-dialog-box');
    assert.match(question, /Change the session preferences of us-east-1\?/);
    assert.match(question, /Run as default user: none → deploy/);
    await ui.click({ role: 'button', name: 'Save', exact: true });
    await ui.waitFor({ text: 'are saved as version 2' });
    await clearNotifications();
    await untilQuiet();
    const calls = await playground.calls();
    assert.equal(calls['ssm:GetDocument'], 1);
    assert.equal(calls['ssm:UpdateDocument'], 1);
    assert.equal(calls['ssm:UpdateDocumentDefaultVersion'], 1);
    await ui.runCommand('Systems Manager: Start Session…');
    await ui.pick('storefront-dev-01');
    await ui.waitForTerminal('The playground cannot become deploy on this computer');
  });

  it('keeps preferences that are YAML as they are, in the editor and when they are saved', async () => {
    const Name = 'SSM-SessionManagerRunShell';
    const lines = [
      "schemaVersion: '1.0'",
      'sessionType: Standard_Stream',
      'inputs:',
      "  idleSessionTimeout: '20' # as the auditors want it",
    ];
    const Content = `${lines.join('\n')}\n`;
    await playground.ssm('UpdateDocument', {
      ...{ Name, Content, DocumentFormat: 'YAML', DocumentVersion: '$LATEST' },
    });
    await playground.ssm('UpdateDocumentDefaultVersion', { Name, DocumentVersion: '2' });
    const change = async (minutes: string): Promise<void> => {
      await ui.runCommand('Systems Manager: Session Preferences…');
      await ui.pick('Idle time-out');
      await ui.answer(minutes);
    };
    await change('31');
    await ui.pick('Edit as a Document');
    const wanted = /idleSessionTimeout: '31' # as the auditors want it/;
    await waitForEditor(wanted);
    const edited = vscode.window.activeTextEditor?.document;
    // Both become known a moment after the text.
    await eventually(() => (edited?.languageId === 'ssm-yaml' ? true : undefined), 'it is an SSM document');
    await eventually(() => (edited?.isDirty === true ? true : undefined), 'it is not saved');
    await vscode.commands.executeCommand('undo');
    await waitForEditor(/'20' # as/);
    await closeEditors();

    await change('32');
    await ui.pick('Save One Change…');
    await ui.waitFor('.monaco-dialog-box:has-text("Idle time-out: 20 minutes → 32 minutes")');
    await ui.click({ role: 'button', name: 'Save', exact: true });
    await ui.waitFor({ text: 'are saved as version 3' });
    await clearNotifications();
    const { Document } = await playground.ssm<{ Document: { DocumentFormat: string } }>('DescribeDocument', {
      Name,
    });
    assert.equal(Document.DocumentFormat, 'YAML');
    const input = { Name, DocumentFormat: 'YAML' };
    const saved = await playground.ssm<{ Content: string }>('GetDocument', input);
    assert.equal(saved.Content, Content.replace('20', '32'));
  });

  it('is what our session-manager-plugin offers on the PATH of any terminal, if a setting asks for it', async () => {
    const settings = vscode.workspace.getConfiguration('ssm.session');
    await settings.update('pluginInTerminals', true, vscode.ConfigurationTarget.Global);
    try {
      // Terminals that are opened after the setting has been read have it; how long that takes is not to be seen.
      for (let tries = 0, shown = ''; !shown.includes('with version 1.2.'); tries++) {
        assert.ok(tries < 20, shown);
        // What is typed must not go to the one before.
        await closeTerminals();
        const terminal = vscode.window.createTerminal(`with the plugin ${tries}`);
        terminal.show();
        await ui.typeInTerminal(`echo try ${tries} "wi""th version" $(session-manager-plugin --version)`);
        shown = await ui.waitForTerminal(`try ${tries} with version`);
      }
    } finally {
      await settings.update('pluginInTerminals', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('is run by the plugin that a setting names, which gets the token in its environment', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'ssm-plugin-'));
    const plugin = path.join(folder, 'plugin');
    const extension = vscode.extensions.getExtension('systems-manager-workbench.systems-manager-workbench');
    const script = path.join(extension?.extensionPath ?? '', 'dist', 'session-manager-plugin.js');
    // Our own program has the arguments, the environment and the version of AWS's.
    await writeFile(
      plugin,
      `#!/bin/sh\nfor word in "$@"; do echo "$word"; done >> '${folder}/words'\nELECTRON_RUN_AS_NODE=1 exec '${process.execPath}' '${script}' "$@"\n`,
      { mode: 0o700 },
    );
    const settings = vscode.workspace.getConfiguration('ssm.session');
    await settings.update('client', 'plugin', vscode.ConfigurationTarget.Global);
    await settings.update('pluginPath', plugin, vscode.ConfigurationTarget.Global);
    try {
      await ui.runCommand('Systems Manager: Start Session…');
      await ui.pick('storefront-dev-01');
      await ui.waitForTerminal('Starting session with SessionId:');
      await ui.typeInTerminal('echo sum=$((20 + 23))');
      await ui.waitForTerminal('sum=43');
      const words = (await readFile(path.join(folder, 'words'), 'utf8')).trim().split('\n');
      assert.deepEqual(
        words.map((word) => word.replace(/^{"Target":"i-\w+"}$/, 'request')),
        [
          ...['--version', 'AWS_SSM_START_SESSION_RESPONSE', 'us-east-1', 'StartSession', '', 'request'],
          playground.url,
        ],
      );
    } finally {
      await settings.update('client', undefined, vscode.ConfigurationTarget.Global);
      await settings.update('pluginPath', undefined, vscode.ConfigurationTarget.Global);
      await rm(folder, { recursive: true });
    }
  });
});
