import type { ManagedNode } from '../fleet/node.ts';
import type { Ec2Handlers } from '../handler.ts';
import type { TagDescription } from '../models/ec2-types.ts';
import { takePage } from '../paging.ts';
import type { InstanceNode } from '../power.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { RegionState } from '../state.ts';
import { mergeTags } from '../tag-store.ts';
import { invalidValue, pageSize, refuseDryRun } from './errors.ts';
import { makeFilter, type FilterReader } from './filters.ts';
import { requireInstances } from './instance-ids.ts';

/** The most tags of one resource. */
const mostTags = 50;

export const tagHandlers: Ec2Handlers = {
  CreateTags: ({ Resources, Tags, DryRun }, { state }) => {
    const nodes = findResources(Resources, state);
    const reserved = Tags.find(({ Key = '' }) => Key.toLowerCase().startsWith('aws:'));
    if (reserved !== undefined) {
      throw invalidValue("Tag keys starting with 'aws:' are reserved for internal use");
    }
    refuseDryRun(DryRun);
    const added = Tags.map(({ Key = '', Value = '' }) => ({ Key, Value }));
    const changes = nodes.map((node) => ({ node, tags: mergeTags(node.tags, added) }));
    if (changes.some(({ tags }) => tags.length > mostTags)) {
      throw new ServiceError(
        'TagLimitExceeded',
        'The maximum number of Tags for a resource has been reached.',
      );
    }
    for (const { node, tags } of changes) node.tags = tags;
    return {};
  },

  DeleteTags: ({ Resources, Tags, DryRun }, { state }) => {
    const nodes = findResources(Resources, state);
    refuseDryRun(DryRun);
    // Without a value a tag goes whatever its value is; without tags all of them go.
    const goes = (key: string, value: string) =>
      Tags?.some((tag) => tag.Key === key && (tag.Value === undefined || tag.Value === value)) ?? true;
    for (const node of nodes) node.tags = node.tags.filter(({ Key, Value }) => !goes(Key, Value));
    return {};
  },

  DescribeTags: ({ Filters = [], MaxResults, NextToken, DryRun }, { state }) => {
    refuseDryRun(DryRun);
    const matches = makeFilter(Filters, readerOf);
    const ids = Filters.find(({ Name }) => Name === 'resource-id')?.Values;
    const page = takePage(tagSource(state, ids), (tag) => tag !== undefined && matches(tag), {
      list: ['DescribeTags', state.region, Filters],
      nextToken: NextToken,
      size: pageSize(MaxResults),
      invalidToken: () => invalidValue(`Value (${NextToken ?? ''}) for parameter nextToken is invalid.`),
    });
    return { Tags: page.items.filter((tag) => tag !== undefined), NextToken: page.nextToken };
  },
};

/** The instances called for; the playground has no other resources of EC2 that can be tagged. */
function findResources(ids: readonly string[], state: RegionState): readonly InstanceNode[] {
  const other = ids.find((id) => !id.startsWith('i-'));
  if (other !== undefined) throw new ServiceError('InvalidID', `The ID '${other}' is not valid`);
  return requireInstances(ids, state);
}

/** Places for the tags of one instance in the list of all tags; EC2 allows 50, the fleet has six or seven. */
const tagsPerInstance = 64;

/** The tags of all instances, or of those in `ids`, one by one; undefined where an instance has no further tag. */
function tagSource(
  { fleet }: RegionState,
  ids: readonly string[] | undefined,
): { size: number; at(index: number): TagDescription | undefined } {
  // Ids with wildcards can be any node's.
  const plain = ids?.every((id) => !/[*?\\]/.test(id)) === true ? ids : undefined;
  const nodes = plain?.flatMap((id) => fleet.get(id) ?? []);
  const nodeAt = (index: number): ManagedNode | undefined =>
    nodes === undefined ? fleet.at(index) : nodes[index];
  return {
    size: (nodes?.length ?? fleet.size) * tagsPerInstance,
    at: (index) => {
      const node = nodeAt(Math.floor(index / tagsPerInstance));
      const tag = node?.ec2 === undefined ? undefined : node.tags[index % tagsPerInstance];
      if (node === undefined || tag === undefined) return undefined;
      return { Key: tag.Key, Value: tag.Value, ResourceId: node.instanceId, ResourceType: 'instance' };
    },
  };
}

function readerOf(name: string): FilterReader<TagDescription> | undefined {
  if (name.startsWith('tag:')) {
    const key = name.slice('tag:'.length);
    return ({ Key, Value = '' }) => (Key === key ? [Value] : []);
  }
  const readers: Readonly<Record<string, FilterReader<TagDescription>>> = {
    key: ({ Key = '' }) => [Key],
    value: ({ Value = '' }) => [Value],
    'resource-id': ({ ResourceId = '' }) => [ResourceId],
    'resource-type': ({ ResourceType = '' }) => [ResourceType],
  };
  return Object.hasOwn(readers, name) ? readers[name] : undefined;
}
