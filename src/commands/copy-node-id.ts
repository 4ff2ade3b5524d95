import * as vscode from 'vscode';
import type { ManagedNode } from '../aws/nodes.ts';

/** Copies the ids of the chosen nodes, one per line. */
export async function copyNodeId(nodes: readonly ManagedNode[]): Promise<void> {
  await vscode.env.clipboard.writeText(nodes.map(({ id }) => id).join('\n'));
}
