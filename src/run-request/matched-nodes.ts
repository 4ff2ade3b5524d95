import type { Clients } from '../aws/clients.ts';
import { findNodes } from '../aws/find-nodes.ts';
import { listNodes, type ManagedNode } from '../aws/nodes.ts';
import { onePage, type Page } from '../aws/page.ts';
import type { CommandTargets } from '../aws/run-request.ts';
import type { Clock } from '../runs/clock.ts';

/** The nodes that targets match, as far as they have been read. */
export interface MatchedNodes {
  readonly state: 'none' | 'reading' | 'done' | 'failed';
  readonly nodes: readonly ManagedNode[];
  /** True: there are more, which are not read. */
  readonly more: boolean;
  readonly error?: unknown;
}

const nothing: MatchedNodes = { state: 'none', nodes: [], more: false };

/** How many nodes are read: 20 pages, so at most 40 calls. */
const limit = 1000;

/** Milliseconds that targets have to stay the same before AWS is asked: nobody wants the nodes of half a word. */
const settleTime = 500;

/** Looks for the nodes of a run while its targets are being written. One search at a time; the last targets count. */
export class NodeSearch {
  readonly #clients: Clients;
  readonly #clock: Clock;
  readonly #onChange: () => void;
  #key = '';
  #current = nothing;
  #abort = new AbortController();
  #reading: Promise<void> = Promise.resolve();
  #ended: number;

  constructor(
    clients: Clients,
    { clock, onChange }: { readonly clock: Clock; readonly onChange: () => void },
  ) {
    this.#clients = clients;
    this.#clock = clock;
    this.#onChange = onChange;
    this.#ended = clock.now();
  }

  get current(): MatchedNodes {
    return this.#current;
  }

  /** Ends when the search that is going on has ended, however it did. */
  get settled(): Promise<void> {
    return this.#reading;
  }

  /** Milliseconds since the nodes were read. */
  get age(): number {
    return this.#clock.now() - this.#ended;
  }

  /** Nodes that are known already: they are not looked for again. */
  know(targets: CommandTargets, nodes: readonly ManagedNode[]): void {
    this.#begin(targets, () => onePage(nodes), 0);
  }

  /** Looks for the nodes of these targets, unless it has already. Undefined: there are no targets to look for yet. */
  look(targets: CommandTargets | undefined): void {
    const key = targets === undefined ? '' : JSON.stringify(targets);
    if (key === this.#key) return;
    if (targets === undefined) {
      this.dispose();
      this.#key = '';
      this.#show(nothing);
      return;
    }
    this.#begin(targets, (signal) => matchingNodes(this.#clients, targets, signal), settleTime);
  }

  /** Looks again at once: nodes come and go. */
  again(targets: CommandTargets): void {
    this.#begin(targets, (signal) => matchingNodes(this.#clients, targets, signal), 0);
  }

  dispose(): void {
    this.#abort.abort();
  }

  #begin(
    targets: CommandTargets,
    pages: (signal: AbortSignal) => AsyncIterable<Page<ManagedNode>>,
    wait: number,
  ): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#key = JSON.stringify(targets);
    const { signal } = this.#abort;
    this.#show({ state: 'reading', nodes: [], more: false });
    this.#reading = this.#read(pages, { signal, wait });
  }

  async #read(
    pages: (signal: AbortSignal) => AsyncIterable<Page<ManagedNode>>,
    { signal, wait }: { signal: AbortSignal; wait: number },
  ): Promise<void> {
    const nodes: ManagedNode[] = [];
    try {
      if (wait > 0) await this.#clock.sleep(wait, signal);
      for await (const page of pages(signal)) {
        if (signal.aborted) return;
        nodes.push(...page.items);
        const stops = !page.more || nodes.length >= limit;
        this.#show({ state: stops ? 'done' : 'reading', nodes, more: stops && page.more });
        if (stops) return;
      }
      this.#show({ state: 'done', nodes, more: false });
    } catch (error) {
      if (!signal.aborted) this.#show({ state: 'failed', nodes, more: false, error });
    }
  }

  #show(current: MatchedNodes): void {
    this.#current = current;
    this.#ended = this.#clock.now();
    this.#onChange();
  }
}

/** The managed nodes that a command with these targets would go to now, page by page. */
export function matchingNodes(
  clients: Clients,
  targets: CommandTargets,
  signal: AbortSignal,
): AsyncIterable<Page<ManagedNode>> {
  if ('instanceIds' in targets) {
    return listNodes(clients, { filter: { instanceIds: targets.instanceIds }, signal });
  }
  if ('tags' in targets) {
    const conditions = targets.tags.map(({ key, values }) => ({ kind: 'tag', key, values }) as const);
    return findNodes(clients, conditions, { signal });
  }
  if ('all' in targets) return listNodes(clients, { signal });
  return findNodes(clients, [{ kind: 'resource-group', group: targets.resourceGroup }], { signal });
}
