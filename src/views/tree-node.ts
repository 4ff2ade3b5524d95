import type { Page } from '../aws/page.ts';

/** One row of a tree as plain data, so that what a tree shows is tested without an editor. */
export interface TreeNode {
  /** Unique in its tree and stable over refreshes: selection and expansion follow it. */
  readonly id: string;
  readonly label: string;
  /** Dimmed text after the label. */
  readonly description?: string;
  /** Markdown; text from outside has gone through `escapeMarkdown`. */
  readonly tooltip?: string;
  readonly icon?: Icon;
  /** Read by screen readers instead of label and description; says what the icon says. */
  readonly accessibilityLabel?: string;
  /** Facts that menus match by word: `node online linux`. */
  readonly words?: readonly string[];
  /** A command run with this node when it is activated. */
  readonly command?: { readonly id: string; readonly title: string };
  /** What commands on this node work on. */
  readonly subject?: unknown;
  /** Open from the start. */
  readonly expanded?: boolean;
  /** Absent for a leaf. Called when the node is first opened, and again after a refresh. */
  readonly children?: (signal: AbortSignal) => AsyncIterable<Page<TreeNode>>;
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
