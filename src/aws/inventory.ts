import type { Clients, Output } from './clients.ts';
import { paginate, type Page } from './page.ts';

/** A kind of inventory: `AWS:Application`, `Custom:RackInfo`. */
export interface InventoryType {
  readonly name: string;
  /** What the service calls it, for people; undefined for most custom types. */
  readonly displayName: string | undefined;
  readonly attributes: readonly string[];
}

/** One line of inventory: attributes and their values, all of them texts. */
export type InventoryEntry = Readonly<Record<string, string>>;

/** What one node has of one type. */
export interface NodeInventory {
  readonly nodeId: string;
  readonly captureTime: string | undefined;
  readonly entries: readonly InventoryEntry[];
}

export interface InventoryFilter {
  /** `AWS:Application.Name` */
  readonly key: string;
  readonly operator: 'Equal' | 'BeginWith';
  readonly value: string;
}

/** A copy of the inventory that the service keeps up to date in a bucket, or data from other regions and accounts. */
export interface ResourceDataSync {
  readonly name: string;
  readonly type: string | undefined;
  readonly destination: string | undefined;
  readonly status: string | undefined;
  readonly message: string | undefined;
  readonly lastSync: Date | undefined;
  readonly lastSuccess: Date | undefined;
}

/** Lists the types that nodes can report, the custom ones too. One call per page of 200. */
export function listInventoryTypes(
  clients: Clients,
  signal?: AbortSignal,
): AsyncIterable<Page<InventoryType>> {
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:GetInventorySchema',
      { MaxResults: 200, NextToken: nextToken },
      signal,
    );
    const items = (answer.Schemas ?? []).map(({ TypeName, DisplayName, Attributes }) => ({
      name: TypeName ?? '',
      displayName: DisplayName === '' ? undefined : DisplayName,
      attributes: (Attributes ?? []).flatMap(({ Name }) => (Name === undefined ? [] : [Name])),
    }));
    return { items, nextToken: answer.NextToken };
  });
}

/** Lists what a node has of one type. One call per page of 50. */
export function listInventoryEntries(
  clients: Clients,
  of: { readonly nodeId: string; readonly typeName: string },
  signal?: AbortSignal,
): AsyncIterable<Page<InventoryEntry>> {
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:ListInventoryEntries',
      { InstanceId: of.nodeId, TypeName: of.typeName, MaxResults: 50, NextToken: nextToken },
      signal,
    );
    return { items: answer.Entries ?? [], nextToken: answer.NextToken };
  });
}

/**
 * Lists the nodes that have an entry which passes the filters, with all that they have of the type: the service filters
 * nodes, not entries. One call per page of 50 nodes.
 */
export function listInventory(
  clients: Clients,
  of: { readonly typeName: string; readonly filters: readonly InventoryFilter[] },
  signal?: AbortSignal,
): AsyncIterable<Page<NodeInventory>> {
  const { typeName, filters } = of;
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:GetInventory',
      {
        ResultAttributes: [{ TypeName: typeName }],
        ...(filters.length === 0
          ? {}
          : {
              Filters: filters.map(({ key, operator, value }) => ({
                Key: key,
                Values: [value],
                Type: operator,
              })),
            }),
        MaxResults: 50,
        NextToken: nextToken,
      },
      signal,
    );
    const items = (answer.Entities ?? []).flatMap(({ Id, Data }) => {
      const data = Data?.[typeName];
      if (Id === undefined || data === undefined) return [];
      return [{ nodeId: Id, captureTime: data.CaptureTime, entries: data.Content ?? [] }];
    });
    return { items, nextToken: answer.NextToken };
  });
}

/** Lists the resource data syncs of the region. One call per page of 50. */
export function listResourceDataSyncs(
  clients: Clients,
  signal?: AbortSignal,
): AsyncIterable<Page<ResourceDataSync>> {
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:ListResourceDataSync',
      { MaxResults: 50, NextToken: nextToken },
      signal,
    );
    return { items: (answer.ResourceDataSyncItems ?? []).map(toSync), nextToken: answer.NextToken };
  });
}

type SyncItem = NonNullable<Output<'ssm:ListResourceDataSync'>['ResourceDataSyncItems']>[number];

function toSync(sync: SyncItem): ResourceDataSync {
  const { BucketName, Prefix, Region } = sync.S3Destination ?? {};
  const path = [BucketName, Prefix].filter((part) => part !== undefined && part !== '').join('/');
  return {
    name: sync.SyncName ?? '',
    type: sync.SyncType,
    destination: path === '' ? undefined : `s3://${path}${Region === undefined ? '' : ` (${Region})`}`,
    status: sync.LastStatus,
    message: sync.LastSyncStatusMessage,
    lastSync: sync.LastSyncTime,
    lastSuccess: sync.LastSuccessfulSyncTime,
  };
}
