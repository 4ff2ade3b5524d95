import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ui } from './ui.ts';

/**
 * Opens a text without a file. Its name may be that of one that was closed before, and as long as VS Code has not
 * removed the backup of that one, it fills the new one with it, text or language: then it is closed and opened anew.
 */
export async function openText(language: string, content: string): Promise<vscode.TextDocument> {
  for (let tries = 0; tries < 20; tries++) {
    const document = await vscode.workspace.openTextDocument({ language, content });
    // The extension may have found out already that it is an SSM document.
    const isNew = [language, `ssm-${language}`].includes(document.languageId);
    if (isNew && document.getText() === content) return document;
    await vscode.window.showTextDocument(document, { preview: false });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return assert.fail('VS Code fills a new document with one that was closed');
}

/** Closes all editors without asking about what is not saved. */
export async function closeEditors(): Promise<void> {
  const untitled = await showUntitled();
  const tabs = (): number => vscode.window.tabGroups.all.reduce((sum, { tabs }) => sum + tabs.length, 0);
  // In one group: the command works on the active group, which may be empty while others are not.
  await vscode.commands.executeCommand('workbench.action.joinAllGroups');
  // Tabs go a moment after the command has ended.
  for (let tries = 0; tabs() > 0 && tries < 50; tries++) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  assert.equal(tabs(), 0, 'an editor stays open');
  // The name of one that has gone is given to the next one, which VS Code takes for the old one until it has heard.
  await eventually(
    () => (untitled.every(({ isClosed }) => isClosed) ? true : undefined),
    'what was never saved has gone',
  );
}

/** Gives every document without a file a tab by which it can be closed: VS Code itself does so a moment later. */
async function showUntitled(): Promise<vscode.TextDocument[]> {
  const untitled = vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled);
  const inputs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ input }) => input));
  const shown = inputs.flatMap((input) =>
    input instanceof vscode.TabInputText ? [input.uri.toString()] : [],
  );
  for (const document of untitled) {
    if (!shown.includes(document.uri.toString())) {
      await vscode.window.showTextDocument(document, { preview: false });
    }
  }
  return untitled;
}

/** Opens a file of the workspace by Quick Open. The extension host hears of the editor a moment after it is there. */
export async function openFile(name: string): Promise<vscode.TextEditor> {
  await ui.openFile(name);
  return eventually(() => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.path.endsWith(`/${name}`) === true ? editor : undefined;
  }, `${name} is open`);
}

/** Waits until `read` gives something other than undefined, for 30 seconds. */
export async function eventually<T>(
  read: () => T | undefined | Promise<T | undefined>,
  what: string,
): Promise<T> {
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    const value = await read();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail(`did not happen: ${what}`);
}

/** Waits until the text of the active editor matches, and returns all of it. */
export async function waitForEditor(wanted: RegExp): Promise<string> {
  const text = (): string => vscode.window.activeTextEditor?.document.getText() ?? '';
  const matching = (): string | undefined => (wanted.test(text()) ? text() : undefined);
  try {
    return await eventually(matching, `the editor shows ${String(wanted)}`);
  } catch {
    assert.match(text(), wanted);
    return text();
  }
}
