import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitForClipboard } from './clipboard.ts';
import { closeEditors, eventually, openFile, waitForEditor } from './editors.ts';
import { clearNotifications } from './notifications.ts';
import {
  connectToPlayground,
  playground,
  showView,
  startPlayground,
  untilQuiet,
  untilCalled,
} from './playground.ts';
import { act, choose as chooseInForm, pressRun, valueOf, waitForForm, waitForNodes } from './run-form.ts';
import { ui } from './ui.ts';

const tree = 'Documents';
const own = 'Storefront-RestartService';

const row = (text: string): Promise<string> => ui.waitForTreeRow(tree, text);

/** Opens the menu of a row and chooses from it. */
async function choose(text: string, label: string): Promise<void> {
  await ui.clickTreeRow(tree, text, { button: 'right' });
  await ui.pickFromMenu(label);
}

const selectorOf = (text: string): string =>
  `[role="tree"][aria-label="${tree}"] [role="treeitem"]:has-text("${text}")`;

const expand = (text: string): Promise<void> => ui.openTreeRow(tree, text);

async function refresh(): Promise<void> {
  await playground.clearCalls();
  await vscode.commands.executeCommand('ssm.refreshDocuments');
  await untilCalled('ssm:ListDocuments');
}

/** How often the operations were called since the last `clearCalls`. */
async function calls(...operations: string[]): Promise<(number | undefined)[]> {
  const counts = await playground.calls();
  return operations.map((operation) => counts[`ssm:${operation}`]);
}

/** Waits until the last row says so, going after it while the list grows. */
async function waitForMore(text: string): Promise<string> {
  for (;;) {
    const more = (await ui.treeRows(tree)).find((shown) => shown.includes(text));
    if (more !== undefined) return more;
    await vscode.commands.executeCommand('list.focusLast');
  }
}

/** Makes documents in the account by calls of their own, as a program would. */
async function createDocuments(count: number): Promise<void> {
  const step = { action: 'aws:runShellScript', name: 'run', inputs: { runCommand: ['true'] } };
  const Content = JSON.stringify({ schemaVersion: '2.2', description: 'One of many.', mainSteps: [step] });
  for (let number = 1; number <= count; number++) {
    await playground.ssm('CreateDocument', { Name: `Sample-${number}`, Content, DocumentType: 'Command' });
  }
}

/** The tab in front, by its title. */
const activeTab = (): string => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';

async function waitForTab(wanted: RegExp): Promise<void> {
  await eventually(() => (wanted.test(activeTab()) ? true : undefined), `the tab ${String(wanted)}`);
}

/** Changes the text of the editor in front. */
async function edit(change: (text: string) => string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  const { document } = editor;
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  await editor.edit((builder) => builder.replace(all, change(document.getText())));
}

/** Runs the document of the form on one node. */
async function runOn(name: string, node: string): Promise<void> {
  await waitForForm(name);
  await chooseInForm('targetKind', 'nodes');
  await act('pick-nodes');
  await ui.pickMany([node]);
  await waitForNodes('1 node');
  await pressRun('Run on 1 node');
}

const showDocuments = (): Promise<void> => showView('documents', tree);

describe('the Documents view', () => {
  before(async () => {
    await connectToPlayground();
    await showDocuments();
  });
  beforeEach(async () => {
    await playground.reset();
    await showDocuments();
    await vscode.commands.executeCommand('list.collapseAll');
    await refresh();
    await expand('Owned by Me');
    await row(own);
    await playground.clearCalls();
  });
  afterEach(async () => {
    await playground.clearFaults();
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await closeEditors();
    await clearNotifications();
    await vscode.commands.executeCommand('ssm.clearDocumentSearch');
  });

  describe('shows', () => {
    it('the documents of the account first, after one call', async () => {
      await refresh();
      assert.match(await row(own), /Command/);
      for (const group of ['Owned by Me', 'Shared with Me', 'Owned by Amazon', 'Published by Vendors']) {
        await row(group);
      }
      assert.deepEqual(await calls('ListDocuments', 'DescribeDocument', 'GetDocument'), [
        1,
        undefined,
        undefined,
      ]);
    });

    it('what is shared with the account by name and account', async () => {
      await ui.clickTreeRow(tree, 'Shared with Me');
      assert.match(await row('Partner-CollectSupportBundle'), /from 210987654321/);
      assert.deepEqual(await calls('ListDocuments'), [1]);
    });

    it('versions, with the default and the latest marked in words', async () => {
      await expand(own);
      assert.deepEqual(await calls('ListDocumentVersions', 'DescribeDocument'), [undefined, undefined]);
      await ui.clickTreeRow(tree, 'Versions');
      assert.match(await row('Version 3'), /default · latest · with-date/);
      assert.deepEqual(await calls('ListDocumentVersions', 'DescribeDocument'), [1, 1]);
      assert.match(
        (await ui.attribute('[role="treeitem"]:has-text("Version 3")', 'aria-label')) ?? '',
        /^Version 3, default, latest, with-date/,
      );
    });

    it('that nothing is attached or shared', async () => {
      await expand(own);
      await ui.clickTreeRow(tree, 'Attachments');
      await row('No attachments');
      await ui.clickTreeRow(tree, 'Sharing');
      await row('Not shared');
      assert.deepEqual(await calls('GetDocument', 'DescribeDocumentPermission'), [1, 1]);
    });

    it('everything in spite of throttling that passes by itself', async () => {
      await playground.addFault({ kind: 'throttle', operation: 'ListDocuments', times: 1 });
      await refresh();
      // What was there before stays until the second attempt has come back.
      while ((await calls('ListDocuments'))[0] !== 2);
      await row(own);
    });

    it('how to sign in when the credentials have expired', async () => {
      await playground.addFault({ kind: 'expiredToken' });
      await refresh();
      await ui.waitFor({ text: 'The credentials of this connection are missing or have expired.' });
      await playground.clearFaults();
      await ui.click({ role: 'button', name: 'Try Again' });
      await row(own);
    });

    it('what was searched for, with the search in the title, and what to do when nothing matches', async () => {
      await ui.runCommand('Systems Manager: Search Documents…');
      await ui.answer('Storefront*');
      await row(own);
      await ui.waitUntilGone(selectorOf('Owned by Me'));
      await ui.waitFor({ text: 'names that begin with "Storefront"' });
      assert.deepEqual(await calls('ListDocuments'), [1]);
      await ui.runCommand('Systems Manager: Search Documents…');
      await ui.answer('no such words');
      await ui.waitFor({ text: 'No document matches the search' });
      await ui.click({ role: 'button', name: 'Show All Documents' });
      await row('Owned by Amazon');
    });

    it('groups by type, and reads only those that are opened', async () => {
      await ui.runCommand('Systems Manager: Group Documents…');
      await playground.clearCalls();
      await ui.pick('By Owner and Type');
      await ui.clickTreeRow(tree, 'Automation Runbooks');
      await row('Platform-PatchAndVerify');
      assert.deepEqual(await calls('ListDocuments'), [1]);
      await ui.runCommand('Systems Manager: Group Documents…');
      await ui.pick('By Owner');
      await row(own);
    });

    it('pages of 50 on demand, and all of them on request', async () => {
      await createDocuments(110);
      await refresh();
      await vscode.commands.executeCommand('list.focusLast');
      assert.match(await waitForMore('50 shown'), /Load more…/);
      assert.deepEqual(await calls('ListDocuments'), [1]);
      await choose('Load more…', 'Load All');
      while ((await calls('ListDocuments'))[0] !== 3);
      await ui.waitUntilGone(selectorOf('Loading…'));
      assert.deepEqual(await calls('ListDocuments'), [3]);
    });

    it('the documents of another connection after a switch', async () => {
      const other = await startPlayground([]);
      try {
        await connectToPlayground(other.url);
        await showDocuments();
        await row(own);
        assert.equal((await other.calls())['ssm:ListDocuments'], 1);
      } finally {
        await connectToPlayground();
        await showDocuments();
        other.stop();
      }
    });

    it('when the endpoint cannot be reached', async () => {
      const gone = await startPlayground([]);
      gone.stop();
      try {
        await connectToPlayground(gone.url);
        await showDocuments();
        assert.match(await row('Could not load documents'), /cannot be reached/);
      } finally {
        await connectToPlayground();
        await showDocuments();
      }
    });
  });

  describe('lets one', () => {
    it('open a document read-only with the support of the editor, and find it among the recent ones', async () => {
      await ui.clickTreeRow(tree, own);
      const text = await waitForEditor(/schemaVersion: '2.2'/);
      assert.match(text, /^description/);
      assert.equal(vscode.window.activeTextEditor?.document.languageId, 'ssm-yaml');
      assert.match(activeTab(), /Storefront-RestartService \(version 3\)/);
      assert.deepEqual(await calls('GetDocument'), [1]);
      await row('Recent');
    });

    it('see a document as JSON', async () => {
      await choose(own, 'View as JSON or YAML…');
      await ui.pick('JSON');
      await waitForEditor(/"schemaVersion": "2.2"/);
      assert.equal(vscode.window.activeTextEditor?.document.languageId, 'ssm-json');
      assert.deepEqual(await calls('GetDocument'), [1]);
    });

    it('edit a document and publish it as a new version after a look at the difference', async () => {
      await choose(own, 'Edit Document…');
      await waitForEditor(/schemaVersion: '2.2'/);
      await edit((text) => text.replace(/^description: .*$/m, 'description: Changed in the editor.'));
      await ui.press('ControlOrMeta+S');
      await waitForTab(/version 3 ↔ what you publish/);
      await ui.pick(`Publish as a New Version of ${own}`);
      await ui.waitFor({ text: `Version 4 of ${own} was published; the default version stays` });
      const [read, updated, described, made] = await calls(
        'GetDocument',
        'UpdateDocument',
        'DescribeDocument',
        'UpdateDocumentDefaultVersion',
      );
      assert.deepEqual([read, updated, made], [2, 1, undefined]);
      assert.ok((described ?? 0) >= 1);
    });

    it('keep a draft when AWS refuses it, with the reason in the text', async () => {
      await choose(own, 'Edit Document…');
      await waitForEditor(/schemaVersion: '2.2'/);
      await edit((text) => text.replace('mainSteps:', 'mainStepz:'));
      await ui.press('ControlOrMeta+S');
      await ui.pick('Publish and Make It the Default');
      await ui.waitFor({ text: 'Publish: ssm:UpdateDocument failed' });
      const draft = await eventually(
        () =>
          vscode.workspace.textDocuments.find(
            ({ uri }) => uri.scheme === 'ssm-document' && !uri.query.includes('version='),
          ),
        'the draft is open',
      );
      assert.match(draft.getText(), /mainStepz/);
      const [refusal] = vscode.languages.getDiagnostics(draft.uri).filter(({ source }) => source === 'AWS');
      assert.ok(refusal);
      assert.deepEqual(await calls('UpdateDocument', 'UpdateDocumentDefaultVersion'), [1, undefined]);
      await closeEditors();
      await choose(own, 'Edit Document…');
      await waitForEditor(/mainStepz/);
      await ui.runCommand('Systems Manager: Discard Draft…');
      await ui.click({ role: 'button', name: 'Discard', exact: true });
      await waitForEditor(/mainSteps:/);
    });

    it('create a document from a template under a name that AWS takes', async () => {
      await ui.runCommand('Systems Manager: Create Document…');
      await ui.waitFor({ text: 'Create Document · Playground' });
      await ui.waitFor('.quick-input-list .monaco-list-row');
      await ui.type('one shell');
      await ui.pick('Command document with one shell script');
      await ui.pick('YAML');
      await ui.type('aws-mine');
      await ui.waitFor({ text: 'Names that begin with aws, amazon or amzn are kept for AWS.' });
      await ui.answer('Team-FromTemplate');
      await waitForEditor(/schemaVersion: '2.2'/);
      await ui.press('Escape');
      await ui.press('ControlOrMeta+S');
      await ui.pick('Create Team-FromTemplate as Command');
      await ui.waitFor({ text: 'Team-FromTemplate was created.' });
      await row('Team-FromTemplate');
      assert.deepEqual(await calls('GetDocument', 'CreateDocument', 'UpdateDocument'), [1, 1, undefined]);
    });

    it('publish and compare a local file', async () => {
      await openFile('check-disk.ssm.yaml');
      await untilQuiet();
      await playground.clearCalls();
      await ui.runCommand('Systems Manager: Publish…');
      await ui.answer('check-disk');
      await ui.pick('Create check-disk as Command');
      await ui.waitFor({ text: 'check-disk was created.' });
      await row('check-disk');
      await untilQuiet();
      // Is there one of that name; create it; is it ready; and the list that is open in the view, anew.
      assert.deepEqual(await playground.calls(), {
        'ssm:GetDocument': 1,
        'ssm:CreateDocument': 1,
        'ssm:DescribeDocument': 1,
        'ssm:ListDocuments': 1,
      });
      await playground.clearCalls();
      await ui.runCommand('Systems Manager: Compare with the Account…');
      await waitForTab(/check-disk \(version 1\) ↔ check-disk.ssm.yaml/);
      assert.deepEqual(await calls('GetDocument'), [1]);
    });

    it('compare two versions', async () => {
      await choose(own, 'Compare Versions…');
      await ui.pick('Version 1');
      await ui.pick('Version 2');
      await waitForTab(/version 1 ↔ version 2/);
      assert.deepEqual(await calls('ListDocumentVersions', 'GetDocument'), [2, 2]);
    });

    it('set the default version after asking', async () => {
      await expand(own);
      await ui.clickTreeRow(tree, 'Versions');
      await choose('Version 1', 'Set Default Version…');
      await ui.waitFor({ text: `Make version 1 the default of ${own}?` });
      await ui.click({ role: 'button', name: 'Make Default', exact: true });
      await ui.waitFor(`[role="treeitem"][aria-label^="Version 1, default"]`);
      assert.deepEqual(await calls('UpdateDocumentDefaultVersion'), [1]);
    });

    it('share a document, with what becomes visible, and stop it', async () => {
      await expand(own);
      await ui.clickTreeRow(tree, 'Sharing');
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
      await ui.clickTreeRow(tree, 'Tags');
      await choose(own, 'Tag Document…');
      await ui.answer('purpose');
      await ui.answer('trial');
      assert.match(await row('purpose'), /trial/);
      await choose('purpose', 'Remove Tag…');
      await ui.click({ role: 'button', name: 'Remove Tag', exact: true });
      await ui.waitUntilGone(selectorOf('purpose'));
      assert.deepEqual(await calls('AddTagsToResource', 'RemoveTagsFromResource'), [1, 1]);
    });

    it('delete a document once its name was typed, saying what goes', async () => {
      await choose(own, 'Delete Document…');
      await ui.waitFor({ text: 'It has 3 versions, and all of them go. It is not shared.' });
      await ui.answer('wrong');
      await ui.waitFor({ text: `Type ${own} to delete it, or press Escape.` });
      await ui.press('ControlOrMeta+A');
      await ui.answer(own);
      await ui.waitUntilGone(selectorOf(own));
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
      await ui.clickTreeRow(tree, 'Favourites');
      await untilCalled('ssm:ListDocuments');
      assert.deepEqual(await calls('ListDocuments', 'DescribeDocument'), [1, undefined]);
      await ui.runCommand('Systems Manager: Remove Document from Favourites');
      await ui.pick(own);
      await ui.waitUntilGone(selectorOf('Favourites'));
    });

    it('attach a file, with the text that names it', async () => {
      await choose(own, 'Add Attachment…');
      await ui.answer('Company-BackupAgent/3/Company-BackupAgent-4.2.1-linux.zip');
      await ui.waitFor({ text: 'What the file is called in the document' });
      await ui.press('Enter');
      await ui.waitFor({ text: 'Company-BackupAgent-4.2.1-linux.zip will be attached' });
      await edit((text) => text.replace(/^description: .*$/m, 'description: With a file.'));
      await ui.press('ControlOrMeta+S');
      await ui.waitFor({ text: 'with Company-BackupAgent-4.2.1-linux.zip' });
      await ui.pick('Publish and Make It the Default');
      await ui.waitFor({ text: `Version 4 of ${own} was published and is the default now.` });
      assert.deepEqual(await calls('UpdateDocument', 'UpdateDocumentDefaultVersion'), [1, 1]);
      await closeEditors();
      await expand(own);
      await expand('Attachments');
      await row('Company-BackupAgent-4.2.1-linux.zip');
    });

    it('delete one version that is not the default', async () => {
      await expand(own);
      await expand('Versions');
      await choose('Version 1', 'Delete Version…');
      await ui.click({ role: 'button', name: 'Delete Version', exact: true });
      await ui.waitUntilGone(selectorOf('Version 1'));
      assert.deepEqual(await calls('DeleteDocument'), [1]);
    });

    it('run the version that an editor shows', async () => {
      await expand(own);
      await expand('Versions');
      await ui.clickTreeRow(tree, 'Version 1');
      await waitForTab(/version 1/);
      await ui.runCommand('Systems Manager: Run This Document…');
      await waitForForm(own);
      assert.equal(await valueOf('version'), '1');
      assert.deepEqual(await calls('CreateDocument', 'SendCommand'), [undefined, undefined]);
    });

    it('copy a document of Amazon to one of its own', async () => {
      await expand('Owned by Amazon');
      await choose('AWS-RunShellScript', 'Edit Document…');
      await ui.waitFor({ text: 'AWS-RunShellScript belongs to someone else.' });
      await ui.press('ControlOrMeta+A');
      await ui.answer('Team-RunShellScript');
      await waitForTab(/^Team-RunShellScript/);
      await waitForEditor(/aws:runShellScript/);
      assert.deepEqual(await calls('GetDocument', 'CreateDocument'), [1, undefined]);
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
      await ui.clickTreeRow(tree, 'Platforms');
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
      await ui.clickTreeRow(tree, 'Attachments');
      await row('Company-BackupAgent-4.2.1-linux.zip');
      await playground.clearCalls();
      await choose('Company-BackupAgent-4.2.1-linux.zip', 'Remove Attachment…');
      await ui.waitFor({ text: 'will be left out when you publish Company-BackupAgent.' });
      assert.deepEqual(await calls('GetDocument', 'UpdateDocument'), [1, undefined]);
      await ui.runCommand('Systems Manager: Discard Draft…');
      await ui.click({ role: 'button', name: 'Discard', exact: true });
      await ui.waitUntilGone('.monaco-dialog-box');
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
});
