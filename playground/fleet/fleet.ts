import type { ManagedNode } from './node.ts';

/** The nodes of one region in a stable order. */
export interface Fleet {
  readonly size: number;
  /** The node at `index`; the order never changes while the playground runs. */
  at(index: number): ManagedNode;
  get(instanceId: string): ManagedNode | undefined;
  [Symbol.iterator](): Iterator<ManagedNode>;
}
