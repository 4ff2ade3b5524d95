import type { Clients } from '../aws/clients.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import type { ShownNodes } from '../views/shown-nodes.ts';

/** Marks nodes as favourites of their connection, or takes the mark away. */
export function setFavourites(
  shown: ShownNodes,
  { connection }: Clients,
  { nodes, favourite }: { readonly nodes: readonly Pick<ManagedNode, 'id'>[]; readonly favourite: boolean },
): void {
  if (nodes.length === 0)
    throw new Error('No node is selected. Select nodes in the Managed Nodes view first.');
  const ids = nodes.map(({ id }) => id);
  if (favourite) shown.addFavourites(connection, ids);
  else shown.removeFavourites(connection, ids);
}
