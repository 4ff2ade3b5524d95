import type { ManagedNode } from '../fleet/node.ts';
import type { SsmHandlers } from '../handler.ts';
import type { InventoryItem } from '../inventory/node-inventory.ts';
import { findInventoryType, inventoryTypes } from '../inventory/schemas.ts';
import type { InventoryItemSchema, InventoryResultItem } from '../models/ssm-types.ts';
import { takeItems, takePage } from '../paging.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { RegionState } from '../state.ts';
import { aggregate, aggregateGroups } from './inventory-aggregates.ts';
import { makeEntryFilter, makeInventoryFilter } from './inventory-filters.ts';
import { invalidToken, requireNode } from './requests.ts';

const invalidTypeName = (name: string) =>
  new ServiceError('InvalidTypeNameException', `The inventory type name ${name} is not valid.`);

/** Inventory as the agents of the nodes have reported it. */
export const inventoryHandlers: SsmHandlers = {
  GetInventory: (input, { state }) => {
    const { Filters = [], Aggregators = [], ResultAttributes, MaxResults = 50, NextToken } = input;
    const names = ResultAttributes?.map(({ TypeName }) => TypeName) ?? ['AWS:InstanceInformation'];
    const unknown = names.find((name) => findInventoryType(name) === undefined);
    if (unknown !== undefined) throw invalidTypeName(unknown);
    const matches = makeInventoryFilter(Filters, state.inventory);
    const page = { nextToken: NextToken, size: MaxResults, invalidToken };
    const list = ['GetInventory', state.region, Filters, Aggregators, ResultAttributes];
    const [aggregator] = Aggregators;
    if (aggregator !== undefined) {
      const nodes = { fleet: state.fleet, inventory: state.inventory, matches };
      const groups = aggregator.Groups;
      const entity = groups === undefined ? aggregate(Aggregators, nodes) : aggregateGroups(groups, nodes);
      const taken = takeItems([entity], { ...page, list });
      return { Entities: taken.items, NextToken: taken.nextToken };
    }
    const found = takePage(
      state.fleet,
      (node: ManagedNode) => node.managed && matches(node) && hasAny(state, node, names),
      {
        ...page,
        list,
      },
    );
    const entities = found.items.map((node) => ({ Id: node.instanceId, Data: dataOf(state, node, names) }));
    return { Entities: entities, NextToken: found.nextToken };
  },

  GetInventorySchema: ({ TypeName = '', Aggregator = false, MaxResults = 50, NextToken }, { state }) => {
    // A name is a prefix: `AWS` and `Custom` list all types of their kind.
    const named = inventoryTypes.filter((type) => type.TypeName.startsWith(TypeName));
    if (named.length === 0) throw invalidTypeName(TypeName);
    const wanted = Aggregator ? named.filter(({ aggregates }) => aggregates !== undefined) : named;
    const page = takeItems(wanted, {
      list: ['GetInventorySchema', state.region, TypeName, Aggregator],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    const schemas = page.items.map(({ aggregates, ...schema }): InventoryItemSchema => {
      const attributes = Aggregator
        ? schema.Attributes.filter(({ Name }) => aggregates?.includes(Name) === true)
        : schema.Attributes;
      return { ...schema, Attributes: attributes };
    });
    return { Schemas: schemas, NextToken: page.nextToken };
  },

  ListInventoryEntries: ({ InstanceId, TypeName, Filters = [], MaxResults = 50, NextToken }, { state }) => {
    const node = requireNode(state, InstanceId);
    const type = findInventoryType(TypeName);
    if (type === undefined) throw invalidTypeName(TypeName);
    const matches = makeEntryFilter(type, Filters);
    const item = state.inventory.itemOf(node, TypeName);
    const page = takeItems(item?.entries.filter(matches) ?? [], {
      list: ['ListInventoryEntries', state.region, InstanceId, TypeName, Filters],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    return {
      TypeName,
      InstanceId,
      Entries: page.items,
      NextToken: page.nextToken,
      ...(item === undefined ? {} : { SchemaVersion: item.version, CaptureTime: item.captureTime }),
    };
  },

  ListResourceDataSync: ({ SyncType, MaxResults = 50, NextToken }, { state }) => {
    const syncs = resourceDataSyncs(state).filter(
      (sync) => SyncType === undefined || sync.SyncType === SyncType,
    );
    const page = takeItems(syncs, {
      list: ['ListResourceDataSync', state.region, SyncType],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    return { ResourceDataSyncItems: page.items, NextToken: page.nextToken };
  },
};

const hasAny = ({ inventory }: RegionState, node: ManagedNode, names: readonly string[]) =>
  names.some((name) => inventory.itemOf(node, name) !== undefined);

function dataOf({ inventory }: RegionState, node: ManagedNode, names: readonly string[]) {
  const items = names.flatMap((name) => inventory.itemOf(node, name) ?? []);
  return Object.fromEntries(items.map((item) => [item.typeName, showItem(item)]));
}

const showItem = (item: InventoryItem): InventoryResultItem => ({
  TypeName: item.typeName,
  SchemaVersion: item.version,
  CaptureTime: item.captureTime,
  Content: item.entries,
});

/** The company copies its inventory to a bucket; a second copy has lost its bucket's permission. */
function resourceDataSyncs({ region, startedAt }: RegionState) {
  const hours = (count: number) => new Date(startedAt - count * 3_600_000);
  const destination = (BucketName: string) => ({
    BucketName,
    SyncFormat: 'JsonSerDe' as const,
    Region: region,
  });
  return [
    {
      SyncName: 'company-inventory',
      SyncType: 'SyncToDestination',
      S3Destination: { ...destination('company-inventory'), Prefix: 'ssm' },
      LastSyncTime: hours(2),
      LastSuccessfulSyncTime: hours(2),
      LastStatus: 'Successful' as const,
      SyncCreatedTime: hours(24 * 300),
      LastSyncStatusMessage: 'The sync was successfully completed',
    },
    {
      SyncName: 'audit-inventory',
      SyncType: 'SyncToDestination',
      S3Destination: destination('company-audit'),
      LastSyncTime: hours(3),
      LastSuccessfulSyncTime: hours(24 * 9),
      LastStatus: 'Failed' as const,
      SyncCreatedTime: hours(24 * 120),
      LastSyncStatusMessage: 'Access to the bucket company-audit was denied.',
    },
  ];
}
