import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, waitForEditor } from './editors.ts';
import {
  assertChanges,
  assertWork,
  port,
  timesCalled,
  tree,
  valueOf,
  waitForValue,
  withSampleParameters,
} from './parameter-store.ts';
import { playground, untilQuiet } from './playground.ts';
import { ui } from './ui.ts';
import { filesWith } from './written-files.ts';

/** The view with nothing but what has a word in its name. */
async function showOnly(word: string): Promise<void> {
  await ui.runCommand('Systems Manager: Filter Parameters…');
  await ui.answer(word);
  await ui.waitFor({ text: 'No parameter matches' });
}

/** The difference that the active editor shows. */
function shownDifference(): Promise<vscode.TabInputTextDiff> {
  return eventually(() => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputTextDiff ? input : undefined;
  }, 'a difference');
}

/** VS Code may still have the text of an editor that was closed, and reads it anew a moment later. */
async function untilText(uri: vscode.Uri, wanted: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await eventually(
    () => (document.getText() === wanted ? true : undefined),
    `${uri.path} says ${wanted}`,
  ).catch(() => assert.equal(document.getText(), wanted));
}

describe('the Parameter Store view, changing parameters', () => {
  withSampleParameters();

  it('creates one with three answers and Enter, and says what AWS refuses where it can be mended', async () => {
    await showOnly('a-first');
    await playground.addFault({ kind: 'accessDenied', operation: 'PutParameter', times: 1 });
    await ui.runCommand('Systems Manager: Create Parameter…');
    await ui.answer('/a-first/quick');
    await ui.pick('String');
    await ui.answer('one');
    await ui.pick('Create /a-first/quick');
    await ui.waitFor({ text: 'It was not written' });
    await ui.pick('Create /a-first/quick');
    await ui.waitForTreeRow(tree, '/a-first/quick');
    await vscode.commands.executeCommand('ssm.clearParameterFilter');
    assert.equal(await timesCalled('PutParameter'), 2);
    assert.equal((await valueOf('/a-first/quick')).Value, 'one');
  });

  it('creates a secret with more options: a key by its alias, and a policy with its tier', async () => {
    await ui.runCommand('Systems Manager: Create Parameter…');
    await ui.answer(port);
    await ui.pick('SecureString');
    await ui.answer('planted-create');
    await ui.pick('KMS Key…');
    await ui.pick('alias/payments');
    await ui.pick('Policies…');
    await ui.pick('Notification without a Change…');
    await ui.answer('20 days');
    await ui.pick('Done');
    await ui.pick(`Create ${port}`);
    // The name is taken: what was answered stays, for another name.
    await ui.waitFor({ text: `There is a parameter ${port} already` });
    await ui.answer('/a-first/secret');
    await ui.pick('SecureString');
    await ui.waitFor({ text: 'The value of /a-first/secret' });
    await ui.press('Enter');
    await ui.pick('Create /a-first/secret');
    await waitForValue('/a-first/secret', 'planted-create');
    await untilQuiet();
    assert.equal((await playground.calls())['kms:ListAliases'], 1);
    const described = JSON.stringify(
      await playground.ssm('DescribeParameters', {
        ParameterFilters: [{ Key: 'Name', Values: ['/a-first/secret'] }],
      }),
    );
    assert.match(described, /"KeyId":"alias\/payments"/);
    assert.match(described, /"Tier":"Advanced".*NoChangeNotification/);
    assert.deepEqual(filesWith('planted-create'), []);
  });

  it('edits a value with F2, and takes it back', async () => {
    await ui.clickTreeRow(tree, port);
    await waitForEditor(/^8080$/);
    await vscode.commands.executeCommand('ssm.parameters.focus');
    await untilQuiet();
    await playground.clearCalls();
    await ui.press('F2');
    await ui.waitFor({ text: `The value of ${port}` });
    await ui.answer('http');
    await ui.waitFor({ text: 'does not match the allowed pattern' });
    await ui.answer('9090');
    // The value, to begin with; is it still at that version; the new one; and what shows it, anew: editor and list.
    await assertWork({
      'ssm:GetParameter': 2,
      'ssm:DescribeParameters': 2,
      'ssm:PutParameter': 1,
    });
    assert.deepEqual(await valueOf(port).then(({ Value, Version }) => [Value, Version]), ['9090', 2]);
    await ui.answerNotification(`${port} is at version 2 now.`, 'Undo');
    await ui.click({ role: 'button', name: 'Restore', exact: true });
    assert.equal(await waitForValue(port, '8080'), 3);
  });

  it('writes nothing over a change of somebody else: both are shown, and the user chooses', async () => {
    await ui.runCommand('Systems Manager: Edit Parameter Value…');
    await ui.pick(port);
    await ui.waitFor({ text: `The value of ${port}` });
    await playground.ssm('PutParameter', { Name: port, Value: '7070', Overwrite: true });
    await playground.clearCalls();
    await ui.answer('9090');
    await ui.waitFor({ text: 'Keep Version 2' });
    assert.equal(await timesCalled('PutParameter'), 0);
    const { original, modified } = await shownDifference();
    await untilText(original, '7070');
    await untilText(modified, '9090');
    await ui.pick('Write Your Change');
    assert.equal(await waitForValue(port, '9090'), 3);
  });

  it('edits several lines in an editor, whose changes are looked at before they are written', async () => {
    await ui.runCommand('Systems Manager: Edit Parameter Value…');
    await ui.pick('/storefront/dev/log-level');
    await ui.waitFor({ text: 'The value of /storefront/dev/log-level' });
    await ui.click({ role: 'button', name: 'Write It in an Editor' });
    await waitForEditor(/^debug$/);
    const { document } = vscode.window.activeTextEditor ?? assert.fail('no editor');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 5), '\nplanted-in-editor\n');
    await vscode.workspace.applyEdit(edit);
    // VS Code keeps what an editor holds on disk, which is why no editor may hold a secret.
    await eventually(() => (filesWith('planted-in-editor').length > 0 ? true : undefined), 'a draft on disk');
    await playground.clearCalls();
    await ui.runCommand('Systems Manager: Change Parameter');
    await ui.pick('Change /storefront/dev/log-level');
    await waitForValue('/storefront/dev/log-level', 'debug\nplanted-in-editor');
  });

  it('edits a secret that is never in an editor, and leaves it nowhere', async () => {
    const name = '/storefront/dev/database/password';
    await ui.runCommand('Systems Manager: Edit Parameter Value…');
    await ui.pick(name);
    await ui.waitFor({ text: 'It is not shown' });
    await ui.type('planted-edit');
    // As long as a backup of an editor takes to be written.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    assert.deepEqual(filesWith('planted-edit'), []);
    assert.ok(vscode.workspace.textDocuments.every((one) => !one.getText().includes('planted-edit')));
    await ui.press('Enter');
    assert.equal(await waitForValue(name, 'planted-edit'), 4);
    await untilQuiet();
    for (const row of await ui.treeRows(tree)) assert.doesNotMatch(row, /planted/);
    for (const text of await ui.notifications()) assert.doesNotMatch(text, /planted/);
    assert.doesNotMatch(await vscode.env.clipboard.readText(), /planted/);
    assert.deepEqual(filesWith('planted-edit'), []);
  });

  it('deletes what is selected after asking with the names, and creates it again', async () => {
    await ui.clickTreeRow(tree, '/storefront/dev/log-level');
    await waitForEditor(/^debug$/);
    await vscode.commands.executeCommand('ssm.parameters.focus');
    await ui.press('Shift+ArrowDown');
    await untilQuiet();
    await playground.clearCalls();
    await ui.press('Delete');
    const question = await ui.waitFor('.monaco-dialog-box');
    assert.match(question, /Delete 2 parameters\?.*\/storefront\/dev\/log-level.*\/storefront\/dev\/hosts/s);
    await ui.click({ role: 'button', name: 'Delete', exact: true });
    await ui.waitUntilGone(`[role="treeitem"]:has-text("/storefront/dev/hosts")`);
    await assertChanges({
      'ssm:GetParameters': 1,
      'ssm:ListTagsForResource': 2,
      'ssm:DeleteParameters': 1,
    });
    await ui.answerNotification('Deleted 2 parameters.', 'Undo');
    const hosts = 'storefront-1.dev,storefront-2.dev';
    assert.equal(await waitForValue('/storefront/dev/log-level', 'debug'), 1);
    assert.equal(await waitForValue('/storefront/dev/hosts', hosts), 1);
    assert.equal(await timesCalled('PutParameter'), 2);
  });

  it('compares versions of a secret masked, restores one, and moves labels after asking', async () => {
    const name = '/storefront/dev/database/password';
    const valueOfVersion = async (version: number) => (await valueOf(`${name}:${version}`)).Value;
    const [second, third] = [await valueOfVersion(2), await valueOfVersion(3)];
    await playground.clearCalls();
    await ui.runCommand('Systems Manager: Compare Parameter Versions…');
    await ui.pick(name);
    await ui.pick('Version 3');
    await ui.waitFor('.quick-input-widget input[placeholder="Compare version 3 with which one?"]');
    // The version before it comes first.
    await ui.waitFor('.quick-input-list .monaco-list-row:has-text("previous")');
    await ui.press('Enter');
    const { original, modified } = await shownDifference();
    const texts = () =>
      [original, modified].map((uri) => {
        const found = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
        return found?.getText() ?? '';
      });
    const areMasked = () => texts().every((text) => text.includes('••••'));
    await eventually(() => (areMasked() ? true : undefined), 'both are masked');
    await vscode.commands.executeCommand('ssm.revealParameter', modified);
    await eventually(
      () => (texts().join() === [second, third].join() ? true : undefined),
      'both are revealed',
    );
    await assertChanges({ 'ssm:GetParameterHistory': 2, 'ssm:GetParameter': 2 });

    await ui.runCommand('Systems Manager: Restore Parameter Version…');
    await ui.pick(name);
    await ui.waitFor('.quick-input-list .monaco-list-row:has-text("Version 2")');
    await untilQuiet();
    await playground.clearCalls();
    await ui.pick('Version 2');
    await ui.click({ role: 'button', name: 'Restore', exact: true });
    // The parameter, the former value; is it still at that version; the write; the list anew.
    await assertWork({
      'ssm:GetParameter': 1,
      'ssm:DescribeParameters': 3,
      'ssm:PutParameter': 1,
    });
    assert.deepEqual(await valueOf(name).then(({ Value, Version }) => [Value, Version]), [second, 4]);
    await playground.clearCalls();

    await ui.runCommand('Systems Manager: Edit Parameter Labels…');
    await ui.pick(name);
    await ui.pick('Version 4');
    await ui.answer('1st');
    await ui.waitFor({ text: 'begins with none of a digit' });
    await ui.answer('current, restored');
    assert.match(await ui.waitFor('.monaco-dialog-box'), /current from version 3/);
    await ui.click({ role: 'button', name: 'Move', exact: true });
    await assertChanges({ 'ssm:GetParameterHistory': 2, 'ssm:LabelParameterVersion': 1 });
    assert.equal((await valueOf(`${name}:current`)).Version, 4);
  });

  it('changes settings: description, tier and policies', async () => {
    // Nothing has opened this one: VS Code keeps the text of a closed editor for minutes, and it is read anew.
    const hosts = '/storefront/dev/hosts';
    await ui.clickTreeRow(tree, hosts, { button: 'right' });
    await ui.pickFromMenu('Change Parameter Settings…');
    await ui.pick('Description…');
    await ui.answer('Where it runs.');
    await ui.pick('Policies…');
    await ui.pick('Notification without a Change…');
    await ui.answer('20 days');
    await ui.pick('Done');
    await ui.pick(`Write Version 2 of ${hosts}`);
    // The settings, the value, which is written again; is it still at that version; the write; the list anew.
    await assertWork({
      'ssm:DescribeParameters': 3,
      'ssm:GetParameter': 1,
      'ssm:PutParameter': 1,
    });
    const filter = { Key: 'Name', Values: [hosts] };
    const described = JSON.stringify(
      await playground.ssm('DescribeParameters', { ParameterFilters: [filter] }),
    );
    assert.match(described, /"Description":"Where it runs\."/);
    assert.match(described, /"Tier":"Advanced".*NoChangeNotification/);
    assert.deepEqual(await valueOf(hosts).then(({ Value, Version }) => [Value, Version]), [
      'storefront-1.dev,storefront-2.dev',
      2,
    ]);
  });

  it('tags a parameter, and takes the tag away after asking', async () => {
    const tags = async () =>
      JSON.stringify(
        await playground.ssm('ListTagsForResource', { ResourceType: 'Parameter', ResourceId: port }),
      );
    await ui.runCommand('Systems Manager: Tag Parameter…');
    await ui.pick(port);
    await ui.answer('team');
    await ui.answer('web');
    await assertChanges({ 'ssm:AddTagsToResource': 1 });
    assert.match(await tags(), /\{"Key":"team","Value":"web"\}/);
    await playground.clearCalls();
    await ui.runCommand('Systems Manager: Remove Tag of Parameter…');
    await ui.pick(port);
    await ui.pick('team');
    await ui.waitFor({ text: `Remove the tag team from ${port}?` });
    await ui.click({ role: 'button', name: 'Remove Tag', exact: true });
    await assertChanges({ 'ssm:ListTagsForResource': 1, 'ssm:RemoveTagsFromResource': 1 });
    assert.doesNotMatch(await tags(), /"team"/);
  });

  it('changes nothing on a read-only connection, and offers no change there', async () => {
    await vscode.commands.executeCommand('ssm.switchReadOnly');
    try {
      await vscode.commands.executeCommand('ssm.createParameter');
      await ui.waitFor({ text: 'Create Parameter: ' });
      // The rows follow the switch a moment later.
      let offered: string[];
      do {
        await ui.clickTreeRow(tree, port, { button: 'right' });
        await ui.waitFor({ role: 'menuitem', name: 'Copy Parameter Name' });
        offered = await ui.texts({ role: 'menuitem' });
        await ui.press('Escape');
      } while (offered.some((label) => label.includes('Delete Parameter…')));
      assert.ok(offered.some((label) => label.includes('Compare Parameter Versions…')));
      assert.ok(!offered.some((label) => /Edit|Change|Tag|Create|Restore/.test(label)), offered.join());
    } finally {
      const switched = vscode.commands.executeCommand('ssm.switchReadOnly');
      await ui.click({ role: 'button', name: 'Allow Changes' });
      await switched;
    }
    await assertChanges({});
  });
});
