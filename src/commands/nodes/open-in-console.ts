import * as vscode from 'vscode';
import type { Connection } from '../../connection/connection.ts';
import { consoleUrl, type ConsolePage } from '../../connection/console-url.ts';
import { chosenInvocation, chosenSession, clientsOf } from '../row-arguments.ts';
import { isInstance, nodesOf, type NodeParts } from './context.ts';

/** Opens the page of a node, an EC2 instance, a session or a command in the AWS console. No call. */
export async function openInConsole(parts: NodeParts, chosen: readonly [unknown, unknown]): Promise<void> {
  const [row] = chosen;
  const invocation = chosenInvocation(row);
  const session = chosenSession(row);
  if (invocation !== undefined || session !== undefined) {
    const { connection } = clientsOf(row, undefined, () => parts.clients.get());
    const page: ConsolePage =
      session === undefined
        ? { page: 'command', id: invocation?.commandId ?? '' }
        : { page: 'session', id: session.sessionId };
    await open(connection, page);
    return;
  }
  const { clients, nodes } = await nodesOf(parts, chosen, { title: 'Open a Node in the AWS Console' });
  // One browser tab per node; whoever selects dozens does not want dozens.
  for (const { id } of nodes.slice(0, 5)) await open(clients.connection, { page: 'node', id });
}

/** Opens the page of an EC2 instance in the EC2 console. No call. */
export async function openInstanceInConsole(
  parts: NodeParts,
  chosen: readonly [unknown, unknown],
): Promise<void> {
  const { clients, nodes } = await nodesOf(parts, chosen, {
    title: 'Open an Instance in the EC2 Console',
    fits: isInstance,
    otherwise: 'Only EC2 instances have a page in the EC2 console, and none is selected.',
  });
  for (const { id } of nodes.slice(0, 5)) await open(clients.connection, { page: 'instance', id });
}

async function open(connection: Connection, page: ConsolePage): Promise<void> {
  const url = consoleUrl(connection, page);
  if (url === undefined) {
    throw new Error(
      connection.kind === 'playground'
        ? 'The playground has no console. Choose the connection of an AWS account.'
        : `The console of ${connection.region} has no public address.`,
    );
  }
  await vscode.env.openExternal(vscode.Uri.parse(url, true));
}
