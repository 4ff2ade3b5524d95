import type { Clients } from '../aws/clients.ts';
import { askGroupings } from '../prompts/node-grouping.ts';
import type { ShownNodes } from '../views/shown-nodes.ts';

/** Asks what to group the managed nodes by, and groups them. */
export async function groupNodes(shown: ShownNodes, clients: () => Clients): Promise<void> {
  shown.group(await askGroupings(clients, shown.groupBy));
}
