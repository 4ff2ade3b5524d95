import * as vscode from 'vscode';
import type { Connection } from '../connection/connection.ts';
import { withProgress } from '../prompts/progress.ts';
import { loadAllOf } from '../views/tree-rows.ts';
import type { Tree } from '../views/tree.ts';

/** Reads all pages of the list that a "Load more" row ends, with progress; cancelled, it keeps what has been read. */
export async function loadAll(row: unknown): Promise<void> {
  await withProgress('Loading', (signal, report) =>
    loadAllOf(row, signal, (count) => report(`${count} so far`)),
  );
}

/** Reads all managed nodes of the connection, or all groups if they are grouped. */
export async function loadAllNodes(tree: Tree, connection: Connection | undefined): Promise<void> {
  if (connection === undefined) return;
  if (!tree.hasMore(connection)) {
    vscode.window.setStatusBarMessage('The Managed Nodes view shows all that there is.', 5000);
    return;
  }
  await withProgress('Loading managed nodes', (signal, report) =>
    tree.loadAll(connection, { signal, report: (count) => report(`${count} so far`) }),
  );
}
