import type { Clients } from '../aws/clients.ts';
import { getRunRequest } from '../aws/commands.ts';
import { assertChangesAllowed } from '../aws/effects.ts';
import { findNodesById } from '../aws/find-nodes.ts';
import { collect } from '../aws/page.ts';
import type { Run } from '../runs/runs.ts';
import type { RunOptions } from './run-document.ts';

/**
 * Opens the form with all that a command of the last 30 days was told, to be looked at and changed before it runs anew.
 * One call for the command, and one for each 50 nodes.
 * @param nodeIds run on these nodes; without them on the targets that the command had
 */
export async function runAgain(
  { clients, commandId }: Run,
  start: (clients: Clients, options: RunOptions) => Promise<void>,
  nodeIds?: readonly string[],
): Promise<void> {
  assertChangesAllowed(clients, 'ssm:SendCommand');
  const { document, ...prefill } = await getRunRequest(clients, commandId);
  if (nodeIds === undefined) {
    await start(clients, { document, prefill });
    return;
  }
  const nodes = await collect(findNodesById(clients, nodeIds));
  if (nodes.length === 0) throw new Error('None of these nodes is managed by Systems Manager any more.');
  await start(clients, { document, prefill, nodes });
}
