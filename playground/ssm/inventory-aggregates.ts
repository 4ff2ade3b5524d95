// GetInventory with aggregators: how many nodes have each value of an attribute, or fall into each group.
import type { Fleet } from '../fleet/fleet.ts';
import type { ManagedNode } from '../fleet/node.ts';
import type { Inventory } from '../inventory/node-inventory.ts';
import type { Entry } from '../inventory/schemas.ts';
import type { InventoryAggregator, InventoryGroup, InventoryResultEntity } from '../models/ssm-types.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { findAttribute, makeInventoryFilter } from './inventory-filters.ts';

interface Nodes {
  readonly fleet: Fleet;
  readonly inventory: Inventory;
  readonly matches: (node: ManagedNode) => boolean;
}

const invalidAggregator = (expression: string | undefined) =>
  new ServiceError('InvalidAggregatorException', `The aggregator ${expression ?? ''} is not valid.`);

/** The attributes of an aggregator and the ones nested in it, which must be of the same type. */
function attributesOf(aggregators: readonly InventoryAggregator[]): { typeName: string; names: string[] } {
  const names: string[] = [];
  let typeName: string | undefined;
  for (let [level] = aggregators; level !== undefined; level = level.Aggregators?.[0]) {
    const attribute = level.Expression === undefined ? undefined : findAttribute(level.Expression);
    if (attribute === undefined || (typeName !== undefined && attribute.type.TypeName !== typeName)) {
      throw invalidAggregator(level.Expression);
    }
    typeName = attribute.type.TypeName;
    names.push(attribute.name);
  }
  return { typeName: typeName ?? '', names };
}

/** Stands in no value. */
const separator = '\u0000';

/** Counts the nodes by the values of the aggregators' attributes, most first. */
export function aggregate(aggregators: readonly InventoryAggregator[], nodes: Nodes): InventoryResultEntity {
  const { typeName, names } = attributesOf(aggregators);
  const counts = new Map<string, number>();
  for (const node of nodes.fleet) {
    if (!nodes.matches(node)) continue;
    const entries = nodes.inventory.itemOf(node, typeName)?.entries ?? [];
    const keys = new Set(entries.map((entry) => names.map((name) => entry[name] ?? '').join(separator)));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const content = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([key, count]): Entry => {
      const values = key.split(separator);
      return {
        ...Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])),
        Count: String(count),
      };
    });
  return { Data: { [typeName]: { TypeName: typeName, SchemaVersion: '1.0', Content: content } } };
}

/** For each group, how many nodes are in it and how many are not. */
export function aggregateGroups(groups: readonly InventoryGroup[], nodes: Nodes): InventoryResultEntity {
  const content = groups.map(({ Name, Filters }) => {
    const belongs = makeInventoryFilter(Filters, nodes.inventory);
    let [inside, outside] = [0, 0];
    for (const node of nodes.fleet) {
      if (!nodes.matches(node)) continue;
      if (belongs(node)) inside += 1;
      else outside += 1;
    }
    return { Name, MatchingCount: String(inside), NonMatchingCount: String(outside) };
  });
  const typeName = 'AWS:InstanceInformation';
  return { Data: { [typeName]: { TypeName: typeName, SchemaVersion: '1.0', Content: content } } };
}
