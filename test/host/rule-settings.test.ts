import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, eventually, openText } from './editors.ts';

const content = `schemaVersion: '2.2'
description: d
parameters:
  Zone: { type: String, description: d }
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [date] } }
`;

function rules(): unknown {
  return vscode.workspace.getConfiguration('ssm.validation').inspect('rules')?.workspaceValue;
}

function codesOf(uri: vscode.Uri): unknown[] {
  return vscode.languages.getDiagnostics(uri).map(({ code }) => (code as { value: unknown }).value);
}

describe('the rules of SSM documents', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  const settings = vscode.Uri.joinPath(folder, '.vscode');

  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(settings, { recursive: true }).then(undefined, () => undefined);
    await eventually(() => (rules() === undefined ? true : undefined), 'the setting is gone');
  });

  it('are switched off in the workspace by a quick fix, and completed in its settings', async () => {
    const document = await openText('ssm-yaml', content);
    await vscode.window.showTextDocument(document);
    const { uri } = document;
    await eventually(() => (codesOf(uri).includes('param-unused') ? true : undefined), 'a finding');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      new vscode.Range(3, 3, 3, 3),
    );
    const action = actions.find(({ title }) => title === 'Disable param-unused in this workspace');
    assert.ok(action?.command, actions.map(({ title }) => title).join('; '));
    await vscode.commands.executeCommand(
      action.command.command,
      ...((action.command.arguments ?? []) as unknown[]),
    );
    // The settings tell this extension host a moment later.
    await eventually(() => (rules() === undefined ? undefined : true), 'the setting is there');
    assert.deepEqual(rules(), { 'param-unused': 'off' });
    await eventually(() => (codesOf(uri).includes('param-unused') ? undefined : true), 'no finding');

    const file = vscode.Uri.joinPath(settings, 'settings.json');
    const json = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(json);
    const at = json.positionAt(json.getText().indexOf('param-unused') + 3);
    // The JSON language server gives names of rules as soon as it has loaded the schemas.
    await eventually(async () => {
      const labels = await completionsAt(file, at);
      return labels.some((label) => label.includes('flow-cycle')) || undefined;
    }, 'the other rules are offered');
  });
});

async function completionsAt(uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}
