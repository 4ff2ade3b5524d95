// Filters of inventory: a key is a type and an attribute, such as `AWS:Application.Name`.
import type { ManagedNode } from '../fleet/node.ts';
import type { Inventory } from '../inventory/node-inventory.ts';
import { findInventoryType, type Entry, type InventoryType } from '../inventory/schemas.ts';
import type { InventoryFilter } from '../models/ssm-types.ts';
import { compares } from './comparison.ts';
import { invalidFilter } from './requests.ts';

interface Attribute {
  readonly type: InventoryType;
  readonly name: string;
}

/** `AWS:Application.Name` as its type and attribute; undefined if there is no such attribute. */
export function findAttribute(key: string): Attribute | undefined {
  const dot = key.lastIndexOf('.');
  const type = findInventoryType(key.slice(0, dot));
  const name = key.slice(dot + 1);
  return type?.Attributes.some((attribute) => attribute.Name === name) === true ? { type, name } : undefined;
}

/** A test for the nodes that pass all filters; those of one type must be true of the same entry. */
export function makeInventoryFilter(
  filters: readonly InventoryFilter[],
  inventory: Inventory,
): (node: ManagedNode) => boolean {
  const byType = new Map<string, ((entry: Entry) => boolean)[]>();
  for (const filter of filters) {
    const attribute = findAttribute(filter.Key);
    if (attribute === undefined) throw invalidFilter(`The filter key ${filter.Key} is not valid.`);
    const typeName = attribute.type.TypeName;
    byType.set(typeName, [...(byType.get(typeName) ?? []), makeTest(attribute.name, filter)]);
  }
  return (node) =>
    [...byType].every(([typeName, tests]) => {
      const entries = inventory.itemOf(node, typeName)?.entries ?? [];
      return entries.some((entry) => tests.every((test) => test(entry)));
    });
}

/** A test for the entries of one type; keys may leave the type out. */
export function makeEntryFilter(
  type: InventoryType,
  filters: readonly InventoryFilter[],
): (entry: Entry) => boolean {
  const tests = filters.map((filter) => {
    const name = filter.Key.startsWith(`${type.TypeName}.`)
      ? filter.Key.slice(type.TypeName.length + 1)
      : filter.Key;
    if (!type.Attributes.some((attribute) => attribute.Name === name)) {
      throw invalidFilter(`The filter key ${filter.Key} is not valid.`);
    }
    return makeTest(name, filter);
  });
  return (entry) => tests.every((test) => test(entry));
}

function makeTest(name: string, { Values, Type = 'Equal' }: InventoryFilter): (entry: Entry) => boolean {
  return (entry) => {
    const value = entry[name];
    return value !== undefined && compares(value, Type, Values);
  };
}
