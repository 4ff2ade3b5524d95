// How completion writes keys and values: in YAML's block and flow style, in JSON, between quotes, and as snippets.

import type { Language, Range, TextEdit } from '../../syntax/tree.ts';

export type Quote = 'single' | 'double';

/** Where and how an item is written. */
export interface Writing {
  readonly language: Language;
  /** What the item replaces. */
  readonly range: Range;
  /** The quotes around the range, which stay. */
  readonly quote: Quote | undefined;
  /** In YAML, between `{}` or `[]`. */
  readonly isFlow: boolean;
  /** What has to stand before the item's own text: a blank behind `:`, a dash of a new list item. */
  readonly before: string;
  /** What has to stand behind it: a quote that is not closed yet, a comma before the next entry. */
  readonly after: string;
  /** Mends the text around the range: the indentation, a comma behind the entry before. */
  readonly edits: readonly TextEdit[];
  /** The key that is typed has its colon already. */
  readonly hasColon: boolean;
  /** A key may bring further lines. */
  readonly isBlock: boolean;
  /** What further lines have before them beside the indentation of the first one, which the editor adds. */
  readonly indent: string;
  /** One level of indentation, as the document has it. */
  readonly unit: string;
  /** Whatever the item writes goes through this last: the text of a scalar that is itself JSON. */
  readonly outer?: (text: string) => string;
}

/** Texts that YAML reads as something else (core schema of 1.2, the booleans of 1.1, dates). */
const notText = /^(?:true|false|null|~|yes|no|on|off|y|n|[-+.\d].*)$/i;

/** A text as it is written in place, quoted and escaped where it has to be. */
export function writeText(text: string, writing: Writing): string {
  return writeScalar(text, writing, notText.test(text));
}

/** A number or boolean, which loses its meaning between quotes. */
export function writeRaw(text: string, writing: Writing): string {
  return writeScalar(text, writing, false, true);
}

function writeScalar(
  text: string,
  { language, quote, isFlow }: Writing,
  needsQuotes: boolean,
  isRaw = false,
): string {
  if (quote === 'single') return text.replaceAll("'", "''");
  if (quote === 'double') return JSON.stringify(text).slice(1, -1);
  if (isRaw) return text;
  if (language === 'json') return JSON.stringify(text);
  return needsQuotes || !isPlain(text, isFlow) ? `'${text.replaceAll("'", "''")}'` : text;
}

/** True if YAML reads the text without quotes as it is. */
function isPlain(text: string, isFlow: boolean): boolean {
  if (text === '' || /^[-?:,[\]{}#&*!|>'"%@`\s]|[\s:]$|:\s|\s#|[\n\r]/.test(text)) return false;
  return !isFlow || !/[,[\]{}]/.test(text);
}

/** What the syntax of snippets would read as its own. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/**
 * Further lines as the place needs them: deeper by what the line's own indentation lacks, in the document's unit. What
 * stands behind a dash is always two columns deeper than it.
 */
export function indentLines(lines: readonly string[], { indent, unit }: Writing): string {
  // Column in the lines as they come -> column as the document has it.
  const columns = new Map<number, number>([[0, 0]]);
  const rendered = lines.map((line) => {
    const [, blanks = '', dashes = ''] = /^( *)((?:- )*)/.exec(line) ?? [];
    const known = [...columns.keys()].filter((column) => column <= blanks.length);
    const base = Math.max(0, ...known);
    const column = (columns.get(base) ?? 0) + blanks.length - base;
    for (const other of columns.keys()) if (other > blanks.length) columns.delete(other);
    for (let dash = 0; dash <= dashes.length; dash += 2) columns.set(blanks.length + dash, column + dash);
    columns.set(blanks.length + dashes.length + 2, column + dashes.length + unit.length);
    return `${' '.repeat(column)}${line.slice(blanks.length)}`;
  });
  return rendered
    .map((line, index) => (index === 0 || line.trim() === '' ? line : `${indent}${line}`))
    .join('\n');
}

/** The snippet of an item with what has to stand around it. */
export function placed(snippet: string, { before, after, outer }: Writing): string {
  const text = `${escapeSnippet(before)}${snippet}${escapeSnippet(after)}`;
  return outer === undefined ? text : outer(text);
}
