import type { Clients } from '../aws/clients.ts';
import { maxTargets } from '../aws/commands.ts';
import { findNodes, type FindNodesOptions } from '../aws/find-nodes.ts';
import { listTagValues } from '../aws/instance-tags.ts';
import { alternatives, planNodes, type NodeCondition } from '../aws/node-conditions.ts';
import type { ManagedNode, NodeType, PingStatus, PlatformType } from '../aws/nodes.ts';
import { concatPages, distinctPages, mapPages, onePage, type Page } from '../aws/page.ts';
import { listPatchGroups, patchGroupKeys } from '../aws/patch-groups.ts';
import { listResourceGroups } from '../aws/resource-groups.ts';
import type { CommandTargets } from '../aws/run-request.ts';
import { orNone } from './none-row.ts';
import { escapeMarkdown, prefixedPages, type Icon, type TreeNode } from './tree-node.ts';

/** What nodes are grouped by on one level. */
export type Grouping = 'platform' | 'status' | 'type' | 'resource-group' | 'patch-group' | `tag:${string}`;

/** As many levels as a tree can show without getting lost. */
export const mostLevels = 3;

/** What a view of nodes shows. */
export interface Arrangement {
  /** Conditions that all nodes meet. */
  readonly conditions: readonly NodeCondition[];
  /** The groups, from the outermost one; none for a plain list. */
  readonly groupBy: readonly Grouping[];
}

export interface ArrangedOptions extends FindNodesOptions {
  /** The row of one node. */
  readonly row: (node: ManagedNode) => TreeNode;
}

/**
 * The rows of an arrangement: nodes, or groups whose rows are read when they are opened. The service filters the nodes
 * of a group, so that no group needs to know all nodes.
 */
export function arrangedRows(
  clients: Clients,
  { conditions, groupBy }: Arrangement,
  options: ArrangedOptions,
): AsyncIterable<Page<TreeNode>> {
  const [grouping, ...rest] = groupBy;
  if (grouping === undefined) {
    return mapPages(findNodes(clients, conditions, options), (nodes) => nodes.map(options.row));
  }
  const within = (more: readonly NodeCondition[], signal: AbortSignal): AsyncIterable<Page<TreeNode>> =>
    arrangedRows(clients, { conditions: [...conditions, ...more], groupBy: rest }, { ...options, signal });
  return mapPages(groupsOf(grouping, clients, { conditions, signal: options.signal }), (groups) =>
    groups
      .filter((group) => isPossible([...conditions, ...group.conditions]))
      .map((group) => ({
        ...groupRow(group, grouping, within),
        ...asTargets([...conditions, ...group.conditions]),
      })),
  );
}

/** What a command on the row of a group needs to run on it as a whole, where Run Command has such targets. */
function asTargets(conditions: readonly NodeCondition[]): Partial<TreeNode> {
  const targets = commandTargets(conditions);
  return targets === undefined ? {} : { words: ['collection', 'targets'], subject: targets };
}

/**
 * The targets of Run Command that are these conditions: tags with their values, or one resource group. Undefined where
 * there are none: it knows no platforms, for instance.
 */
export function commandTargets(conditions: readonly NodeCondition[]): CommandTargets | undefined {
  const [first] = conditions;
  if (first?.kind === 'resource-group' && conditions.length === 1) {
    return { resourceGroup: /:group\/([^/]+)/.exec(first.group)?.[1] ?? first.group };
  }
  const tags = conditions.flatMap((one) => (one.kind === 'tag' && one.values.length > 0 ? [one] : []));
  const keys = new Set(tags.map(({ key }) => key));
  const fits = tags.length === conditions.length && keys.size === tags.length && tags.length <= maxTargets;
  if (tags.length === 0 || !fits) return undefined;
  return { tags: tags.map(({ key, values }) => ({ key, values })) };
}

/** `platform`, `ping status`, `tag env`: a grouping in words. */
export function describeGrouping(grouping: Grouping): string {
  const tag = tagOf(grouping);
  return tag === undefined ? groupings[grouping as FixedGrouping].name : `tag ${tag}`;
}

type FixedGrouping = Exclude<Grouping, `tag:${string}`>;

/** The groupings without a tag, in the order in which they are offered. */
export const groupings: Readonly<Record<FixedGrouping, { readonly name: string; readonly icon: string }>> = {
  platform: { name: 'platform', icon: 'device-desktop' },
  status: { name: 'ping status', icon: 'pulse' },
  type: { name: 'type', icon: 'server' },
  'resource-group': { name: 'resource group', icon: 'symbol-namespace' },
  'patch-group': { name: 'patch group', icon: 'shield' },
};

/** The key of `tag:KEY`. */
export function tagOf(grouping: Grouping): string | undefined {
  return grouping.startsWith('tag:') ? grouping.slice('tag:'.length) : undefined;
}

/** The groupings among any values, like those that an older version may have stored. */
export function readGroupings(value: unknown): readonly Grouping[] {
  if (!Array.isArray(value)) return [];
  const valid = value.filter(
    (one): one is Grouping =>
      typeof one === 'string' && (Object.hasOwn(groupings, one) || /^tag:./.test(one)),
  );
  return [...new Set(valid)].slice(0, mostLevels);
}

/** The nodes that have one value of what is grouped by. */
interface Group {
  /** Unique among the groups of its level. */
  readonly key: string;
  readonly label: string;
  readonly description?: string | undefined;
  /** More about the group, as plain text. */
  readonly note?: string | undefined;
  readonly icon?: string;
  readonly conditions: readonly NodeCondition[];
}

function groupRow(
  { key, label, description, note, icon, conditions }: Group,
  grouping: Grouping,
  rows: (conditions: readonly NodeCondition[], signal: AbortSignal) => AsyncIterable<Page<TreeNode>>,
): TreeNode {
  const id = `group:${grouping}/${key}`;
  const what = description ?? describeGrouping(grouping);
  return {
    id,
    label,
    description: what,
    ...(note === undefined ? {} : { tooltip: escapeMarkdown(note) }),
    icon: groupIcon(grouping, icon),
    accessibilityLabel: [`${label}, group`, what, note].filter((part) => part !== undefined).join(', '),
    words: ['collection'],
    children: (signal) =>
      orNone(prefixedPages(rows(conditions, signal), `${id}/`), {
        parent: id,
        label: 'No managed nodes in this group',
      }),
  };
}

function groupIcon(grouping: Grouping, own: string | undefined): Icon {
  return { id: own ?? (tagOf(grouping) === undefined ? groupings[grouping as FixedGrouping].icon : 'tag') };
}

interface GroupsOptions {
  readonly conditions: readonly NodeCondition[];
  readonly signal: AbortSignal | undefined;
}

function groupsOf(
  grouping: Grouping,
  clients: Clients,
  { conditions, signal }: GroupsOptions,
): AsyncIterable<Page<Group>> {
  switch (grouping) {
    case 'platform':
      return onePage(platformGroups);
    case 'status':
      return onePage(statusGroups);
    case 'type':
      return onePage(typeGroups);
    case 'resource-group':
      return mapPages(listResourceGroups(clients, signal), (groups) =>
        groups.map(({ name, arn, description }) => ({
          key: name,
          label: name,
          description,
          conditions: [{ kind: 'resource-group', group: arn }],
        })),
      );
    case 'patch-group':
      return mapPages(
        distinctPages(listPatchGroups(clients, signal), (name) => name),
        (found) => found.map(patchGroup),
      );
    default:
      return tagGroups(clients, grouping.slice('tag:'.length), { conditions, signal });
  }
}

function patchGroup(name: string): Group {
  return {
    key: name,
    label: name,
    conditions: [{ kind: 'patch-group', value: name, keys: patchGroupKeys }],
  };
}

const platformGroups: readonly Group[] = (
  [
    ['Linux', 'Linux', 'terminal-linux'],
    ['Windows', 'Windows', 'terminal-powershell'],
    ['MacOS', 'macOS', 'device-desktop'],
  ] satisfies [PlatformType, string, string][]
).map(([value, label, icon]) => ({
  key: value,
  label,
  icon,
  conditions: [{ kind: 'platform', values: [value] }],
}));

const statusGroups: readonly Group[] = (
  [
    ['Online', 'Online', 'vm-active'],
    ['ConnectionLost', 'Connection lost', 'warning'],
    ['Inactive', 'Inactive', 'vm-outline'],
  ] satisfies [PingStatus, string, string][]
).map(([value, label, icon]) => ({
  key: value,
  label,
  icon,
  conditions: [{ kind: 'status', values: [value] }],
}));

const typeGroups: readonly Group[] = (
  [
    ['ec2', 'EC2 instances', 'server'],
    ['hybrid', 'Hybrid nodes', 'server-environment'],
    ['edge', 'Edge devices', 'circuit-board'],
  ] satisfies [NodeType, string, string][]
).map(([value, label, icon]) => ({
  key: value,
  label,
  icon,
  conditions: [{ kind: 'type', values: [value] }],
}));

/**
 * A group per value, as far as EC2 instances have it, then the nodes that are in none of these: hybrid and edge nodes,
 * whose values nobody can list, and instances without the tag.
 */
function tagGroups(
  clients: Clients,
  key: string,
  { conditions, signal }: GroupsOptions,
): AsyncIterable<Page<Group>> {
  const wanted = conditions.flatMap((one) => (one.kind === 'tag' && one.key === key ? one.values : []));
  if (wanted.length > 0) return onePage(wanted.map((value) => tagGroup(key, value)));
  const listed = mapPages(listTagValues(clients, [key], signal), (tags) =>
    tags
      .map(({ value }) => value)
      .sort(byText)
      .map((value) => tagGroup(key, value)),
  );
  return concatPages([() => listed, () => onePage(restOf(key))]);
}

const byText = new Intl.Collator(undefined, { numeric: true }).compare;

function tagGroup(key: string, value: string): Group {
  return {
    // No other group of the tag has a key like this one.
    key: `=${value}`,
    label: value === '' ? '(empty)' : value,
    conditions: [{ kind: 'tag', key, values: [value] }],
  };
}

function restOf(key: string): Group[] {
  return [
    {
      key: 'hybrid',
      label: `Hybrid and edge nodes with ${key}`,
      description: 'any value',
      note: 'AWS lists the values of EC2 instances only, so that values which only hybrid nodes have stand here.',
      icon: 'server-environment',
      conditions: [
        { kind: 'tag', key, values: [] },
        { kind: 'type', values: ['hybrid', 'edge'] },
      ],
    },
    {
      key: 'without',
      label: `EC2 instances without ${key}`,
      description: 'looked for page by page',
      note: 'Which hybrid nodes lack a tag AWS tells node by node only; they stand in the list without groups.',
      icon: 'circle-slash',
      conditions: [
        { kind: 'untagged', key },
        { kind: 'type', values: ['ec2'] },
      ],
    },
  ];
}

function isPossible(conditions: readonly NodeCondition[]): boolean {
  const plain = conditions.filter(({ kind }) => kind !== 'resource-group');
  return alternatives(plain).some((list) => planNodes(list) !== undefined);
}
