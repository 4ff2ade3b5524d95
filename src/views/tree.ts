import * as vscode from 'vscode';
import { AwsError } from '../aws/errors.ts';
import type { Page } from '../aws/page.ts';
import type { TreeNode } from './tree-node.ts';

export interface TreeOptions {
  readonly viewId: string;
  /** What the view shows, for its error row: "managed nodes". */
  readonly subject: string;
  /** Undefined while there is nothing to ask: no connection. */
  readonly roots: (signal: AbortSignal) => AsyncIterable<Page<TreeNode>> | undefined;
  readonly selectMany?: boolean;
  readonly onError?: (error: unknown) => void;
  /** Rows from memory that stand before the pages; a row of the pages with the same id gives way. */
  readonly pinned?: () => readonly TreeNode[];
  /** A sentence to show above the rows, asked for after each page. */
  readonly note?: () => string | undefined;
}

/**
 * What the welcome texts of a view match, as the context key `<viewId>.state`. Missing credentials leave the tree empty
 * for the text that leads to signing in; every other failure is a row with Retry. (VS Code shows no welcome text while
 * a view has a message.)
 */
type RootState = 'disconnected' | 'loading' | 'filled' | 'empty' | 'credentials' | 'error';

/** What has been read of one node's children. */
interface Branch {
  readonly abort: AbortController;
  readonly pages: AsyncIterator<Page<TreeNode>> | undefined;
  readonly items: TreeNode[];
  more: boolean;
  error: unknown;
  loading: Promise<void> | undefined;
}

/** A row that is not data: an error or the next page. */
interface ActionNode extends TreeNode {
  readonly act: () => Promise<void>;
}

/** Runs what an error row or a "Load more" row stands for; the commands ssm.retry and ssm.loadMore. */
export async function actOn(node: unknown): Promise<void> {
  if (typeof node === 'object' && node !== null && 'act' in node) await (node as ActionNode).act();
}

/** The one tree provider: lazy, paged, with loading, errors, Retry and empty states, for rows of plain data. */
export class Tree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly view: vscode.TreeView<TreeNode>;
  readonly #options: TreeOptions;
  readonly #changes = new vscode.EventEmitter<TreeNode | undefined>();
  readonly onDidChangeTreeData = this.#changes.event;
  readonly #branches = new Map<string, Branch>();

  constructor(options: TreeOptions) {
    this.#options = options;
    this.view = vscode.window.createTreeView(options.viewId, {
      treeDataProvider: this,
      canSelectMany: options.selectMany ?? false,
      showCollapseAll: false,
    });
  }

  /** Forgets everything, ends what is under way and reads again what is open. */
  refresh(): void {
    for (const branch of this.#branches.values()) branch.abort.abort();
    this.#branches.clear();
    this.#setMessage(undefined);
    this.#changes.fire(undefined);
  }

  /** Shows anew what has changed in memory: the pinned rows, and the children of those named. Reads nothing. */
  update(ids: readonly string[]): void {
    for (const id of ids) this.#branches.delete(id);
    this.#changes.fire(undefined);
  }

  /** Brings the view into sight without taking the focus. */
  async show(): Promise<void> {
    await vscode.commands.executeCommand(`${this.#options.viewId}.focus`, { preserveFocus: true });
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const item = new vscode.TreeItem(node.label, collapsibleState(node));
    item.id = node.id;
    item.contextValue = (node.words ?? []).join(' ');
    if (node.description !== undefined) item.description = node.description;
    if (node.tooltip !== undefined) item.tooltip = markdown(node.tooltip);
    if (node.icon !== undefined) item.iconPath = themeIcon(node.icon);
    if (node.accessibilityLabel !== undefined) {
      item.accessibilityInformation = { label: node.accessibilityLabel };
    }
    if (node.command !== undefined) {
      item.command = { command: node.command.id, title: node.command.title, arguments: [node] };
    }
    return item;
  }

  async getChildren(parent?: TreeNode): Promise<TreeNode[]> {
    const key = parent?.id ?? '';
    const known = this.#branches.get(key);
    const branch = known ?? this.#open(parent);
    if (known === undefined) this.#branches.set(key, branch);
    if (branch.items.length === 0 && branch.more && branch.error === undefined) await this.#load(branch);
    if (parent === undefined) this.#showState(branch);
    return this.#rows(branch, parent);
  }

  dispose(): void {
    for (const branch of this.#branches.values()) branch.abort.abort();
    this.#changes.dispose();
    this.view.dispose();
  }

  #open(parent: TreeNode | undefined): Branch {
    const abort = new AbortController();
    const pages = parent === undefined ? this.#options.roots(abort.signal) : parent.children?.(abort.signal);
    return {
      abort,
      pages: pages?.[Symbol.asyncIterator](),
      items: [],
      more: pages !== undefined,
      error: undefined,
      loading: undefined,
    };
  }

  /** Reads the next page of a branch; several callers share one read. */
  async #load(branch: Branch): Promise<void> {
    branch.loading ??= this.#readPage(branch).finally(() => (branch.loading = undefined));
    await branch.loading;
  }

  async #readPage(branch: Branch): Promise<void> {
    branch.error = undefined;
    try {
      // Filters may leave a page empty although more follow; nobody wants to look at such a page.
      let found = 0;
      while (branch.more && found === 0) {
        const result = await branch.pages?.next();
        branch.more = result !== undefined && result.done !== true && result.value.more;
        if (result === undefined || result.done === true) return;
        branch.items.push(...result.value.items);
        found = result.value.items.length;
      }
    } catch (error) {
      if (branch.abort.signal.aborted) return;
      branch.error = error;
      this.#options.onError?.(error);
    }
  }

  #rows(branch: Branch, parent: TreeNode | undefined): TreeNode[] {
    const rows = parent === undefined ? this.#withPinned(branch.items) : [...branch.items];
    if (parent === undefined && needsSignIn(branch)) return rows;
    if (branch.error !== undefined) {
      rows.push(this.#errorRow(branch, parent));
    } else if (branch.more) {
      rows.push(this.#moreRow(branch, parent));
    }
    return rows;
  }

  #withPinned(items: readonly TreeNode[]): TreeNode[] {
    const pinned = this.#options.pinned?.() ?? [];
    const ids = new Set(pinned.map(({ id }) => id));
    return [...pinned, ...items.filter(({ id }) => !ids.has(id))];
  }

  #errorRow(branch: Branch, parent: TreeNode | undefined): ActionNode {
    const { error } = branch;
    const reason = error instanceof Error ? error.message : String(error);
    const advice = error instanceof AwsError ? error.advice : '';
    return {
      id: `${parent?.id ?? ''}/error`,
      label: `Could not load ${this.#options.subject}`,
      description: reason,
      tooltip: [reason, advice, 'Choose Retry to ask again.'].filter((text) => text !== '').join('\n\n'),
      icon: { id: 'error', color: 'list.errorForeground' },
      accessibilityLabel: `Could not load ${this.#options.subject}. ${reason} ${advice} Press Enter to retry.`,
      words: ['retry'],
      command: { id: 'ssm.retry', title: 'Retry' },
      act: () => this.#readMore(branch, parent),
    };
  }

  #moreRow(branch: Branch, parent: TreeNode | undefined): ActionNode {
    const loading = branch.loading !== undefined;
    return {
      id: `${parent?.id ?? ''}/more`,
      label: loading ? 'Loading…' : 'Load more…',
      description: `${branch.items.length} shown`,
      icon: { id: loading ? 'loading~spin' : 'chevron-down' },
      words: ['more'],
      command: { id: 'ssm.loadMore', title: 'Load More' },
      act: () => this.#readMore(branch, parent),
    };
  }

  async #readMore(branch: Branch, parent: TreeNode | undefined): Promise<void> {
    branch.error = undefined;
    const loading = this.#load(branch);
    this.#changes.fire(parent);
    await loading;
    if (!branch.abort.signal.aborted) this.#changes.fire(parent);
  }

  #showState(branch: Branch): void {
    if (branch.abort.signal.aborted) return;
    const state = this.#options.pinned?.().length ? 'filled' : rootState(branch);
    void vscode.commands.executeCommand('setContext', `${this.#options.viewId}.state`, state);
    this.#setMessage(this.#options.note?.());
  }

  #setMessage(message: string | undefined): void {
    // An empty message takes the line away, as undefined would; the typings know only text.
    this.view.message = message ?? '';
  }
}

function rootState(branch: Branch): RootState {
  if (branch.pages === undefined) return 'disconnected';
  if (branch.error !== undefined) return needsSignIn(branch) ? 'credentials' : 'error';
  return branch.items.length > 0 ? 'filled' : 'empty';
}

function needsSignIn(branch: Branch): boolean {
  const { error, items } = branch;
  return (
    items.length === 0 &&
    error instanceof AwsError &&
    (error.kind === 'expired' || error.kind === 'no-credentials')
  );
}

function collapsibleState(node: TreeNode): vscode.TreeItemCollapsibleState {
  if (node.children === undefined) return vscode.TreeItemCollapsibleState.None;
  return node.expanded === true
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

function markdown(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString(text);
}

function themeIcon({ id, color }: NonNullable<TreeNode['icon']>): vscode.ThemeIcon {
  return new vscode.ThemeIcon(id, color === undefined ? undefined : new vscode.ThemeColor(color));
}
