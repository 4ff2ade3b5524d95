import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { calls, choose, expand, own, row, tree, withSampleDocuments } from './documents-view.ts';
import { closeEditors, eventually, openFile, waitForEditor } from './editors.ts';
import { playground, untilCalled, untilQuiet } from './playground.ts';
import { valueOf, waitForForm } from './run-form.ts';
import { ui } from './ui.ts';

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
  const text = change(document.getText());
  assert.ok(await editor.edit((builder) => builder.replace(all, text)), 'the text was changed');
}

// What the view does by editors.
describe('the Documents view lets one', () => {
  withSampleDocuments();

  it('open a document read-only with the support of the editor, and find it among the recent ones', async () => {
    await ui.clickTreeRow(tree, own);
    const text = await waitForEditor(/schemaVersion: '2.2'/);
    assert.match(text, /^description/);
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'ssm-yaml');
    await waitForTab(/Storefront-RestartService \(version 3\)/);
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
          ({ uri }) => uri.scheme === 'ssm-document' && uri.path === `/${own}.ssm.yaml`,
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
    await ui.waitFor({ text: 'The name of the document in the account' });
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
    await untilCalled('ssm:GetDocument');
    assert.deepEqual(await calls('GetDocument'), [1]);
  });

  it('compare two versions', async () => {
    await choose(own, 'Compare Versions…');
    await ui.pick('Version 1');
    await ui.pick('Version 2');
    await waitForTab(/version 1 ↔ version 2/);
    await untilCalled('ssm:GetDocument', 2);
    assert.deepEqual(await calls('ListDocumentVersions', 'GetDocument'), [2, 2]);
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

  it('run the version that an editor shows', async () => {
    await expand(own);
    await expand('Versions');
    await ui.clickTreeRow(tree, 'Version 1');
    await waitForTab(/version 1/);
    await waitForEditor(/schemaVersion/);
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
});
