import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openFile } from './editors.ts';
import { clearNotifications } from './notifications.ts';
import { ui } from './ui.ts';

describe('harness', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeQuickOpen'));

  it('keeps the credentials of the developer out of the extension host', () => {
    const names = Object.keys(process.env).filter((name) => name.startsWith('AWS_'));
    assert.deepEqual(names.sort(), [
      'AWS_CONFIG_FILE',
      'AWS_EC2_METADATA_DISABLED',
      'AWS_SHARED_CREDENTIALS_FILE',
    ]);
    assert.ok(process.env['AWS_CONFIG_FILE']?.startsWith(process.env['HOME'] ?? '-'));
  });

  it('picks an entry of a quick pick', async () => {
    const picked = vscode.window.showQuickPick(['one', 'two', 'three']);
    await ui.waitFor('.quick-input-list .monaco-list-row:has-text("two")');
    assert.deepEqual(await ui.picks(), ['one', 'two', 'three']);
    await ui.pick('two');
    assert.equal(await picked, 'two');
  });

  it('ticks several entries of a quick pick', async () => {
    const picked = vscode.window.showQuickPick(['one', 'two', 'three'], { canPickMany: true });
    await ui.pickMany(['one', 'three']);
    assert.deepEqual(await picked, ['one', 'three']);
  });

  it('answers an input box', async () => {
    const answer = vscode.window.showInputBox({ title: 'Name' });
    await ui.answer('web-1');
    assert.equal(await answer, 'web-1');
  });

  it('presses a button of a modal dialog', async () => {
    const answer = vscode.window.showWarningMessage('Really?', { modal: true }, 'Run');
    // Notifications are dialogs too.
    assert.match(await ui.waitFor('.monaco-dialog-box[role="dialog"]'), /Really\?/);
    await ui.click({ role: 'button', name: 'Run', exact: true });
    assert.equal(await answer, 'Run');
  });

  it('presses a button of a notification', async () => {
    const answer = vscode.window.showErrorMessage('It failed.', 'Retry', 'Details');
    await ui.answerNotification('It failed.', 'Retry');
    assert.equal(await answer, 'Retry');
  });

  it('types into a terminal and reads it', async () => {
    const terminal = vscode.window.createTerminal({ name: 'harness' });
    terminal.show();
    try {
      // One that is there already stays in front for a moment.
      await eventually(() => vscode.window.activeTerminal === terminal || undefined, 'it is in front');
      await ui.typeInTerminal('echo a$((1 + 1))b');
      await ui.waitForTerminal('a2b');
    } finally {
      terminal.dispose();
    }
  });

  it('opens a file and sees its tab', async () => {
    const { document } = await openFile('README.md');
    await ui.waitFor({ role: 'tab', name: 'README.md' });
    assert.equal(document.languageId, 'markdown');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('says what was on screen when something is not found', async () => {
    void vscode.window.showInformationMessage('Something else');
    await ui.waitFor('.notification-list-item-message:has-text("Something else")');
    await assert.rejects(ui.click({ role: 'button', name: 'Nowhere' }, { timeout: 200 }), (error: Error) => {
      assert.match(error.message, /Could not click the button "Nowhere"/);
      assert.match(error.message, /notification: Something else/);
      return true;
    });
    await clearNotifications();
  });
});
