import type { Clients } from './clients.ts';
import { listInstanceIdsByName } from './instance-tags.ts';
import { listInstanceIdsByAddress } from './instances.ts';
import {
  alternatives,
  planInstances,
  planNodes,
  type NodeCondition,
  type NodePlan,
  type TextCondition,
} from './node-conditions.ts';
import { listNodes, type ListNodesOptions, type ManagedNode } from './nodes.ts';
import { collect, concatPages, deferPages, distinctPages, onePage, paginate, type Page } from './page.ts';
import { readGroupNodeIds } from './resource-groups.ts';

export type FindNodesOptions = Pick<ListNodesOptions, 'signal' | 'onNamesUnavailable'>;

type NodePages = AsyncIterable<Page<ManagedNode>>;

/**
 * The managed nodes that meet all conditions, page by page, each once.
 *
 * What the service can filter is sent as filters; the rest is looked at page by page, so that a page may be empty. Of
 * the instances whose names or addresses are wanted EC2 is asked first: these come at once, and the look at every node that follows
 * on demand finds the others, like hybrid nodes.
 */
export function findNodes(
  clients: Clients,
  conditions: readonly NodeCondition[],
  options: FindNodesOptions = {},
): NodePages {
  const search = new Search(clients, options);
  const [only, ...others] = [
    ...search.bySearch(conditions),
    ...alternatives(conditions).flatMap((list) => search.byConditions(list)),
  ];
  if (only === undefined) return onePage([]);
  return others.length === 0 ? only() : distinctPages(concatPages([only, ...others]), ({ id }) => id);
}

/** Nodes by id, in batches of the size of a page; ids of nodes that are gone are left out. */
export function findNodesById(
  clients: Clients,
  ids: readonly string[],
  options: FindNodesOptions = {},
): NodePages {
  const batches: (() => NodePages)[] = [];
  for (let start = 0; start < ids.length; start += batchSize) {
    const filter = { instanceIds: ids.slice(start, start + batchSize) };
    batches.push(() => listNodes(clients, { ...options, filter }));
  }
  return concatPages(batches);
}

const batchSize = 50;

class Search {
  readonly #clients: Clients;
  readonly #options: FindNodesOptions;

  constructor(clients: Clients, options: FindNodesOptions) {
    this.#clients = clients;
    this.#options = options;
  }

  /** A list of the nodes that meet conditions without alternatives; none if no node can. */
  byConditions(conditions: readonly NodeCondition[]): (() => NodePages)[] {
    const groups = conditions.flatMap((one) => (one.kind === 'resource-group' ? [one.group] : []));
    const plan = planNodes(conditions.filter(({ kind }) => kind !== 'resource-group'));
    if (plan === undefined) return [];
    const [group] = groups;
    if (group === undefined) return [() => listNodes(this.#clients, { ...this.#options, plan })];
    // Ids cannot be sent together with tags, and ids that are wanted anyway are few.
    const sendsIds = groups.length === 1 && !plan.filters.some(({ Key }) => /^tag\b|^InstanceIds$/.test(Key));
    return [() => (sendsIds ? this.#members(group, plan) : this.#amongMembers(groups, plan))];
  }

  /** Instances that EC2 finds by name or address, if the conditions are about these and leave it to each node to meet them. */
  bySearch(conditions: readonly NodeCondition[]): (() => NodePages)[] {
    const text = conditions.find((one) => one.kind === 'text' && searchOf(one) !== undefined);
    const search = text?.kind === 'text' ? searchOf(text) : undefined;
    const ofGroup = conditions.some(({ kind }) => kind === 'resource-group');
    if (text?.kind !== 'text' || search === undefined || ofGroup) return [];
    if (planNodes(conditions.filter(isPlain)) === undefined) return [];
    const plan: NodePlan = { filters: [], ...planInstances(conditions) };
    const { signal } = this.#options;
    const ids = (): AsyncIterable<Page<string>> => search(this.#clients, text.patterns, signal);
    return [() => paginateIds(ids(), (found) => this.#lookAt(found, plan), signal)];
  }

  #members(group: string, plan: NodePlan): NodePages {
    const { signal } = this.#options;
    return paginate(async (nextToken) => {
      const { items, nextToken: next } = await readGroupNodeIds(this.#clients, { group, nextToken, signal });
      return { items: await this.#lookAt(items, plan), looked: items.length, nextToken: next };
    });
  }

  /** For tags the service has to be asked, and whether its answers are members is looked at. */
  #amongMembers(groups: readonly string[], plan: NodePlan): NodePages {
    const { signal } = this.#options;
    return deferPages(async () => {
      const facts = [...plan.facts];
      for (const group of groups) {
        const ids = paginate((nextToken) => readGroupNodeIds(this.#clients, { group, nextToken, signal }));
        facts.push({ kind: 'ids', values: await collect(ids) });
      }
      return listNodes(this.#clients, { ...this.#options, plan: { ...plan, facts } });
    });
  }

  async #lookAt(ids: readonly string[], plan: NodePlan): Promise<readonly ManagedNode[]> {
    if (ids.length === 0) return [];
    return collect(listNodes(this.#clients, { ...this.#options, filter: { instanceIds: ids }, plan }));
  }
}

/**
 * The pages of nodes for pages of ids. They are there for speed only: if they fail, the list ends, and the look at
 * every node that follows fails too or tells of it.
 */
async function* paginateIds(
  pages: AsyncIterable<Page<string>>,
  lookAt: (ids: readonly string[]) => Promise<readonly ManagedNode[]>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Page<ManagedNode>, undefined> {
  try {
    for await (const { items, more } of pages) {
      yield { items: await lookAt(items), more, looked: items.length };
    }
  } catch {
    signal?.throwIfAborted();
  }
}

type InstanceSearch = typeof listInstanceIdsByName;

/** How EC2 finds instances by a text; undefined if it cannot, or if it would find too many. */
function searchOf({ field, patterns }: TextCondition): InstanceSearch | undefined {
  if (!patterns.every((pattern) => pattern.replaceAll('*', '').length > 2)) return undefined;
  const isAddress = patterns.every((pattern) => /^[\d*]*\.[\d.*]*$/.test(pattern));
  if (isAddress && field !== 'name')
    return field === 'ip' || field === 'any' ? listInstanceIdsByAddress : undefined;
  return field === 'name' || field === 'any' ? listInstanceIdsByName : undefined;
}

const isPlain = ({ kind }: NodeCondition): boolean => kind !== 'patch-group' && kind !== 'resource-group';
