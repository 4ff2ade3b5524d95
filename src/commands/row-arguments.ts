import type { CommandInvocation } from '../aws/commands.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import type { Run } from '../runs/runs.ts';
import type { TreeNode } from '../views/tree-node.ts';

// What VS Code hands to a command depends on where it was chosen: a menu gives the row and the selection, the palette
// gives nothing. These read the subjects of the rows; the words that menus match vouch for their kind.

/** The nodes that a command was started on; empty from the palette. */
export function chosenNodes(row: unknown, rows: unknown): readonly ManagedNode[] {
  const chosen: unknown[] = Array.isArray(rows) ? rows : [row];
  return chosen.flatMap((row) => (isRow(row, 'node') ? [row.subject as ManagedNode] : []));
}

/** The command that a command was started on. */
export function chosenRun(row: unknown): Run | undefined {
  return isRow(row, 'run') ? (row.subject as Run) : undefined;
}

/** The node of a command that a command was started on. */
export function chosenInvocation(row: unknown): CommandInvocation | undefined {
  return isRow(row, 'invocation') ? (row.subject as CommandInvocation) : undefined;
}

function isRow(row: unknown, word: string): row is TreeNode {
  return (
    typeof row === 'object' &&
    row !== null &&
    'words' in row &&
    (row as TreeNode).words?.includes(word) === true
  );
}
