import type { Clients } from '../aws/clients.ts';
import {
  listInventoryEntries,
  listInventoryTypes,
  type InventoryEntry,
  type InventoryType,
} from '../aws/inventory.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import { mapPages, onePage, type Page } from '../aws/page.ts';
import { noteRow, orNote, recordRows } from './fact-row.ts';
import { escapeMarkdown, factTable, type TreeNode } from './tree-node.ts';

/** What is meant by a row of a type: all that one node has of it. */
export interface NodeInventoryType {
  readonly node: ManagedNode;
  readonly type: InventoryType;
}

export interface InventoryTypeRow extends TreeNode {
  readonly subject: NodeInventoryType;
}

/** Attributes that tell an entry from others, the best first; and those that say most about it. */
const titles = [
  'Name',
  'Title',
  'ValueName',
  'HotFixId',
  'Id',
  'ComplianceType',
  'Product',
  'Key',
  'ComputerName',
];
const remarks = [
  ...['Version', 'Value', 'Status', 'InstalledState', 'State', 'Severity', 'IPV4', 'Size', 'Description'],
  ...['Publisher', 'KeyPath', 'Classification', 'InstalledDir'],
];

/** One row per type of inventory, whose entries are read when it is opened. One call. */
export function inventoryTypeRows(
  clients: Clients,
  node: ManagedNode,
  signal: AbortSignal,
): AsyncIterable<Page<TreeNode>> {
  return mapPages(listInventoryTypes(clients, signal), (types) =>
    types
      .map((type): InventoryTypeRow => {
        const { name, displayName } = type;
        const label = displayName ?? plainTypeName(name);
        return {
          id: `${node.id}/inventory/${name}`,
          label,
          description: name,
          icon: { id: typeIcon(name) },
          accessibilityLabel: `${label}, inventory type ${name}`,
          words: ['inventory-type'],
          subject: { node, type },
          contents: `the inventory type ${name}`,
          children: (signal) => entryRows(clients, { nodeId: node.id, typeName: name }, signal),
        };
      })
      .sort((a, b) => a.label.localeCompare(b.label)),
  );
}

/** The attribute that tells entries of a type from one another. */
export function titleAttribute(attributes: readonly string[]): string {
  return titles.find((name) => attributes.includes(name)) ?? attributes[0] ?? 'Name';
}

/** `Rack Info` of `Custom:RackInfo`. */
export function plainTypeName(typeName: string): string {
  return typeName.replace(/^[^:]*:/, '').replace(/([a-z])([A-Z])/g, '$1 $2');
}

function typeIcon(typeName: string): string {
  const known: Readonly<Record<string, string>> = {
    'AWS:Application': 'package',
    'AWS:File': 'files',
    'AWS:Network': 'globe',
    'AWS:Service': 'gear',
    'AWS:Tag': 'tag',
  };
  return known[typeName] ?? (typeName.startsWith('Custom:') ? 'symbol-misc' : 'symbol-structure');
}

function entryRows(
  clients: Clients,
  of: { readonly nodeId: string; readonly typeName: string },
  signal: AbortSignal,
): AsyncIterable<Page<TreeNode>> {
  const prefix = `${of.nodeId}/inventory/${of.typeName}`;
  // Entries have no id of their own; nothing in them needs to be unique.
  let count = 0;
  const rows = mapPages(listInventoryEntries(clients, of, signal), (entries) =>
    entries.map((entry) => entryRow(`${prefix}/${count++}`, entry)),
  );
  return orNote(rows, noteRow(`${prefix}/none`, 'The node has reported nothing of this type'));
}

function entryRow(id: string, entry: InventoryEntry): TreeNode {
  const attributes = Object.keys(entry);
  const title = titles.find((name) => hasValue(entry, name)) ?? attributes[0];
  const label = (title === undefined ? '' : entry[title]) ?? '';
  const said = remarks.filter((name) => name !== title && hasValue(entry, name)).slice(0, 2);
  const others =
    said.length > 0 ? said : attributes.filter((name) => name !== title && hasValue(entry, name)).slice(0, 2);
  const description = others.map((name) => entry[name]).join(' · ');
  return {
    id,
    label: label === '' ? '(no name)' : label,
    description,
    tooltip: `**${escapeMarkdown(label)}**\n\n${factTable(Object.entries(entry).filter(([, value]) => value !== ''))}`,
    accessibilityLabel: [label, ...others.map((name) => `${name} ${entry[name] ?? ''}`)].join(', '),
    words: ['inventory-entry'],
    children: () => onePage(recordRows(id, entry)),
  };
}

const hasValue = (entry: InventoryEntry, name: string): boolean => (entry[name] ?? '') !== '';
