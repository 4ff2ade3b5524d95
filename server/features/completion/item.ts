import type { Range, TextEdit } from '../../syntax/tree.ts';
import type { Markdown } from '../feature.ts';
import { escapeSnippet, placed, type Writing, writeRaw, writeText } from './writing.ts';

export type CompletionKind =
  | 'key'
  | 'value'
  | 'action'
  | 'step'
  | 'parameter'
  | 'variable'
  | 'output'
  | 'snippet'
  | 'document'
  | 'resource';

export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** The text that the item replaces; on one line. */
  readonly range: Range;
  /** Snippet syntax: `$1` and `${1:text}` are tab stops. The editor indents further lines as the first one. */
  readonly snippet: string;
  /** Mend the text around the range: the indentation of the line, a comma behind the entry before. */
  readonly edits: readonly TextEdit[];
  readonly detail?: string;
  readonly documentation?: Markdown;
  /** Items with the same rank are in alphabetical order; lower ranks come first. */
  readonly rank: number;
  /** What is typed to find the item, if it is not the label. */
  readonly filter?: string;
  readonly deprecated?: boolean;
}

/** What an item says beside what it writes. */
export type Presentation = Pick<CompletionItem, 'label' | 'kind'> &
  Partial<Pick<CompletionItem, 'detail' | 'documentation' | 'rank' | 'filter' | 'deprecated'>>;

/** An item that writes a snippet. */
export function snippetItem(writing: Writing, snippet: string, presentation: Presentation): CompletionItem {
  const { range, edits } = writing;
  return { rank: 0, ...presentation, range, edits, snippet: placed(snippet, writing) };
}

/** An item that writes a text, quoted where it has to be. */
export function textItem(writing: Writing, text: string, presentation: Presentation): CompletionItem {
  return snippetItem(writing, escapeSnippet(writeText(text, writing)), presentation);
}

/** An item that writes a number or a boolean, without quotes. */
export function rawItem(writing: Writing, text: string, presentation: Presentation): CompletionItem {
  return snippetItem(writing, escapeSnippet(writeRaw(text, writing)), presentation);
}
