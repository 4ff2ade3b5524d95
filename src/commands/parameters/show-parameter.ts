import * as vscode from 'vscode';
import { findParameters } from '../../aws/parameters.ts';
import { parameterRow, parentsOf } from '../../views/parameters.ts';
import { chooseParameter } from '../../prompts/parameter.ts';
import { ownedNode } from '../../views/tree-node.ts';
import type { PathParts } from './path-context.ts';

/**
 * Shows a parameter in the tree, or its value where the tree does not have it: behind more pages, or behind a filter.
 * One call, and those of the levels that were not open.
 */
export async function showParameter(parts: PathParts, name: unknown, region: unknown): Promise<void> {
  const { connections, clients, parameters } = parts;
  const wanted = typeof region === 'string' ? region : undefined;
  const { active, open } = connections;
  const fits = (connection: { readonly region: string }): boolean =>
    wanted === undefined || connection.region === wanted;
  const connection = active !== undefined && fits(active) ? active : open.find(fits);
  if (connection === undefined) {
    throw new Error(`No open connection is in the region ${wanted ?? ''}. Add one with "Add Connection".`);
  }
  const from = clients.of(connection);
  const parameter =
    typeof name === 'string'
      ? (await findParameters(from, [name])).get(name)
      : await chooseParameter(from, { title: 'Show in Parameter Store' });
  if (parameter === undefined) throw new Error(`There is no parameter ${String(name)}.`);
  const row = parameterRow(from, parameter, parameter.name);
  await parameters.tree.show();
  const parents = parameters.shown.flat ? [] : parentsOf(parameter.name);
  if (await parameters.tree.reveal(connection, [...parents, row])) return;
  await vscode.commands.executeCommand('ssm.openParameter', ownedNode(row, from, ''));
}
