import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitForClipboard } from './clipboard.ts';
import {
  calls,
  choose,
  expand,
  own,
  row,
  tree,
  untilRowIsGone,
  withSampleDocuments,
} from './documents-view.ts';
import { playground, untilCalled } from './playground.ts';
import { act, choose as chooseInForm, pressRun, valueOf, waitForForm, waitForNodes } from './run-form.ts';
import { ui } from './ui.ts';

/** Runs the document of the form on one node. */
async function runOn(name: string, node: string): Promise<void> {
  await waitForForm(name);
  await chooseInForm('targetKind', 'nodes');
  await act('pick-nodes');
  await ui.pickMany([node]);
  await waitForNodes('1 node');
  await pressRun('Run on 1 node');
}

// What the menus of the view offer, editors aside.
describe('the Documents view lets one', () => {
  withSampleDocuments();

  it('set the default version after asking', async () => {
    await expand(own);
    await expand('Versions');
    await choose('Version 1', 'Set Default Version…');
    await ui.waitFor({ text: `Make version 1 the default of ${own}?` });
    await ui.click({ role: 'button', name: 'Make Default', exact: true });
    await ui.waitFor(`[role="treeitem"][aria-label^="Version 1, default"]`);
    assert.deepEqual(await calls('UpdateDocumentDefaultVersion'), [1]);
  });

  it('share a document, with what becomes visible, and stop it', async () => {
    await expand(own);
    await expand('Sharing');
    await row('Not shared');
    await choose(own, 'Share Document…');
    await ui.pick('With Accounts…');
    await ui.answer('2109-8765-4321');
    await ui.pick('The Default Version');
    await ui.waitFor({ text: 'read its text with every value that is written there' });
    await ui.click({ role: 'button', name: 'Share', exact: true });
    await row('210987654321');
    await choose('210987654321', 'Stop Sharing…');
    await ui.click({ role: 'button', name: 'Stop Sharing', exact: true });
    await row('Not shared');
    assert.deepEqual(await calls('ModifyDocumentPermission'), [2]);
  });

  it('tag a document', async () => {
    await expand(own);
    await expand('Tags');
    await choose(own, 'Tag Document…');
    await ui.answer('purpose');
    await ui.answer('trial');
    assert.match(await row('purpose'), /trial/);
    await choose('purpose', 'Remove Tag…');
    await ui.click({ role: 'button', name: 'Remove Tag', exact: true });
    await untilRowIsGone('purpose');
    assert.deepEqual(await calls('AddTagsToResource', 'RemoveTagsFromResource'), [1, 1]);
  });

  it('delete a document once its name was typed, saying what goes', async () => {
    await choose(own, 'Delete Document…');
    await ui.waitFor({ text: 'It has 3 versions, and all of them go. It is not shared.' });
    await ui.answer('wrong');
    await ui.waitFor({ text: `Type ${own} to delete it, or press Escape.` });
    await ui.press('ControlOrMeta+A');
    await ui.answer(own);
    await untilRowIsGone(own);
    assert.deepEqual(
      await calls(
        'ListDocumentVersions',
        'DescribeDocumentPermission',
        'ModifyDocumentPermission',
        'DeleteDocument',
      ),
      [1, 1, undefined, 1],
    );
  });

  it('keep favourites, which are found by name in one call', async () => {
    await choose(own, 'Add Document to Favourites');
    await playground.clearCalls();
    await expand('Favourites');
    await untilCalled('ssm:ListDocuments');
    assert.deepEqual(await calls('ListDocuments', 'DescribeDocument'), [1, undefined]);
    await ui.runCommand('Systems Manager: Remove Document from Favourites');
    await ui.pick(own);
    await untilRowIsGone('Favourites');
  });

  it('delete one version that is not the default', async () => {
    await expand(own);
    await expand('Versions');
    await choose('Version 1', 'Delete Version…');
    await ui.click({ role: 'button', name: 'Delete Version', exact: true });
    await untilRowIsGone('Version 1');
    assert.deepEqual(await calls('DeleteDocument'), [1]);
  });

  it('copy the name and the ARN', async () => {
    await choose(own, 'Copy Document Name');
    await waitForClipboard(/^Storefront-RestartService$/);
    await choose(own, 'Copy Document ARN');
    await waitForClipboard(/^arn:aws:ssm:us-east-1:\d{12}:document\/Storefront-RestartService$/);
    assert.deepEqual(await calls('ListDocuments', 'GetDocument'), [undefined, undefined]);
  });

  it('run the document', async () => {
    await choose(own, 'Run This Document…');
    await runOn(own, 'storefront-dev-01');
    await ui.waitFor({ text: `${own}: Success (1 succeeded).` });
    assert.deepEqual(await calls('SendCommand'), [1]);
  });

  it('install a version of a package on nodes', async () => {
    await expand('Company-BackupAgent');
    await expand('Platforms');
    assert.match(await row('ubuntu'), /any release, x86_64/);
    await choose('Company-BackupAgent', 'Install Package…');
    await waitForForm('AWS-ConfigureAWSPackage');
    assert.deepEqual(
      [await valueOf('parameters.action'), await valueOf('parameters.name')],
      ['Install', 'Company-BackupAgent'],
    );
    await runOn('AWS-ConfigureAWSPackage', 'storefront-dev-01');
    await ui.waitFor({ text: 'AWS-ConfigureAWSPackage: Success (1 succeeded).' });
    assert.deepEqual(await calls('SendCommand'), [1]);
  });

  it('uninstall a package, and take a file away from its next version', async () => {
    await choose('Company-BackupAgent', 'Uninstall Package…');
    await waitForForm('AWS-ConfigureAWSPackage');
    assert.equal(await valueOf('parameters.action'), 'Uninstall');
    await runOn('AWS-ConfigureAWSPackage', 'storefront-dev-01');
    await ui.waitFor({ text: 'AWS-ConfigureAWSPackage: Success (1 succeeded).' });
    assert.deepEqual(await calls('SendCommand'), [1]);
    await expand('Company-BackupAgent');
    await expand('Attachments');
    await row('Company-BackupAgent-4.2.1-linux.zip');
    await playground.clearCalls();
    await choose('Company-BackupAgent-4.2.1-linux.zip', 'Remove Attachment…');
    await ui.waitFor({ text: 'will be left out when you publish Company-BackupAgent.' });
    assert.deepEqual(await calls('GetDocument', 'UpdateDocument'), [1, undefined]);
    // It shows the draft once more, which must not be after all editors were closed.
    const discarded = vscode.commands.executeCommand('ssm.discardDraft');
    await ui.click({ role: 'button', name: 'Discard', exact: true });
    await discarded;
  });

  it('change nothing on a read-only connection', async () => {
    await vscode.commands.executeCommand('ssm.switchReadOnly');
    try {
      await vscode.commands.executeCommand('ssm.createDocument');
      await ui.waitFor({ text: 'Create Document: ' });
      // The rows follow the switch a moment later.
      let offered: string[];
      do {
        await ui.clickTreeRow(tree, own, { button: 'right' });
        await ui.waitFor({ role: 'menuitem', name: 'Copy Document Name' });
        offered = await ui.texts({ role: 'menuitem' });
        await ui.press('Escape');
      } while (offered.some((label) => label.includes('Delete Document…')));
      assert.ok(offered.some((label) => label.includes('Open Document…')));
      assert.ok(!offered.some((label) => /Edit|Share|Tag|Attachment/.test(label)), offered.join());
    } finally {
      const switched = vscode.commands.executeCommand('ssm.switchReadOnly');
      await ui.click({ role: 'button', name: 'Allow Changes' });
      await switched;
    }
    assert.deepEqual(await calls('CreateDocument', 'DeleteDocument'), [undefined, undefined]);
  });
});
