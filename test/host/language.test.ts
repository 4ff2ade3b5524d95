import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, eventually } from './editors.ts';
import { ui } from './ui.ts';

async function languageOf(document: vscode.TextDocument, wanted: string): Promise<void> {
  const id = (): string | undefined =>
    vscode.workspace.textDocuments.find((open) => open.uri.toString() === document.uri.toString())
      ?.languageId;
  await eventually(() => (id() === wanted ? true : undefined), `${String(id())} becomes ${wanted}`);
}

describe('SSM documents in the editor', () => {
  afterEach(closeEditors);

  it('are known by their content, wherever schemaVersion stands', async () => {
    const content = 'mainSteps:\n  - name: a\n    action: aws:runShellScript\nschemaVersion: "2.2"\n';
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content });
    await languageOf(document, 'ssm-yaml');
  });

  it('keep the language that the user sets', async () => {
    const content = '{"schemaVersion": "2.2", "mainSteps": []}';
    const document = await vscode.workspace.openTextDocument({ language: 'json', content });
    await languageOf(document, 'ssm-json');
    await vscode.languages.setTextDocumentLanguage(document, 'json');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await languageOf(document, 'json');
  });

  it('are checked, and a file that is none is not', async () => {
    await ui.openFile('planted-mistake.yaml');
    const uri = (): vscode.Uri | undefined => vscode.window.activeTextEditor?.document.uri;
    const diagnostics = await eventually(() => {
      const shown = uri();
      const found = shown === undefined ? [] : vscode.languages.getDiagnostics(shown);
      return found.length > 0 ? found : undefined;
    }, 'a diagnostic');
    const text = vscode.window.activeTextEditor?.document.getText(diagnostics[0]?.range);
    assert.equal(text, 'aws:runShelScript');
    assert.equal(diagnostics[0]?.source, 'ssm');
    await ui.waitFor('.squiggly-error');
  });

  it('are completed with actions', async () => {
    const content = "schemaVersion: '2.2'\nmainSteps:\n  - name: a\n    action: aws:run\n";
    const document = await vscode.workspace.openTextDocument({ language: 'ssm-yaml', content });
    await vscode.window.showTextDocument(document);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(3, 19),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('aws:runShellScript'), labels.slice(0, 20).join(', '));
  });
});
