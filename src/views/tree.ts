import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import type { Page } from '../aws/page.ts';
import type { WindowClients } from '../aws/window-clients.ts';
import { connectionKey, describeConnection, type Connection } from '../connection/connection.ts';
import type { Connections, OpenConnections } from '../connection/connections.ts';
import type { Branch } from './branch.ts';
import { Branches, idPrefix } from './branches.ts';
import { connectionRow, isConnectionRow, type ConnectionRow } from './connection-row.ts';
import { LastRows } from './last-rows.ts';
import { PinnedRows } from './pinned-rows.ts';
import { treeItem } from './tree-item.ts';
import { ownedNode, ownedPages, type OwnedNode, type TreeNode } from './tree-node.ts';
import { loadingRow, type EmptyReason, type LoadAllOptions } from './tree-rows.ts';

export interface TreeOptions {
  readonly viewId: string;
  /** What the view shows, for its error row: "managed nodes". */
  readonly subject: string;
  readonly connections: Connections;
  readonly clients: WindowClients;
  /** The rows of one connection. Their ids need to be unique in it only; the tree adds the connection to each row. */
  readonly rows: (clients: Clients, signal: AbortSignal) => AsyncIterable<Page<TreeNode>>;
  readonly selectMany?: boolean;
  readonly onError?: (error: unknown) => void;
  /** Rows from memory that stand before the pages; a row of the pages with the same id gives way. */
  readonly pinned?: (connection: Connection) => readonly TreeNode[];
  /** A sentence about one connection to show above the rows, asked for after each page. */
  readonly note?: (connection: Connection) => string | undefined;
  /** Why there may be nothing, if the reason is another one than that nothing is there. */
  readonly emptyReason?: () => EmptyReason | undefined;
}

/**
 * What the welcome texts of a view match, as the context key `<viewId>.state`, while at most one connection is open.
 * Missing credentials leave the tree empty for the text that leads to signing in; every other failure is a row with
 * Retry. (VS Code shows no welcome text while a view has a message.) With several connections the rows below each say
 * the same.
 */
type RootState = 'disconnected' | 'filled' | 'empty' | 'credentials' | 'error' | EmptyReason['state'];

/**
 * The one tree provider: lazy, paged, with loading, errors, Retry and empty states, for rows of plain data. The rows of
 * the only connection stand at the root; of several connections each has a row of its own.
 */
export class Tree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly view: vscode.TreeView<TreeNode>;
  readonly #options: TreeOptions;
  readonly #changes = new vscode.EventEmitter<TreeNode | undefined>();
  readonly onDidChangeTreeData = this.#changes.event;
  readonly #branches: Branches;
  readonly #lastRows: LastRows;
  /** By the key of the connection. */
  readonly #pinned = new Map<string, PinnedRows>();
  /** How often each connection became active, by key. */
  readonly #activations = new Map<string, number>();
  readonly #listener: { dispose(): void };
  readonly #parents = new WeakMap<TreeNode, TreeNode>();
  /** Whose rows stand at the root: the key of the only connection, or empty for a row per connection. */
  #rootOwner: string | undefined;

  constructor(options: TreeOptions) {
    this.#options = options;
    this.#branches = new Branches(options.onError);
    this.#lastRows = new LastRows({ ...options, redraw: (row) => this.#changes.fire(row) });
    this.view = vscode.window.createTreeView(options.viewId, {
      treeDataProvider: this,
      canSelectMany: options.selectMany ?? false,
      showCollapseAll: false,
    });
    this.#listener = options.connections.onChange((before) => this.#connectionsChanged(before));
  }

  /** Forgets what has been read, ends what is under way and reads again what is open; of one connection, or of all. */
  refresh(connection?: Connection): void {
    const open = connection === undefined ? this.#options.connections.open : [connection];
    for (const one of open) this.#branches.forgetAll(one);
    this.#changes.fire(undefined);
  }

  /** Shows anew what has changed in memory: the pinned rows, and the children of those named. Reads nothing. */
  update(ids: readonly string[] = []): void {
    for (const connection of this.#options.connections.open) this.#branches.drop(connection, ids);
    this.#changes.fire(undefined);
  }

  /**
   * The same for rows that change all the time: as long as the same rows are listed, only those that look different
   * and those named are drawn. (While VS Code draws a whole list, a menu on one of its rows knows no row.)
   */
  redraw(ids: readonly string[] = []): void {
    for (const connection of this.#options.connections.open) {
      this.#branches.drop(connection, ids);
      const branch = this.#branches.first(connection);
      // What nobody has looked at yet is drawn when somebody does.
      if (branch?.hasBegun !== true) continue;
      const pinned = this.#pinnedOf(connection);
      const changed = this.#listPinned(connection);
      if (changed === undefined) {
        this.#changes.fire(undefined);
        continue;
      }
      const listed = (id: string): TreeNode | undefined =>
        pinned.get(id) ?? branch.items.find((item) => item.id === `${idPrefix(connection)}${id}`);
      const named = ids.flatMap((id) => listed(id) ?? []);
      for (const row of new Set([...changed, ...named])) this.#changes.fire(row);
    }
  }

  /** Reads again what is open below the rows whose ids match, because it has changed in the account. */
  reread(matches: (id: string) => boolean): void {
    this.#branches.forget(matches);
    this.#changes.fire(undefined);
  }

  /** True if the first rows of a connection end with "Load more". */
  hasMore(connection: Connection): boolean {
    return this.#branches.first(connection)?.more === true;
  }

  /** Reads all pages of the first rows of a connection, with progress in the view. */
  async loadAll(connection: Connection, options: LoadAllOptions): Promise<void> {
    const branch = this.#branches.first(connection);
    const row = branch && this.#lastRows.shownMoreRow(branch);
    if (row === undefined) return;
    await vscode.window.withProgress({ location: { viewId: this.#options.viewId } }, () =>
      row.loadAll(options),
    );
  }

  /** Brings the view into sight without taking the focus. */
  async show(): Promise<void> {
    await vscode.commands.executeCommand(`${this.#options.viewId}.focus`, { preserveFocus: true });
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItem(node);
  }

  /** Tooltips are made for the rows that are pointed at. */
  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    const { tooltip } = node;
    if (tooltip !== undefined) item.tooltip = new vscode.MarkdownString(tooltip);
    return item;
  }

  async getChildren(parent?: TreeNode): Promise<TreeNode[]> {
    const { open } = this.#options.connections;
    if (parent !== undefined) return this.#children(parent);
    const [only] = open;
    if (only !== undefined && open.length === 1) return this.#connectionRows(only, undefined);
    this.#showState(open.length === 0 ? 'disconnected' : 'filled');
    this.#rootOwner = open.length === 0 ? undefined : '';
    return open.map((connection) => this.#connectionRow(connection));
  }

  /** VS Code asks for it to scroll to a row. Only rows that are scrolled to have one, and connections have none. */
  getParent(node: TreeNode): TreeNode | undefined {
    return this.#parents.get(node);
  }

  /**
   * Opens what a row lies in, scrolls to it and selects it.
   * @param path the row with all rows above it but that of the connection, as the view would show them
   * @returns false if the view has no such row, or not among those that were read
   */
  async reveal(connection: Connection, path: readonly TreeNode[]): Promise<boolean> {
    const clients = this.#options.clients.of(connection);
    let row: TreeNode | undefined =
      this.#options.connections.open.length > 1 ? this.#connectionRow(connection) : undefined;
    for (const node of path) {
      const owned = ownedNode(node, clients, idPrefix(connection));
      if (row !== undefined) this.#parents.set(owned, row);
      row = owned;
    }
    if (row === undefined) return false;
    return this.view.reveal(row, { select: true, focus: true }).then(
      () => true,
      () => false,
    );
  }

  dispose(): void {
    this.#branches.forget(() => true);
    this.#listener.dispose();
    this.#changes.dispose();
    this.view.dispose();
  }

  /** A connection that is closed is forgotten; all others keep what they have read. */
  #connectionsChanged(before: OpenConnections): void {
    const { active, open } = this.#options.connections;
    for (const one of before.open) {
      if (open.includes(one)) continue;
      this.#branches.forgetAll(one);
      this.#pinned.delete(connectionKey(one));
    }
    const switched = active !== before.active ? active : undefined;
    if (switched !== undefined) {
      const key = connectionKey(switched);
      this.#activations.set(key, (this.#activations.get(key) ?? 0) + 1);
    }
    this.#changes.fire(undefined);
    if (switched !== undefined && open.length > 1 && this.view.visible) this.#scrollTo(switched);
  }

  #scrollTo(connection: Connection): void {
    const row = this.#connectionRow(connection);
    // It fails only if the view has changed again, which has made its own way.
    this.view.reveal(row, { select: false, focus: false }).then(undefined, () => undefined);
  }

  #connectionRow(connection: Connection): ConnectionRow {
    const { connections, clients } = this.#options;
    const key = connectionKey(connection);
    const { readOnly, production } = clients.of(connection);
    // VS Code keeps a row as open or closed as it knows it by its id, so that a connection that becomes active is shown
    // open only under an id that is new.
    return connectionRow(`${key}#${this.#activations.get(key) ?? 0}`, {
      connection,
      active: connection === connections.active,
      readOnly,
      production,
      identity: clients.identityOf(connection),
    });
  }

  async #children(parent: TreeNode): Promise<TreeNode[]> {
    if (isConnectionRow(parent)) return this.#connectionRows(parent.connection, parent);
    const { children } = parent;
    if (children === undefined) return [];
    const branch = await this.#branches.loaded(parent.id, children);
    return [...branch.items, ...this.#lastRows.after(branch, parent)];
  }

  #pinnedOf(connection: Connection): PinnedRows {
    const key = connectionKey(connection);
    const rows = this.#pinned.get(key) ?? new PinnedRows(idPrefix(connection));
    this.#pinned.set(key, rows);
    return rows;
  }

  /** Takes over the pinned rows of now; see `PinnedRows.list`. */
  #listPinned(connection: Connection): OwnedNode[] | undefined {
    const { clients, pinned } = this.#options;
    return this.#pinnedOf(connection).list(pinned?.(connection) ?? [], clients.of(connection));
  }

  /** The first rows of a connection: at the root of the view, or below the connection's row. */
  async #connectionRows(connection: Connection, parent: ConnectionRow | undefined): Promise<TreeNode[]> {
    const clients = this.#options.clients.of(connection);
    const key = connectionKey(connection);
    const branch = this.#branches.of(key, (signal) =>
      ownedPages(this.#options.rows(clients, signal), clients, idPrefix(connection)),
    );
    if (parent === undefined && this.#takesRootFromAnother(key) && !branch.hasBegun) {
      void branch.loadFirst().then(() => this.#changes.fire(undefined));
      this.#showState('filled');
      return [loadingRow(this.#options.subject)];
    }
    await branch.loadFirst();
    if (branch.isAborted) return [];
    this.#listPinned(connection);
    const pinned = this.#pinnedOf(connection);
    const ids = new Set(pinned.rows.map(({ id }) => id));
    const rows: TreeNode[] = [...pinned.rows, ...branch.items.filter(({ id }) => !ids.has(id))];
    if (parent === undefined) {
      this.#showState(rows.length > 0 ? 'filled' : this.#rootState(branch));
      if (branch.needsSignIn && rows.length === 0) return rows;
    } else {
      this.#showState('filled');
    }
    if (branch.items.length === 0 && branch.error === undefined && !branch.more) {
      rows.push(...this.#lastRows.ofNothing(rows, parent));
    }
    return [...rows, ...this.#lastRows.after(branch, parent)];
  }

  /**
   * True once when the root goes over to this connection. VS Code shows the rows that it has until it is given others,
   * and nobody may take the rows of one account for those of another while that one takes its time.
   */
  #takesRootFromAnother(key: string): boolean {
    const before = this.#rootOwner;
    this.#rootOwner = key;
    return before !== undefined && before !== key;
  }

  #rootState(branch: Branch): RootState {
    if (branch.error !== undefined) return branch.needsSignIn ? 'credentials' : 'error';
    if (branch.items.length > 0 || branch.more) return 'filled';
    return this.#options.emptyReason?.()?.state ?? 'empty';
  }

  #showState(state: RootState): void {
    const { connections, note, viewId } = this.#options;
    void vscode.commands.executeCommand('setContext', `${viewId}.state`, state);
    const notes = connections.open.flatMap((connection) => {
      const text = note?.(connection);
      if (text === undefined) return [];
      return [connections.open.length > 1 ? `${describeConnection(connection)}: ${text}` : text];
    });
    // An empty message takes the line away, as undefined would; the typings know only text.
    this.view.message = notes.join(' ');
  }
}
