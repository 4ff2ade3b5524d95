import type { ManagedNode, NodeType, PingStatus, PlatformType } from './nodes.ts';

/** One thing that a managed node has to be or have. */
export type NodeCondition =
  | { readonly kind: 'platform'; readonly values: readonly PlatformType[] }
  | { readonly kind: 'status'; readonly values: readonly PingStatus[] }
  | { readonly kind: 'type'; readonly values: readonly NodeType[] }
  | { readonly kind: 'ids'; readonly values: readonly string[] }
  /** The tag with one of the values, written exactly so; without values with any. */
  | { readonly kind: 'tag'; readonly key: string; readonly values: readonly string[] }
  /** An EC2 instance without the tag. Which other nodes lack a tag is known node by node only. */
  | { readonly kind: 'untagged'; readonly key: string }
  /** The patch group, under one of the tag keys that Patch Manager takes. */
  | { readonly kind: 'patch-group'; readonly value: string; readonly keys: readonly string[] }
  /** A member of the resource group with this name or ARN. */
  | { readonly kind: 'resource-group'; readonly group: string }
  | TextCondition
  | { readonly kind: 'not'; readonly condition: FactCondition };

/** The node's text matches one of the patterns; see `matchesPattern`. */
export interface TextCondition {
  readonly kind: 'text';
  readonly field: TextField;
  readonly patterns: readonly string[];
}

/** `any`: name, computer name, id or IP address. */
export type TextField = 'any' | 'name' | 'id' | 'ip' | 'platform' | 'agent';

/** What can be told from the node alone. */
export type FactCondition = Extract<
  NodeCondition,
  { readonly kind: 'platform' | 'status' | 'type' | 'ids' | 'text' }
>;

/** The tags of one EC2 instance, as far as they were asked for. */
export type InstanceTags = ReadonlyMap<string, string>;

export interface NodeFilterEntry {
  readonly Key: string;
  readonly Values: readonly string[];
}

/** How conditions are met: by filters of DescribeInstanceInformation, and by looking at what it answers. */
export interface NodePlan {
  readonly filters: readonly NodeFilterEntry[];
  /** Conditions to look at before names and tags are known. */
  readonly facts: readonly FactCondition[];
  /** Conditions that need the name or tags. */
  readonly others: readonly NodeCondition[];
  /** The tags of EC2 instances that `others` look at. */
  readonly tagKeys: readonly string[];
}

/** The most values of one tag in a filter of DescribeInstanceInformation (seek-oss/aec#394). */
const mostTagValues = 5;

/**
 * The same conditions without alternatives that no single request can ask for: a node meets the conditions if it meets
 * those of one of the lists. A node may be in several.
 */
export function alternatives(conditions: readonly NodeCondition[]): readonly (readonly NodeCondition[])[] {
  return conditions.reduce<readonly (readonly NodeCondition[])[]>(
    (lists, condition) => lists.flatMap((list) => split(condition).map((part) => [...list, part])),
    [[]],
  );
}

function split(condition: NodeCondition): readonly NodeCondition[] {
  if (condition.kind === 'patch-group') {
    return condition.keys.map((key) => ({ kind: 'tag', key, values: [condition.value] }));
  }
  if (condition.kind !== 'tag' || condition.values.length <= mostTagValues) return [condition];
  const parts: NodeCondition[] = [];
  for (let start = 0; start < condition.values.length; start += mostTagValues) {
    parts.push({ ...condition, values: condition.values.slice(start, start + mostTagValues) });
  }
  return parts;
}

/**
 * How to find the nodes that meet all conditions, which have no alternatives; undefined if no node can. The service
 * takes tags or anything else, never both ("Tag filters can't be combined with other filter types"): tags go first,
 * because the answers carry everything else.
 */
export function planNodes(conditions: readonly NodeCondition[]): NodePlan | undefined {
  const merged = intersect(conditions);
  if (merged === undefined) return undefined;
  const tags = merged.filter((condition) => condition.kind === 'tag');
  const sent = tags.length > 0 ? tags : merged.filter((condition) => filterOf(condition) !== undefined);
  const rest = merged.filter((condition) => !sent.includes(condition));
  const facts = rest.filter(isFact);
  const others = rest.filter((condition) => !isFact(condition));
  return {
    filters: sent.flatMap((condition) => filterOf(condition) ?? []),
    facts,
    others,
    tagKeys: tagKeysOf(others),
  };
}

/** The plan to look at nodes with known ids, which are EC2 instances: their tags come with their names. */
export function planInstances(
  conditions: readonly NodeCondition[],
): Pick<NodePlan, 'facts' | 'others' | 'tagKeys'> {
  const others = conditions.filter((condition) => !isFact(condition));
  return { facts: conditions.filter(isFact), others, tagKeys: tagKeysOf(others) };
}

/** True if the node meets the condition. `tags`: those of the plan's `tagKeys`, for an EC2 instance. */
export function meets(condition: NodeCondition, node: ManagedNode, tags: InstanceTags = new Map()): boolean {
  switch (condition.kind) {
    case 'platform':
      return node.platformType !== undefined && condition.values.includes(node.platformType);
    case 'status':
      return condition.values.some((value) => value === node.pingStatus);
    case 'type':
      return condition.values.includes(node.type);
    case 'ids':
      return condition.values.includes(node.id);
    case 'tag': {
      const value = tags.get(condition.key);
      return value !== undefined && (condition.values.length === 0 || condition.values.includes(value));
    }
    case 'untagged':
      return node.type === 'ec2' && !tags.has(condition.key);
    case 'patch-group':
      return condition.keys.some((key) => tags.get(key) === condition.value);
    case 'text':
      return textsOf(node, condition.field).some((text) =>
        condition.patterns.some((pattern) => matchesPattern(text, pattern)),
      );
    case 'not':
      return !meets(condition.condition, node, tags);
    case 'resource-group':
      throw new Error('A resource group is found by its members, not by a look at a node.');
  }
}

/** True if the text contains the pattern; with `*`, if all of it has that form. Case does not count. */
export function matchesPattern(text: string, pattern: string): boolean {
  const [lower, wanted] = [text.toLowerCase(), pattern.toLowerCase()];
  return wanted.includes('*') ? matchesParts(lower, wanted.split('*')) : lower.includes(wanted);
}

/** Whether the parts stand in the text one after the other, the first at its start and the last at its end. */
function matchesParts(text: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
    return false;
  const end = text.length - last.length;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = text.indexOf(part, from);
    if (at === -1 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}

function textsOf(node: ManagedNode, field: TextField): string[] {
  const texts: Readonly<Record<TextField, () => readonly (string | undefined)[]>> = {
    any: () => [node.name, node.computerName, node.id, node.ipAddress],
    name: () => [node.name, node.computerName],
    id: () => [node.id],
    ip: () => [node.ipAddress],
    platform: () => [
      node.platformType,
      [node.platformName, node.platformVersion].filter((part) => part !== undefined).join(' '),
    ],
    agent: () => [node.agentVersion],
  };
  return texts[field]().filter((text) => text !== undefined);
}

/** Names come from EC2 with a call of their own, so that a condition on one waits for them. */
function isFact(condition: NodeCondition): condition is FactCondition {
  switch (condition.kind) {
    case 'platform':
    case 'status':
    case 'type':
    case 'ids':
      return true;
    case 'text':
      return condition.field !== 'any' && condition.field !== 'name';
    default:
      return false;
  }
}

function filterOf(condition: NodeCondition): NodeFilterEntry | undefined {
  switch (condition.kind) {
    case 'tag':
      return condition.values.length === 0
        ? { Key: 'tag-key', Values: [condition.key] }
        : { Key: `tag:${condition.key}`, Values: condition.values };
    case 'platform':
      return { Key: 'PlatformTypes', Values: condition.values };
    case 'status':
      return { Key: 'PingStatus', Values: condition.values };
    case 'type':
      return { Key: 'SourceTypes', Values: condition.values.map((type) => sourceTypes[type]) };
    case 'ids':
      return { Key: 'InstanceIds', Values: condition.values };
    default:
      return undefined;
  }
}

/** The values of the filter SourceTypes (API reference, InstanceInformationStringFilter). */
const sourceTypes: Readonly<Record<NodeType, string>> = {
  ec2: 'AWS::EC2::Instance',
  hybrid: 'AWS::SSM::ManagedInstance',
  edge: 'AWS::IoT::Thing',
};

function tagKeysOf(conditions: readonly NodeCondition[]): readonly string[] {
  const keys = conditions.flatMap((condition) => {
    if (condition.kind === 'patch-group') return condition.keys;
    return condition.kind === 'tag' || condition.kind === 'untagged' ? [condition.key] : [];
  });
  return [...new Set(keys)];
}

type ListCondition = Extract<
  NodeCondition,
  { readonly kind: 'platform' | 'status' | 'type' | 'ids' | 'tag' }
>;

/** One condition per subject, with the values that all of its conditions allow; undefined if there are none left. */
function intersect(conditions: readonly NodeCondition[]): readonly NodeCondition[] | undefined {
  const bySubject = new Map<string, ListCondition>();
  const others: NodeCondition[] = [];
  for (const condition of conditions) {
    if (!isList(condition)) {
      others.push(condition);
      continue;
    }
    const subject = condition.kind === 'tag' ? `tag:${condition.key}` : condition.kind;
    const both = narrow(bySubject.get(subject), condition);
    if (both === undefined) return undefined;
    bySubject.set(subject, both);
  }
  if (others.some((one) => one.kind === 'untagged' && bySubject.has(`tag:${one.key}`))) return undefined;
  return [...bySubject.values(), ...others];
}

function isList(condition: NodeCondition): condition is ListCondition {
  return ['platform', 'status', 'type', 'ids', 'tag'].includes(condition.kind);
}

function narrow(known: ListCondition | undefined, condition: ListCondition): ListCondition | undefined {
  if (known === undefined || known.values.length === 0) return condition;
  if (condition.values.length === 0) return known;
  const allowed: readonly string[] = condition.values;
  const values = known.values.filter((value) => allowed.includes(value));
  return values.length === 0 ? undefined : ({ ...known, values } as ListCondition);
}
