import type { ManagedNode } from '../fleet/node.ts';
import type { Ec2Handlers } from '../handler.ts';
import type { TagDescription } from '../models/ec2-types.ts';
import { takePage } from '../paging.ts';
import type { RegionState } from '../state.ts';
import { invalidValue, pageSize, refuseDryRun } from './errors.ts';
import { makeFilter, type FilterReader } from './filters.ts';

export const tagHandlers: Ec2Handlers = {
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
