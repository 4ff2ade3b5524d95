import { askInventorySearch } from '../../prompts/inventory-search.ts';
import {
  inventoryColumns,
  nodeIdColumn,
  nodeInventory,
  resourceDataSyncs,
  searchInventory,
  syncColumns,
} from '../../runs/inventory-rows.ts';
import type { NodeNames } from '../../runs/node-names.ts';
import { plainTypeName } from '../../views/node-inventory.ts';
import type { TableQuery } from '../../workbench/table-panel.ts';
import { chosenInventoryType, clientsOf } from '../row-arguments.ts';
import { nameOf, type NodeParts } from './context.ts';

/** What commands on inventory work with. */
export interface InventoryParts extends Pick<NodeParts, 'clients'> {
  readonly names: NodeNames;
  readonly showTable: (query: TableQuery) => void;
}

/** Asks for a type and a text and shows which nodes have it, in which versions. */
export async function searchNodeInventory(parts: InventoryParts, row: unknown): Promise<void> {
  const clients = clientsOf(row, undefined, () => parts.clients.get());
  const search = await askInventorySearch(clients);
  const { type, text } = search;
  const typeName = type.displayName ?? plainTypeName(type.name);
  parts.showTable({
    title: text === '' ? typeName : `${typeName}: ${text}`,
    columns: inventoryColumns(type),
    nodeColumn: nodeIdColumn,
    fileName: fileNameOf(['inventory', plainTypeName(type.name), text]),
    read: (signal) => searchInventory(clients, search, { names: parts.names, signal }),
  });
}

/** Shows all that a node has of one type as a table, to be searched. */
export function showNodeInventory(parts: InventoryParts, row: unknown): void {
  const chosen = chosenInventoryType(row);
  if (chosen === undefined) return;
  const clients = clientsOf(row, undefined, () => parts.clients.get());
  const { node, type } = chosen;
  parts.showTable({
    title: `${nameOf(node)}: ${type.displayName ?? plainTypeName(type.name)}`,
    columns: inventoryColumns(type),
    nodeColumn: nodeIdColumn,
    fileName: fileNameOf([nameOf(node), plainTypeName(type.name)]),
    read: (signal) => nodeInventory(clients, chosen, signal),
  });
}

/** Shows where the inventory of the region is copied to, and how that went. */
export function showResourceDataSyncs(parts: InventoryParts, row: unknown): void {
  const clients = clientsOf(row, undefined, () => parts.clients.get());
  parts.showTable({
    title: `Resource data syncs of ${clients.connection.region}`,
    columns: syncColumns,
    fileName: fileNameOf(['resource-data-syncs', clients.connection.region]),
    read: (signal) => resourceDataSyncs(clients, signal),
  });
}

function fileNameOf(parts: readonly string[]): string {
  return parts
    .map((part) => part.toLowerCase().replace(/[^\w.-]+/g, '-'))
    .filter((part) => part !== '')
    .join('-');
}
