import type { Clients } from './clients.ts';
import { escapeWildcards } from './nodes.ts';
import { paginate, type Page } from './page.ts';

export interface TagValue {
  readonly key: string;
  readonly value: string;
}

/** The most tags that DescribeTags gives in one page (5 to 1000). */
const pageSize = 1000;

/**
 * The values of the tags with these keys on EC2 instances, each once, page by page: one call per 1000 tags. Tags of
 * hybrid nodes can be read node by node only.
 */
export function listTagValues(
  clients: Clients,
  keys: readonly string[],
  signal?: AbortSignal,
): AsyncIterable<Page<TagValue>> {
  const seen = new Set<string>();
  return paginate(async (nextToken) => {
    const { Tags = [], NextToken } = await clients.call(
      'ec2:DescribeTags',
      {
        Filters: [
          { Name: 'resource-type', Values: ['instance'] },
          { Name: 'key', Values: keys.map(escapeWildcards) },
        ],
        MaxResults: pageSize,
        NextToken: nextToken,
      },
      signal,
    );
    const items = Tags.flatMap(({ Key = '', Value = '' }) => {
      const before = seen.size;
      return seen.add(JSON.stringify([Key, Value])).size === before ? [] : [{ key: Key, value: Value }];
    });
    return { items, looked: Tags.length, nextToken: NextToken };
  });
}

/** As many ids as one page of nodes has. */
const idsPerPage = 50;

/**
 * The ids of EC2 instances whose Name tag contains one of the patterns, or has its form if it has a `*`. EC2 compares
 * with case, so each pattern is asked for as it is written, in small and in capital letters, and capitalized: what is
 * found is right, and names in other cases are missing.
 */
export function listInstanceIdsByName(
  clients: Clients,
  patterns: readonly string[],
  signal?: AbortSignal,
): AsyncIterable<Page<string>> {
  const values = [...new Set(patterns.flatMap(nameFilters))];
  return paginate(async (nextToken) => {
    const { Tags = [], NextToken } = await clients.call(
      'ec2:DescribeTags',
      {
        Filters: [
          { Name: 'resource-type', Values: ['instance'] },
          { Name: 'key', Values: ['Name'] },
          { Name: 'value', Values: values },
        ],
        MaxResults: idsPerPage,
        NextToken: nextToken,
      },
      signal,
    );
    return { items: Tags.flatMap(({ ResourceId }) => ResourceId ?? []), nextToken: NextToken };
  });
}

function nameFilters(pattern: string): string[] {
  const lower = pattern.toLowerCase();
  const spellings = [
    pattern,
    lower,
    pattern.toUpperCase(),
    lower.replace(/[a-z]/, (letter) => letter.toUpperCase()),
  ];
  return spellings.map((text) => {
    const escaped = text.split('*').map(escapeWildcards).join('*');
    return text.includes('*') ? escaped : `*${escaped}*`;
  });
}
