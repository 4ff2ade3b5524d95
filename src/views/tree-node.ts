import type { Clients } from '../aws/clients.ts';
import { mapPages, type Page } from '../aws/page.ts';

/** One row of a tree as plain data, so that what a tree shows is tested without an editor. */
export interface TreeNode {
  /** Unique in its tree and stable over refreshes: selection and expansion follow it. */
  readonly id: string;
  readonly label: string;
  /** Dimmed text after the label. */
  readonly description?: string | undefined;
  /** Markdown; text from outside has gone through `escapeMarkdown`. */
  readonly tooltip?: string | undefined;
  readonly icon?: Icon | undefined;
  /** Read by screen readers instead of label and description; says what the icon says. */
  readonly accessibilityLabel?: string | undefined;
  /** Facts that menus match by word: `node online linux`. */
  readonly words?: readonly string[] | undefined;
  /** A command run with this node when it is activated. */
  readonly command?: { readonly id: string; readonly title: string } | undefined;
  /** What commands on this node work on. */
  readonly subject?: unknown;
  /** The clients of the connection that the row belongs to; commands on the row use these. The tree sets it. */
  readonly clients?: Clients | undefined;
  /** Open from the start. */
  readonly expanded?: boolean | undefined;
  /** What its children are, for the row that says that they could not be read: "compliance items". */
  readonly contents?: string | undefined;
  /** Absent for a leaf. Called when the node is first opened, and again after a refresh. */
  readonly children?: ((signal: AbortSignal) => AsyncIterable<Page<TreeNode>>) | undefined;
}

/** A row of data, which belongs to a connection. */
export type OwnedNode = TreeNode & { readonly clients: Clients };

/**
 * The same rows as rows of one connection, with all below them: they carry its clients, and their ids begin with
 * `prefix`, because two connections may well show rows with the same id.
 */
export function ownedPages(
  pages: AsyncIterable<Page<TreeNode>>,
  clients: Clients,
  prefix: string,
): AsyncIterable<Page<OwnedNode>> {
  return mapPages(pages, (nodes) => nodes.map((node) => ownedNode(node, clients, prefix)));
}

export function ownedNode(node: TreeNode, clients: Clients, prefix: string): OwnedNode {
  return new DerivedNode(node, prefix, clients) as OwnedNode;
}

/** The same rows, with all below them, in a place of the tree where their ids alone would not be unique. */
export function prefixedPages(
  pages: AsyncIterable<Page<TreeNode>>,
  prefix: string,
): AsyncIterable<Page<TreeNode>> {
  return mapPages(pages, (nodes) => nodes.map((node) => new DerivedNode(node, prefix, node.clients)));
}

/** A row that is another one but for its id and its clients. It copies nothing: a tree may have 50,000 rows. */
export class DerivedNode implements TreeNode {
  clients: Clients | undefined;
  #node: TreeNode;
  readonly #prefix: string;

  constructor(node: TreeNode, prefix: string, clients: Clients | undefined) {
    this.#node = node;
    this.#prefix = prefix;
    this.clients = clients;
  }

  /** Takes the contents of another row for the same thing, while this object stays the row. */
  become(node: TreeNode, clients: Clients): void {
    this.#node = node;
    this.clients = clients;
  }

  get id() {
    return `${this.#prefix}${this.#node.id}`;
  }
  get label() {
    return this.#node.label;
  }
  get description() {
    return this.#node.description;
  }
  get tooltip() {
    return this.#node.tooltip;
  }
  get icon() {
    return this.#node.icon;
  }
  get accessibilityLabel() {
    return this.#node.accessibilityLabel;
  }
  get words() {
    return this.#node.words;
  }
  get command() {
    return this.#node.command;
  }
  get subject() {
    return this.#node.subject;
  }
  get expanded() {
    return this.#node.expanded;
  }
  get contents() {
    return this.#node.contents;
  }
  get children(): TreeNode['children'] {
    const { children } = this.#node;
    if (children === undefined) return undefined;
    const { clients } = this;
    return (signal) =>
      mapPages(children(signal), (nodes) =>
        nodes.map((node) => new DerivedNode(node, this.#prefix, clients ?? node.clients)),
      );
  }
}

/** A codicon and a theme colour; colour is never the only signal. */
export interface Icon {
  readonly id: string;
  readonly color?: string;
}

/** Makes text from outside harmless in Markdown. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!|<>$&~]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}

/** A two-column table of facts; those without a value are left out. */
export function factTable(facts: readonly (readonly [string, string | undefined])[]): string {
  const rows = facts.flatMap(([name, value]) =>
    value === undefined ? [] : [`| ${name} | ${escapeMarkdown(value)} |`],
  );
  return ['| | |', '| :-- | :-- |', ...rows].join('\n');
}
