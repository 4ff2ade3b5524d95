import * as vscode from 'vscode';
import { closeEditors } from './editors.ts';
import { clearNotifications } from './notifications.ts';
import { connectToPlayground, playground, showView, untilCalled } from './playground.ts';
import { treeRow } from './tree-row.ts';
import { ui } from './ui.ts';

/** The Documents view by the name of its tree. */
export const tree = 'Documents';

/** A document of the account that is in sight in the list: a Command document with three versions. */
export const own = 'Storefront-RestartService';

export const showDocuments = (): Promise<void> => showView('documents', tree);

export const row = (text: string): Promise<string> => ui.waitForTreeRow(tree, text);

export const expand = (text: string): Promise<void> => ui.openTreeRow(tree, text);

/** Waits until no row has this text any more. */
export const untilRowIsGone = (text: string): Promise<void> => ui.waitUntilGone(treeRow(tree, text));

/** Opens the menu of a row and chooses from it. */
export async function choose(text: string, label: string): Promise<void> {
  await ui.clickTreeRow(tree, text, { button: 'right' });
  await ui.pickFromMenu(label);
}

/** Reads the list again, with nothing counted before. */
export async function refresh(): Promise<void> {
  await playground.clearCalls();
  await vscode.commands.executeCommand('ssm.refreshDocuments');
  await untilCalled('ssm:ListDocuments');
}

/** How often the operations were called since the last `clearCalls`. */
export async function calls(...operations: string[]): Promise<(number | undefined)[]> {
  const counts = await playground.calls();
  return operations.map((operation) => counts[`ssm:${operation}`]);
}

/** What goes before and after tests of the view: each begins with the sample documents of the account in sight. */
export function withSampleDocuments(): void {
  before(async () => {
    await connectToPlayground();
    await showDocuments();
  });
  beforeEach(async () => {
    await playground.reset();
    await showDocuments();
    // A list that is being read while it is folded may open again.
    await ui.untilTreeRests(tree);
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
}
