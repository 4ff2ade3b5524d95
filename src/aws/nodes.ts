import type { Clients, Output } from './clients.ts';
import { meets, type InstanceTags, type NodePlan } from './node-conditions.ts';
import { paginate, type Page } from './page.ts';

export type PlatformType = 'Linux' | 'Windows' | 'MacOS';
export type PingStatus = 'Online' | 'ConnectionLost' | 'Inactive';
/** `edge`: a core device of IoT Greengrass. */
export type NodeType = 'ec2' | 'hybrid' | 'edge';

/** An EC2 instance, a hybrid machine or an edge device that has registered with Systems Manager. */
export interface ManagedNode {
  /** `i-…` for an EC2 instance, `mi-…` for the others. */
  readonly id: string;
  /** The EC2 Name tag, the hybrid node's name, the edge device's thing, else the computer name; undefined if none is known. */
  readonly name: string | undefined;
  readonly computerName: string | undefined;
  readonly type: NodeType;
  readonly platformType: PlatformType | undefined;
  readonly platformName: string | undefined;
  readonly platformVersion: string | undefined;
  /** Texts that newer versions of the service may add are kept. */
  readonly pingStatus: PingStatus | (string & {}) | undefined;
  readonly lastPing: Date | undefined;
  readonly agentVersion: string | undefined;
  readonly isLatestAgent: boolean | undefined;
  readonly ipAddress: string | undefined;
  readonly iamRole: string | undefined;
  readonly associationStatus: string | undefined;
}

export interface NodeFilter {
  readonly instanceIds: readonly string[];
}

export interface ListNodesOptions {
  readonly filter?: NodeFilter;
  /** What nodes have to be or have, on top of `filter`. */
  readonly plan?: NodePlan;
  readonly signal?: AbortSignal;
  /** Called when EC2's Name tags cannot be read; the nodes are listed without them. */
  readonly onNamesUnavailable?: (error: unknown) => void;
}

/** The most that DescribeInstanceInformation gives in one page (5 to 50). */
const pageSize = 50;

/**
 * Lists managed nodes. Costs one call per page of 50, and one DescribeTags for the Name tags of the EC2 instances in
 * that page: SSM does not know them. A page of a plan may have fewer nodes than the service has answered, or none.
 */
export function listNodes(
  clients: Clients,
  options: ListNodesOptions = {},
): AsyncIterable<Page<ManagedNode>> {
  const { filter, plan = everyNode, signal } = options;
  const filters = [
    ...toFilters(filter),
    ...plan.filters.map(({ Key, Values }) => ({ Key, Values: [...Values] })),
  ];
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:DescribeInstanceInformation',
      { MaxResults: pageSize, NextToken: nextToken, ...(filters.length > 0 ? { Filters: filters } : {}) },
      signal,
    );
    const found = (answer.InstanceInformationList ?? []).map(toNode);
    const candidates = found.filter((node) => plan.facts.every((fact) => meets(fact, node)));
    const tags = await instanceTags(clients, candidates, options);
    const items = candidates
      .map((node) => withName(node, text(tags.get(node.id)?.get('Name'))))
      .filter((node) => plan.others.every((condition) => meets(condition, node, tags.get(node.id))));
    return { items, looked: found.length, nextToken: answer.NextToken };
  });
}

const everyNode: NodePlan = { filters: [], facts: [], others: [], tagKeys: [] };

/** The Name tag of each EC2 instance, and its tags that the plan looks at. */
async function instanceTags(
  clients: Clients,
  nodes: readonly ManagedNode[],
  { plan = everyNode, signal, onNamesUnavailable }: ListNodesOptions,
): Promise<ReadonlyMap<string, InstanceTags>> {
  const ids = nodes.flatMap(({ id }) => (id.startsWith('i-') ? [id] : []));
  if (ids.length === 0) return new Map();
  const tags = new Map(ids.map((id) => [id, new Map<string, string>()]));
  try {
    // A page of nodes has at most 50 tags of a key, so the answer is one page too: it takes up to 1000.
    const { Tags } = await clients.call(
      'ec2:DescribeTags',
      {
        Filters: [
          { Name: 'resource-id', Values: ids },
          { Name: 'key', Values: [...new Set(['Name', ...plan.tagKeys])].map(escapeWildcards) },
        ],
      },
      signal,
    );
    for (const { ResourceId = '', Key = '', Value = '' } of Tags ?? []) {
      tags.get(ResourceId)?.set(Key, Value);
    }
  } catch (error) {
    signal?.throwIfAborted();
    // Names are a nicety. Without tags that decide, nobody knows which nodes to show.
    if (plan.tagKeys.length > 0) throw error;
    onNamesUnavailable?.(error);
  }
  return tags;
}

/** Text in a filter of EC2, where `*` and `?` would be wildcards. */
export const escapeWildcards = (text: string): string => text.replace(/[\\*?]/g, '\\$&');

const withName = (node: ManagedNode, name: string | undefined): ManagedNode =>
  name === undefined ? node : { ...node, name };

/**
 * Tags of a fleet to choose targets from. Reads one page of up to 1000 tags of EC2 instances; tags of hybrid nodes can
 * be read only node by node and are typed by hand.
 */
export async function listInstanceTags(
  clients: Clients,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { Tags } = await clients.call(
    'ec2:DescribeTags',
    { Filters: [{ Name: 'resource-type', Values: ['instance'] }], MaxResults: 1000 },
    signal,
  );
  const values = new Map<string, Set<string>>();
  for (const { Key, Value } of Tags ?? []) {
    if (Key === undefined || Value === undefined) continue;
    const known = values.get(Key) ?? new Set();
    values.set(Key, known.add(Value));
  }
  return values;
}

/** What State Manager last did on a node for one association. */
export interface AssociationRun {
  readonly name: string;
  readonly documentName: string;
  readonly status: string;
  readonly executed: Date | undefined;
  readonly summary: string | undefined;
}

/** Lists how the associations of a node went. One call per page of 50. */
export function listAssociationRuns(
  clients: Clients,
  nodeId: string,
  signal?: AbortSignal,
): AsyncIterable<Page<AssociationRun>> {
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:DescribeInstanceAssociationsStatus',
      { InstanceId: nodeId, MaxResults: 50, NextToken: nextToken },
      signal,
    );
    const items = (answer.InstanceAssociationStatusInfos ?? []).map((info) => ({
      name: text(info.AssociationName) ?? info.Name ?? '',
      documentName: info.Name ?? '',
      status: info.DetailedStatus ?? info.Status ?? '',
      executed: info.ExecutionDate,
      summary: text(info.ExecutionSummary),
    }));
    return { items, nextToken: answer.NextToken };
  });
}

/** True if the node's session channel is open at this moment. One call. */
export async function isConnected(clients: Clients, nodeId: string, signal?: AbortSignal): Promise<boolean> {
  const { Status } = await clients.call('ssm:GetConnectionStatus', { Target: nodeId }, signal);
  return Status === 'connected';
}

/**
 * The role of Default Host Management Configuration in this region, undefined if it is off. One call.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-default-host-management-configuration.html
 */
export async function getDefaultHostRole(
  clients: Clients,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const SettingId = '/ssm/managed-instance/default-ec2-instance-management-role';
  const { ServiceSetting } = await clients.call('ssm:GetServiceSetting', { SettingId }, signal);
  const value = ServiceSetting?.SettingValue;
  return value === undefined || value === '' || value === '$None' ? undefined : value;
}

/** Ends the registration of a hybrid node. One call; the machine stays as it is, and so does its agent. */
export async function deregisterNode(clients: Clients, nodeId: string, signal?: AbortSignal): Promise<void> {
  await clients.call('ssm:DeregisterManagedInstance', { InstanceId: nodeId }, signal);
}

function toFilters(filter: NodeFilter | undefined): { Key: string; Values: string[] }[] {
  return filter === undefined ? [] : [{ Key: 'InstanceIds', Values: [...filter.instanceIds] }];
}

type InstanceInformation = NonNullable<
  Output<'ssm:DescribeInstanceInformation'>['InstanceInformationList']
>[number];

function toNode(info: InstanceInformation): ManagedNode {
  const id = info.InstanceId ?? '';
  const type = toType(id, info);
  // The source of an edge device is the thing that it is in AWS IoT, by name.
  const thing = type === 'edge' ? text(info.SourceId) : undefined;
  return {
    id,
    name: text(info.Name) ?? thing ?? text(info.ComputerName),
    computerName: text(info.ComputerName),
    type,
    platformType: info.PlatformType,
    platformName: shared(info.PlatformName),
    platformVersion: shared(info.PlatformVersion),
    pingStatus: shared(info.PingStatus),
    lastPing: info.LastPingDateTime,
    agentVersion: shared(info.AgentVersion),
    isLatestAgent: info.IsLatestVersion,
    ipAddress: text(info.IPAddress),
    iamRole: shared(info.IamRole),
    associationStatus: shared(info.AssociationStatus),
  };
}

function toType(id: string, { ResourceType, SourceType }: InstanceInformation): NodeType {
  if (SourceType === 'AWS::IoT::Thing') return 'edge';
  return ResourceType === 'EC2Instance' || (ResourceType === undefined && id.startsWith('i-'))
    ? 'ec2'
    : 'hybrid';
}

/** Answers carry "" for what is not set. */
function text(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

const known = new Map<string, string>();

/** The text as one object for all nodes that have it: 50,000 nodes have a few versions and platforms between them. */
function shared(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  const same = known.get(value);
  if (same !== undefined) return same;
  if (known.size < 10_000) known.set(value, value);
  return value;
}
