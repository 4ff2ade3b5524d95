import type { Clients } from '../aws/clients.ts';
import type { CommandInvocation } from '../aws/commands.ts';
import { listNodes, type ManagedNode } from '../aws/nodes.ts';
import { collect } from '../aws/page.ts';

/** The most ids that one look-up names: one page of nodes. */
const batch = 50;

/**
 * What nodes are called, by id. Answers about commands carry the computer's name at best, which is not the name that
 * people know an instance by.
 */
export class NodeNames {
  readonly #names = new Map<string, string | undefined>();

  /** Takes over what is known anyway. */
  add(nodes: readonly ManagedNode[]): void {
    for (const { id, name } of nodes) this.#names.set(id, name);
  }

  /**
   * Looks up the names that are not known yet: two calls per 50 nodes, once. Names are a nicety, so a failure only
   * leaves them out, until the next time.
   * @returns true if anything was learned
   */
  async learn(clients: Clients, ids: readonly string[], signal: AbortSignal): Promise<boolean> {
    const unknown = ids.filter((id) => !this.#names.has(id));
    for (let start = 0; start < unknown.length; start += batch) {
      const instanceIds = unknown.slice(start, start + batch);
      try {
        this.add(await collect(listNodes(clients, { filter: { instanceIds }, signal })));
      } catch {
        signal.throwIfAborted();
        return start > 0;
      }
      // Nodes that are gone are not asked for again.
      for (const id of instanceIds) if (!this.#names.has(id)) this.#names.set(id, undefined);
    }
    return unknown.length > 0;
  }

  /** The node's name for people: the one that is known, the computer's, or the id. */
  of({ instanceId, instanceName }: Pick<CommandInvocation, 'instanceId' | 'instanceName'>): string {
    return this.#names.get(instanceId) ?? instanceName ?? instanceId;
  }
}
