import type { Clients } from '../aws/clients.ts';
import { getRunRequest } from '../aws/commands.ts';
import { assertChangesAllowed } from '../aws/effects.ts';
import { listNodes, type ManagedNode } from '../aws/nodes.ts';
import { collect } from '../aws/page.ts';
import type { Run } from '../runs/runs.ts';
import type { RunAndFollowOptions } from './run-and-follow.ts';

/** The most ids that one look-up names. */
const batch = 50;

/** Starts a command anew on these of its nodes: the same document and values, to be looked at and changed before. */
export async function runAgain(
  run: Run,
  nodeIds: readonly string[],
  start: (
    clients: Clients,
    options: Pick<RunAndFollowOptions, 'document' | 'nodes' | 'parameters'>,
  ) => Promise<void>,
): Promise<void> {
  const { clients, commandId } = run;
  assertChangesAllowed(clients, 'ssm:SendCommand');
  const { document, parameters } = await getRunRequest(clients, commandId);
  const nodes: ManagedNode[] = [];
  for (let from = 0; from < nodeIds.length; from += batch) {
    const instanceIds = nodeIds.slice(from, from + batch);
    nodes.push(...(await collect(listNodes(clients, { filter: { instanceIds } }))));
  }
  if (nodes.length === 0) throw new Error('None of these nodes is managed by Systems Manager any more.');
  await start(clients, { document, parameters, nodes });
}
