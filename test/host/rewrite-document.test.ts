import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, openText, waitForEditor } from './editors.ts';
import { ui } from './ui.ts';

const old = `# Shows the date
schemaVersion: '1.2'
description: d
runtimeConfig:
  aws:runShellScript:
    properties:
      - { id: date, runCommand: [date] }
`;

async function show(content: string, language: string): Promise<vscode.TextDocument> {
  const document = await openText(language, content);
  await vscode.window.showTextDocument(document);
  return document;
}

describe('refactorings of SSM documents', () => {
  afterEach(closeEditors);

  it('convert to JSON after a word about comments, and back to YAML', async () => {
    const yaml = await show(old, 'ssm-yaml');
    await ui.runCommand('Systems Manager: Convert to JSON');
    assert.match(await ui.waitFor('.monaco-dialog-box'), /One comment is left out/);
    await ui.click({ role: 'button', name: 'Convert', exact: true });
    const json = JSON.parse(await waitForEditor(/^\{/)) as { schemaVersion: string };
    assert.equal(json.schemaVersion, '1.2');
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'ssm-json');
    assert.equal(yaml.getText(), old);
    await ui.runCommand('Systems Manager: Convert to YAML');
    assert.match(await waitForEditor(/^schemaVersion: '1.2'/), /runCommand:\n +- date\n/);
  });

  it('upgrade the schema in place, so that it can be undone', async () => {
    await show(old, 'ssm-yaml');
    await ui.runCommand('Systems Manager: Upgrade to Schema 2.2');
    const text = await waitForEditor(/mainSteps:/);
    assert.match(text, /^# Shows the date\nschemaVersion: '2.2'\n/);
    assert.match(text, /- name: date\n +action: aws:runShellScript\n/);
    await vscode.commands.executeCommand('undo');
    assert.equal(await waitForEditor(/runtimeConfig/), old);
  });

  it('say why they cannot', async () => {
    await show("schemaVersion: '2.2'\nmainSteps: []\n", 'ssm-yaml');
    await ui.runCommand('Systems Manager: Upgrade to Schema 2.2');
    await ui.answerNotification('Only Command and Policy documents', 'Show Details');
    // One that came after the end of the test would take the keys of the next one.
    await ui.waitFor('.part.panel .monaco-editor');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});
