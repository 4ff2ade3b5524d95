import type { Clients } from '../aws/clients.ts';
import type { WindowClients } from '../aws/window-clients.ts';
import type { Connections } from '../connection/connections.ts';
import type { Branch } from './branch.ts';
import { isConnectionRow } from './connection-row.ts';
import type { TreeNode } from './tree-node.ts';
import { emptyRow, errorRow, MoreRow, signInRow, type EmptyReason } from './tree-rows.ts';

export interface LastRowsOptions {
  /** What the view shows: "managed nodes". */
  readonly subject: string;
  readonly connections: Connections;
  readonly clients: WindowClients;
  /** Why there may be nothing, if the reason is another one than that nothing is there. */
  readonly emptyReason?: (() => EmptyReason | undefined) | undefined;
  /** Told to draw a row with all below it, or without one the whole tree. */
  readonly redraw: (row: TreeNode | undefined) => void;
}

/**
 * What stands in a tree where the rows of a branch end: the error with Retry, the next page, or why there is none. The
 * `parent` of a branch is the row that it lies below; the only connection's first rows have none.
 */
export class LastRows {
  readonly #options: LastRowsOptions;
  readonly #moreRows = new WeakMap<Branch, MoreRow>();

  constructor(options: LastRowsOptions) {
    this.#options = options;
  }

  /** What follows the rows that were read: the error, or the next page. */
  after(branch: Branch, parent: TreeNode | undefined): TreeNode[] {
    if (branch.needsSignIn) {
      const clients = this.#clientsBelow(parent);
      const signIn = clients?.connection.kind === 'account' ? [signInRow(parent?.id ?? '', clients)] : [];
      return [...signIn, this.#errorRow(branch, parent)];
    }
    if (branch.error !== undefined) return [this.#errorRow(branch, parent)];
    return branch.more ? [this.#moreRow(branch, parent)] : [];
  }

  /** What stands where a connection has nothing but its pinned rows, if no welcome text says it. */
  ofNothing(pinned: readonly TreeNode[], parent: TreeNode | undefined): TreeNode[] {
    if (parent === undefined && pinned.length === 0) return [];
    const reason = this.#options.emptyReason?.();
    if (reason !== undefined) return [emptyRow(parent?.id ?? '', reason)];
    return pinned.length > 0
      ? []
      : [emptyRow(parent?.id ?? '', { label: `No ${this.#options.subject} here` })];
  }

  /** The "Load more" that a branch has been shown with, if it was. */
  shownMoreRow(branch: Branch): MoreRow | undefined {
    return this.#moreRows.get(branch);
  }

  /** The clients of what stands below a row, or at the root of the only connection. */
  #clientsBelow(parent: TreeNode | undefined): Clients | undefined {
    const { connections, clients } = this.#options;
    const connection =
      parent === undefined ? connections.open[0] : isConnectionRow(parent) && parent.connection;
    return connection ? clients.of(connection) : parent?.clients;
  }

  #errorRow(branch: Branch, parent: TreeNode | undefined): TreeNode {
    return errorRow({
      parentId: parent?.id ?? '',
      subject: parent?.contents ?? this.#options.subject,
      error: branch.error,
      retry: () => this.#retry(branch, parent),
    });
  }

  /** One row per branch for all times, so that it can be drawn anew by itself. */
  #moreRow(branch: Branch, parent: TreeNode | undefined): MoreRow {
    const row = this.#moreRows.get(branch) ?? new MoreRow(`${parent?.id ?? ''}/more`, branch);
    this.#moreRows.set(branch, row);
    row.redraw = (rows) => this.#options.redraw(rows === 'this' ? row : parent);
    return row;
  }

  async #retry(branch: Branch, parent: TreeNode | undefined): Promise<void> {
    const loading = branch.load();
    this.#options.redraw(parent);
    await loading;
    if (!branch.isAborted) this.#options.redraw(parent);
  }
}
