import { format as formatJson } from 'jsonc-parser';
import type { Analysis } from '../analysis.ts';
import { parse } from '../syntax/parse.ts';
import { sameMeaning } from '../syntax/same-meaning.ts';
import type { Range, SyntaxTree, TextEdit } from '../syntax/tree.ts';
import { yamlEdits } from './format-yaml.ts';

export interface FormattingOptions {
  /** Columns of one level of indentation. */
  readonly tabSize: number;
  /** False: JSON is indented by tabs. YAML knows none. */
  readonly insertSpaces: boolean;
}

/**
 * The edits that format the document, or the lines of `within`. They change white space only, keep every comment, and
 * are proven before they are given: the text after them must parse to the same tree. A text with syntax errors, and
 * one that cannot be proven the same, is left alone.
 */
export function formatting({ tree }: Analysis, options: FormattingOptions, within?: Range): TextEdit[] {
  if (tree.errors.some(({ code }) => code !== 'duplicate-key') || tree.language === 'text') return [];
  if (tree.language === 'json') return proven(tree, jsonEdits(tree.text, options, within));
  const step = Math.min(8, Math.max(2, options.tabSize));
  const edits = yamlEdits(tree, step) ?? [];
  if (within === undefined) return proven(tree, edits);
  const inLines = proven(tree, editsIn(edits, wholeLines(tree.text, within)));
  return inLines.length > 0 ? inLines : proven(tree, editsIn(edits, wholeEntries(tree, within)));
}

function jsonEdits(text: string, { tabSize, insertSpaces }: FormattingOptions, within?: Range): TextEdit[] {
  const part = within && wholeLines(text, within);
  const range = part && { offset: part.start, length: part.end - part.start };
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const options = { tabSize, insertSpaces, eol, insertFinalNewline: within === undefined };
  return formatJson(text, range, options).map(({ offset, length, content }) => ({
    start: offset,
    end: offset + length,
    text: content,
  }));
}

/** The edits, if the text after them means the same; else none. */
function proven(tree: SyntaxTree, edits: readonly TextEdit[]): TextEdit[] {
  const changing = edits.filter(({ start, end, text }) => tree.text.slice(start, end) !== text);
  if (changing.length === 0) return [];
  return sameMeaning(tree, parse(apply(tree.text, changing), tree.language)) ? changing : [];
}

/** The text after edits that do not overlap. */
function apply(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: replacement } of [...edits].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(at, start), replacement);
    at = end;
  }
  return parts.join('') + text.slice(at);
}

function editsIn(edits: readonly TextEdit[], { start, end }: Range): TextEdit[] {
  return edits.filter((edit) => start <= edit.start && edit.end <= end);
}

function wholeLines(text: string, { start, end }: Range): Range {
  const next = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: next < 0 ? text.length : next };
}

/** The lines of the root's entries that the range touches: those are indented independently of each other. */
function wholeEntries({ root, text }: SyntaxTree, { start, end }: Range): Range {
  if (root.kind !== 'map' && root.kind !== 'sequence') return { start: 0, end: text.length };
  const touched = (root.entries as readonly Range[]).filter(
    (entry) => entry.start <= end && start <= entry.end,
  );
  const range = { start: touched[0]?.start ?? start, end: touched.at(-1)?.end ?? end };
  return wholeLines(text, range);
}
