import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, eventually, waitForEditor } from './editors.ts';
import { clearNotifications } from './notifications.ts';
import { assertWork, port, tree, valueOf, withSampleParameters } from './parameter-store.ts';
import { playground, untilQuiet } from './playground.ts';
import { ui } from './ui.ts';

const production = (profiles: readonly string[] | undefined): Thenable<void> =>
  vscode.workspace
    .getConfiguration('ssm')
    .update('connections.production', profiles, vscode.ConfigurationTarget.Global);

describe('the upkeep of parameters', () => {
  withSampleParameters();

  it('creates one whose value is written in an editor, with several lines', async () => {
    const name = '/a-first/in-editor';
    await ui.runCommand('Systems Manager: Create Parameter…');
    await ui.answer(name);
    await ui.pick('String');
    await ui.waitFor({ text: `The value of ${name}` });
    await ui.click({ role: 'button', name: 'Write It in an Editor' });
    const draft = await eventually(() => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.scheme === 'ssm-parameter-draft' && document.getText() === ''
        ? document
        : undefined;
    }, 'the editor of the value');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(draft.uri, new vscode.Position(0, 0), 'a first line\nand a second\n');
    await vscode.workspace.applyEdit(edit);
    await untilQuiet();
    await playground.clearCalls();
    await ui.runCommand('Systems Manager: Change Parameter');
    await ui.pick(`Create ${name}`);
    // The parameter, and the list anew.
    await assertWork({
      'ssm:PutParameter': 1,
      'ssm:DescribeParameters': 1,
    });
    await ui.waitFor({ text: `${name} was created` });
    assert.deepEqual(await valueOf(name).then(({ Value, Version }) => [Value, Version]), [
      'a first line\nand a second',
      1,
    ]);
  });

  it('begins in an editor with what the parameter says now, not with what an editor said before', async () => {
    const openInEditor = async (): Promise<void> => {
      await ui.runCommand('Systems Manager: Edit Parameter Value…');
      await ui.pick(port);
      await ui.waitFor({ text: `The value of ${port}` });
      await ui.click({ role: 'button', name: 'Write It in an Editor' });
    };
    await openInEditor();
    await waitForEditor(/^8080$/);
    await closeEditors();
    await playground.ssm('PutParameter', { Name: port, Value: '7070', Overwrite: true });
    await openInEditor();
    await waitForEditor(/^7070$/);
  });

  it('creates again by choice what was deleted in this window', async () => {
    const name = '/storefront/dev/log-level';
    await ui.clickTreeRow(tree, name, { button: 'right' });
    await ui.pickFromMenu('Delete Parameter…');
    await ui.waitFor({ text: `Delete ${name}?` });
    await ui.click({ role: 'button', name: 'Delete', exact: true });
    // What undo needs: the settings, the value and the tags; the deletion; the list anew.
    await assertWork({
      'ssm:DescribeParameters': 2,
      'ssm:GetParameters': 1,
      'ssm:ListTagsForResource': 1,
      'ssm:DeleteParameters': 1,
    });
    await clearNotifications();
    await ui.runCommand('Systems Manager: Restore Deleted Parameters…');
    await ui.pickMany([name]);
    await assertWork({
      'ssm:PutParameter': 1,
      'ssm:DescribeParameters': 1,
    });
    assert.equal((await valueOf(name)).Value, 'debug');
  });

  it('names the account before a change in production', async () => {
    const account = 'Production account sample-company (123456789012, Playground)';
    try {
      await production(['playground']);
      await ui.waitFor({ role: 'button', name: 'connected to Playground, us-east-1, production' });
      await ui.runCommand('Systems Manager: Edit Parameter Value…');
      await ui.pick(port);
      await ui.waitFor({ text: `The value of ${port}` });
      const title = await ui.waitFor('.quick-input-title');
      assert.ok(title.startsWith(`Edit ${port} · `) && title.endsWith(account), title);
      await ui.press('Escape');
      await ui.runCommand('Systems Manager: Delete Parameter…');
      await ui.pick(port);
      const question = await ui.waitFor('.monaco-dialog-box');
      assert.ok(question.includes(`Delete ${port}?`) && question.includes(`${account}.`), question);
      await ui.press('Escape');
      await ui.waitUntilGone('.monaco-dialog-box');
    } finally {
      await production(undefined);
      await ui.waitUntilGone({ role: 'button', name: 'us-east-1, production' });
    }
    await untilQuiet();
    const calls = await playground.calls();
    assert.deepEqual([calls['ssm:PutParameter'], calls['ssm:DeleteParameters']], [undefined, undefined]);
  });
});
