import type { Clients } from '../aws/clients.ts';
import {
  listInventory,
  listInventoryEntries,
  listResourceDataSyncs,
  type InventoryEntry,
  type InventoryFilter,
  type InventoryType,
} from '../aws/inventory.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import { mapPages, type Page } from '../aws/page.ts';
import type { NodeNames } from './node-names.ts';

/** What is looked for in the inventory of all nodes. */
export interface InventorySearch {
  readonly type: InventoryType;
  readonly attribute: string;
  /** Empty: everything. */
  readonly text: string;
  /** `contains` looks at every attribute and reads the inventory of every node, because the service cannot. */
  readonly how: 'begins' | 'is' | 'contains';
}

type Rows = AsyncIterable<Page<readonly string[]>>;

/** The columns of inventory: the node, then the attributes of the type. */
export const inventoryColumns = ({ attributes }: Pick<InventoryType, 'attributes'>): readonly string[] => [
  'Node',
  'Node id',
  ...attributes,
];

/** The place of the node's id in `inventoryColumns`. */
export const nodeIdColumn = 1;

/**
 * The entries that a search finds, over all nodes. One call per page of 50 nodes, and two more for the names of nodes
 * that are not known yet.
 */
export function searchInventory(
  clients: Clients,
  search: InventorySearch,
  { names, signal }: { readonly names: NodeNames; readonly signal: AbortSignal },
): Rows {
  const { type, attribute, text, how } = search;
  const filters: InventoryFilter[] =
    text === '' || how === 'contains'
      ? []
      : [{ key: `${type.name}.${attribute}`, operator: how === 'is' ? 'Equal' : 'BeginWith', value: text }];
  const pages = listInventory(clients, { typeName: type.name, filters }, signal);
  return mapPages(pages, async (nodes) => {
    const found = nodes
      .map(({ nodeId, entries }) => ({ nodeId, entries: entries.filter((entry) => matches(entry, search)) }))
      .filter(({ entries }) => entries.length > 0);
    await names.learn(
      clients,
      found.map(({ nodeId }) => nodeId),
      signal,
    );
    return found.flatMap(({ nodeId, entries }) => {
      const name = names.of({ instanceId: nodeId, instanceName: undefined });
      return entries.map((entry) => toRow(name, nodeId, type, entry));
    });
  });
}

/** The service finds nodes; which of their entries are meant is told here. */
function matches(entry: InventoryEntry, { attribute, text, how }: InventorySearch): boolean {
  if (text === '') return true;
  const wanted = text.toLowerCase();
  const value = (entry[attribute] ?? '').toLowerCase();
  switch (how) {
    case 'begins':
      return value.startsWith(wanted);
    case 'is':
      return value === wanted;
    case 'contains':
      return Object.values(entry).some((one) => one.toLowerCase().includes(wanted));
  }
}

/** All that one node has of a type. One call per page of 50. */
export function nodeInventory(
  clients: Clients,
  { node, type }: { readonly node: ManagedNode; readonly type: InventoryType },
  signal: AbortSignal,
): Rows {
  const pages = listInventoryEntries(clients, { nodeId: node.id, typeName: type.name }, signal);
  return mapPages(pages, (entries) =>
    entries.map((entry) => toRow(node.name ?? node.id, node.id, type, entry)),
  );
}

function toRow(name: string, nodeId: string, { attributes }: InventoryType, entry: InventoryEntry): string[] {
  return [name, nodeId, ...attributes.map((attribute) => entry[attribute] ?? '')];
}

export const syncColumns: readonly string[] = [
  ...['Name', 'Status', 'Type', 'Destination', 'Last sync', 'Last success', 'Message'],
];

/** The resource data syncs of the region. One call per page of 50. */
export function resourceDataSyncs(clients: Clients, signal: AbortSignal): Rows {
  return mapPages(listResourceDataSyncs(clients, signal), (syncs) =>
    syncs.map((sync) => [
      sync.name,
      sync.status ?? '',
      sync.type ?? '',
      sync.destination ?? '',
      sync.lastSync?.toISOString() ?? '',
      sync.lastSuccess?.toISOString() ?? '',
      sync.message ?? '',
    ]),
  );
}
