import type { Page } from '../aws/page.ts';
import { connectionKey, type Connection } from '../connection/connection.ts';
import { Branch } from './branch.ts';
import type { TreeNode } from './tree-node.ts';

/** What the ids of a connection's rows begin with. */
export const idPrefix = (connection: Connection): string => `${connectionKey(connection)}/`;

/** What a tree has read: the first rows of each connection, by its key, and the children of rows, by their ids. */
export class Branches {
  readonly #branches = new Map<string, Branch>();
  readonly #onError: ((error: unknown) => void) | undefined;

  /** @param onError told of each failure once */
  constructor(onError?: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** The first rows of a connection, if they were asked for. */
  first(connection: Connection): Branch | undefined {
    return this.#branches.get(connectionKey(connection));
  }

  /** The branch of this key; `open` will be called for its pages if there is none yet. */
  of(key: string, open: (signal: AbortSignal) => AsyncIterable<Page<TreeNode>>): Branch {
    const branch = this.#branches.get(key) ?? new Branch(open, this.#onError);
    this.#branches.set(key, branch);
    return branch;
  }

  /** The same with its first page, which is read if it has not been. */
  async loaded(key: string, open: (signal: AbortSignal) => AsyncIterable<Page<TreeNode>>): Promise<Branch> {
    const branch = this.of(key, open);
    await branch.loadFirst();
    return branch;
  }

  /** Ends what is under way in the branches whose keys match, so that they are read again when they are asked for. */
  forget(matches: (key: string) => boolean): void {
    for (const [key, branch] of this.#branches) {
      if (!matches(key)) continue;
      branch.abort();
      this.#branches.delete(key);
    }
  }

  /** Forgets the first rows of a connection and all below them. */
  forgetAll(connection: Connection): void {
    const first = connectionKey(connection);
    this.forget((key) => key === first || key.startsWith(idPrefix(connection)));
  }

  /** Takes the children of these rows from memory anew. What is under way goes on: others may wait for it. */
  drop(connection: Connection, ids: readonly string[]): void {
    for (const id of ids) this.#branches.delete(`${idPrefix(connection)}${id}`);
  }
}
