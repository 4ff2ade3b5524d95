import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const id = 'systems-manager-workbench.systems-manager-workbench';

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(id);
  assert.ok(found, `${id} is not installed`);
  return found;
}

interface Manifest {
  contributes: { commands: { command: string; title: string; category?: string }[] };
}

describe('activation', () => {
  it('registers every command that the manifest promises, and no other', async () => {
    await extension().activate();
    const { contributes } = extension().packageJSON as Manifest;
    const promised = contributes.commands.map(({ command }) => command);
    const registered = (await vscode.commands.getCommands(true)).filter((command) =>
      command.startsWith('ssm.'),
    );
    // VS Code adds commands of its own for each view: ssm.managedNodes.focus and the like.
    const own = registered.filter(
      (command) => !/\.(focus|open|removeView|resetViewLocation|toggleVisibility)$/.test(command),
    );
    assert.deepEqual(own.sort(), promised.sort());
  });

  it('lists every command under one category', () => {
    const { contributes } = extension().packageJSON as Manifest;
    assert.deepEqual(
      new Set(contributes.commands.map(({ category }) => category)),
      new Set(['Systems Manager']),
    );
  });
});
