import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Closes all editors without asking about what is not saved. */
export async function closeEditors(): Promise<void> {
  const tabs = (): number => vscode.window.tabGroups.all.reduce((sum, { tabs }) => sum + tabs.length, 0);
  // In one group: the command works on the active group, which may be empty while others are not.
  await vscode.commands.executeCommand('workbench.action.joinAllGroups');
  // Tabs go a moment after the command has ended.
  for (let tries = 0; tabs() > 0 && tries < 50; tries++) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  assert.equal(tabs(), 0, 'an editor stays open');
}

/** Waits until `read` gives something other than undefined, for 15 seconds. */
export async function eventually<T>(read: () => T | undefined, what: string): Promise<T> {
  for (let tries = 0; tries < 150; tries++) {
    const value = read();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail(`did not happen: ${what}`);
}

/** Waits until the text of the active editor matches, and returns all of it. */
export async function waitForEditor(wanted: RegExp): Promise<string> {
  const text = (): string => vscode.window.activeTextEditor?.document.getText() ?? '';
  await eventually(
    () => (wanted.test(text()) ? true : undefined),
    `the editor shows ${String(wanted)}`,
  ).catch(() => assert.match(text(), wanted));
  return text();
}
