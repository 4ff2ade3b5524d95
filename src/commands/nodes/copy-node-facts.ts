import * as vscode from 'vscode';
import { sessionCommandLine } from '../../connection/cli-command.ts';
import { chosenFacts } from '../row-arguments.ts';
import { nodesOf, type NodeParts } from './context.ts';

/** Copies the IP addresses of the chosen nodes, one per line. No call. */
export async function copyNodeIp(parts: NodeParts, chosen: readonly [unknown, unknown]): Promise<void> {
  const { nodes } = await nodesOf(parts, chosen, { title: 'Copy the IP Address of a Node' });
  const addresses = nodes.flatMap(({ ipAddress }) => (ipAddress === undefined ? [] : [ipAddress]));
  if (addresses.length === 0) throw new Error('Systems Manager does not know an IP address of these nodes.');
  await vscode.env.clipboard.writeText(addresses.join('\n'));
}

/** Copies the AWS CLI's command for a session on each of the chosen nodes, one per line. No call. */
export async function copyCliCommand(parts: NodeParts, chosen: readonly [unknown, unknown]): Promise<void> {
  const { clients, nodes } = await nodesOf(parts, chosen, { title: 'Copy the CLI Command for a Session' });
  const lines = nodes.map(({ id }) => sessionCommandLine(clients.connection, id));
  await vscode.env.clipboard.writeText(lines.join('\n'));
}

/** Copies the values of the chosen facts, one per line. */
export async function copyValues(row: unknown, rows: unknown): Promise<void> {
  await vscode.env.clipboard.writeText(chosenFacts(row, rows).join('\n'));
}
