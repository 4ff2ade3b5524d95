import type { Clients } from '../aws/clients.ts';
import { findNodesById } from '../aws/find-nodes.ts';
import { collect } from '../aws/page.ts';
import type { ListNodesOptions, ManagedNode } from '../aws/nodes.ts';

/** How nodes that answers name by id are looked up. */
export type NodeLookUp = Pick<ListNodesOptions, 'onNamesUnavailable'>;

/** The nodes with these ids, by id; those that are not managed any more are left out. Two calls per 50 ids. */
export async function knownNodes(
  clients: Clients,
  ids: readonly string[],
  options: NodeLookUp & { readonly signal: AbortSignal },
): Promise<ReadonlyMap<string, ManagedNode>> {
  const nodes = await collect(findNodesById(clients, [...new Set(ids)], options));
  return new Map(nodes.map((node) => [node.id, node]));
}
