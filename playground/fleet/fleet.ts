import { NodeFactory, type FleetSite } from './node-factory.ts';
import type { ManagedNode } from './node.ts';

const pingInterval = 5 * 60_000;

/** The nodes of one region in a stable order. Each is made when it is first asked for, so 50,000 cost nothing. */
export class Fleet {
  readonly size: number;
  readonly #factory: NodeFactory;
  readonly #nodes: ManagedNode[] = [];
  #indexes: Map<string, number> | undefined;

  constructor(size: number, site: FleetSite) {
    this.size = size;
    this.#factory = new NodeFactory(site);
  }

  /** The node at `index`, from 0 to `size` - 1; the order never changes. */
  at(index: number): ManagedNode {
    if (!Number.isInteger(index) || index < 0 || index >= this.size)
      throw new RangeError(`No node at ${index}.`);
    return (this.#nodes[index] ??= this.#factory.nodeAt(index));
  }

  /** The node with that id, if it is managed here. */
  get(instanceId: string): ManagedNode | undefined {
    this.#indexes ??= new Map(
      Array.from({ length: this.size }, (_, index) => [this.#factory.instanceIdOf(index), index]),
    );
    const index = this.#indexes.get(instanceId);
    const node = index === undefined ? undefined : this.at(index);
    return node?.managed === true ? node : undefined;
  }

  /** An id such as `vpc-0…` that several nodes have in common; see the factory for which there are. */
  sharedId(prefix: string, what: string): string {
    return this.#factory.sharedId(prefix, what);
  }

  /** Takes a node out of management. */
  remove(instanceId: string): void {
    const node = this.get(instanceId);
    if (node !== undefined) node.managed = false;
  }

  /** All managed nodes. */
  *[Symbol.iterator](): Iterator<ManagedNode> {
    for (let index = 0; index < this.size; index += 1) {
      const node = this.at(index);
      if (node.managed) yield node;
    }
  }
}

/** When `node` was last heard of: an Online node pings every five minutes, others have stopped. */
export function lastPing(node: ManagedNode, now: Date): Date {
  if (node.pingStatus !== 'Online') return new Date(node.lastPingAt);
  const at = now.getTime();
  return new Date(at - ((at - node.lastPingAt) % pingInterval));
}
