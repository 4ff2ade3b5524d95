import type { Clients } from '../aws/clients.ts';
import { DerivedNode, type OwnedNode, type TreeNode } from './tree-node.ts';

/**
 * The rows of one connection that come from memory and change while somebody looks. A row that is listed again is the
 * same object with new contents, because a tree view draws a single row anew only if it knows the object.
 */
export class PinnedRows {
  readonly #prefix: string;
  #rows = new Map<string, DerivedNode>();

  /** @param prefix what the ids of the rows begin with in the tree */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /**
   * Takes over what there is now.
   * @param clients those of the connection; others than before once credentials were renewed
   * @returns the rows that look different from before, or undefined if others are listed than before, so that the
   *   whole list needs to be drawn
   */
  list(nodes: readonly TreeNode[], clients: Clients): OwnedNode[] | undefined {
    const before = this.#rows;
    const isSameList =
      nodes.length === before.size && [...before.keys()].every((id, index) => id === nodes[index]?.id);
    const changed: OwnedNode[] = [];
    this.#rows = new Map();
    for (const node of nodes) {
      const row = before.get(node.id) ?? new DerivedNode(node, this.#prefix, clients);
      const looks = appearance(row);
      row.become(node, clients);
      if (appearance(row) !== looks) changed.push(row as OwnedNode);
      this.#rows.set(node.id, row);
    }
    return isSameList ? changed : undefined;
  }

  get rows(): readonly OwnedNode[] {
    return [...this.#rows.values()] as OwnedNode[];
  }

  /** The row with this id, which is without the prefix. */
  get(id: string): OwnedNode | undefined {
    return this.#rows.get(id) as OwnedNode | undefined;
  }
}

/** What is drawn of a row. The tooltip is made anew for each row that is pointed at. */
function appearance({ label, description, icon, accessibilityLabel, words }: TreeNode): string {
  return JSON.stringify([label, description, icon, accessibilityLabel, words]);
}
