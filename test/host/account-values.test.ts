import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, openText } from './editors.ts';
import { connectToPlayground, playground, untilQuiet } from './playground.ts';

/** What is offered at `<|>` in a runbook with these inputs of aws:runCommand. */
async function labelsAt(inputs: string): Promise<string[]> {
  const sample = `schemaVersion: '0.3'\nmainSteps:\n  - name: a\n    action: aws:runCommand\n    inputs:\n      ${inputs}\n`;
  const offset = sample.indexOf('<|>');
  const content = sample.replace('<|>', '');
  const document = await openText('ssm-yaml', content);
  await vscode.window.showTextDocument(document);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(offset),
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

describe('completion in a connected window', () => {
  before(() => connectToPlayground());
  beforeEach(() => playground.reset());
  afterEach(closeEditors);

  /** The first answer may come too late, as it may for a person; it is there for the next key. */
  async function awaited(inputs: string, wanted: RegExp): Promise<void> {
    let labels: string[] = [];
    for (let tries = 0; tries < 50; tries++) {
      labels = await labelsAt(inputs);
      if (labels.some((label) => wanted.test(label))) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.fail(`${String(wanted)} is not among ${labels.slice(0, 20).join(', ')}`);
  }

  it('offers documents of the account', async () => {
    await awaited('DocumentName: <|>', /^Fleet-DiskReport$/);
  });

  it('offers managed nodes, listed once', async () => {
    await awaited('InstanceIds: [<|>]', /^i-/);
    // The view of managed nodes, which is in sight, may read them too.
    await untilQuiet();
    await playground.clearCalls();
    await awaited('InstanceIds: [i-<|>]', /^i-/);
    assert.equal((await playground.calls())['ssm:DescribeInstanceInformation'], undefined);
  });
});
