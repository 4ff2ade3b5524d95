import type { ManagedNode } from '../fleet/node.ts';
import type { PlatformType, SendCommandRequest, Target } from '../models/ssm-types.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { findGroup, isMember, typeOf } from '../resource-groups/groups.ts';
import type { RegionState } from '../state.ts';

type TargetRequest = Pick<SendCommandRequest, 'InstanceIds' | 'Targets'>;

/**
 * The nodes that SendCommand goes to. Nodes that are named one by one have to be managed, and of a platform that the
 * document is for; nodes that a tag finds are taken as they are. Throws InvalidInstanceId, DuplicateInstanceId,
 * UnsupportedPlatformType or ValidationException.
 */
export function commandTargets(
  { InstanceIds = [], Targets = [] }: TargetRequest,
  platforms: ReadonlySet<PlatformType>,
  state: RegionState,
): ManagedNode[] {
  if (InstanceIds.length > 0 && Targets.length > 0) {
    throw new ServiceError('ValidationException', 'Give either InstanceIds or Targets, not both.');
  }
  if (InstanceIds.length > 0) return namedNodes(InstanceIds, platforms, state);
  if (Targets.length === 0) throw new ServiceError('ValidationException', 'Give InstanceIds or Targets.');
  const named = Targets.filter((target) => isInstanceIds(target));
  if (named.length === 0) return taggedNodes(Targets, state);
  if (Targets.length > 1) {
    throw new ServiceError('ValidationException', 'A target of InstanceIds stands alone.');
  }
  return namedNodes(
    named.flatMap(({ Values = [] }) => Values),
    platforms,
    state,
  );
}

const isInstanceIds = ({ Key }: Target): boolean => Key?.toLowerCase() === 'instanceids';

function namedNodes(
  instanceIds: readonly string[],
  platforms: ReadonlySet<PlatformType>,
  state: RegionState,
): ManagedNode[] {
  if (new Set(instanceIds).size < instanceIds.length) throw new ServiceError('DuplicateInstanceId', '');
  const nodes = instanceIds.map((instanceId) => state.fleet.get(instanceId));
  const invalid = instanceIds.filter((_, index) => !takesCommands(nodes[index]));
  if (invalid.length > 0) {
    throw new ServiceError(
      'InvalidInstanceId',
      `Instances [[${invalid.join(', ')}]] not in a valid state for account ${state.account}`,
    );
  }
  const found = nodes.filter(takesCommands);
  const mismatch = found.find((node) => !platforms.has(node.platformType));
  if (mismatch) {
    throw new ServiceError(
      'UnsupportedPlatformType',
      `Cannot perform operation for instance id ${mismatch.instanceId} of platform type ${mismatch.platformType}`,
    );
  }
  return found;
}

/** An agent that is only out of touch still counts; the command waits for it until its delivery time-out. */
const takesCommands = (node: ManagedNode | undefined): node is ManagedNode =>
  node !== undefined && node.pingStatus !== 'Inactive';

/** Nodes that have, for each target, one of its values. */
function taggedNodes(targets: readonly Target[], state: RegionState): ManagedNode[] {
  const tests = targets.map((target) => memberTest(target, state) ?? tagTest(target));
  return [...state.fleet].filter((node) => tests.every((test) => test(node)));
}

/** A test for the nodes of resource groups, or for their types; undefined: the target is of another kind. */
function memberTest(
  { Key, Values = [] }: Target,
  state: RegionState,
): ((node: ManagedNode) => boolean) | undefined {
  if (Key === 'resource-groups:ResourceTypeFilters') return (node) => Values.includes(typeOf(node));
  if (Key !== 'resource-groups:Name') return undefined;
  const groups = Values.map((name) => findGroup(name, state));
  const missing = groups.indexOf(undefined);
  if (missing !== -1) {
    throw new ServiceError('ValidationException', `There is no resource group ${Values[missing] ?? ''}.`);
  }
  return (node) => groups.some((group) => group !== undefined && isMember(node, group));
}

function tagTest({ Key = '', Values = [] }: Target): (node: ManagedNode) => boolean {
  const values = new Set(Values);
  if (Key === 'tag-key') return (node) => node.tags.some((tag) => values.has(tag.Key));
  if (Key.startsWith('tag:')) {
    const name = Key.slice('tag:'.length);
    return (node) => node.tags.some((tag) => tag.Key === name && values.has(tag.Value));
  }
  const message = `${Key} is no target of Run Command; take tag:name, tag-key, resource-groups:Name or InstanceIds.`;
  throw new ServiceError('ValidationException', message);
}
