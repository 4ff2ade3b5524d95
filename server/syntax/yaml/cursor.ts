import {
  BYTE_ORDER_MARK,
  DOT,
  HASH,
  isBlank,
  isLineEnd,
  isSpace,
  MINUS,
  nextLine,
  TAB,
} from '../characters.ts';
import type { ParsedNode } from '../nodes.ts';
import { ProblemList } from '../problem-list.ts';

/** Deeper nesting is an error: no document needs it, and every walk over a tree is recursive. */
export const MAX_DEPTH = 200;

/** What the parser is in the midst of: where it reads, and what it has found that has no place in a node yet. */
export class Cursor extends ProblemList {
  readonly text: string;
  pos: number;
  /** Start of the line that `pos` is in, as far as block structure cares (inside of scalars it lags behind). */
  lineStart: number;
  /** How many collections are open. */
  depth: number;
  /** The nodes of the anchors that are complete; created with the first anchor or alias. */
  anchors: Map<string, ParsedNode> | undefined;
  /** Nodes below an anchored node and itself, those behind aliases counted every time. */
  readonly sizes = new Map<ParsedNode, number>();
  /** Nodes that aliases stand for in all, bounded against alias bombs. */
  aliased = 0;
  /**
   * True if some reading was tried, looked arbitrarily far ahead and was given up. What stands before such a place
   * may then depend on everything behind it, so that no part of the text can be parsed again on its own.
   */
  hasLookedAhead = false;
  /** What scanBrackets found out. */
  readonly closedBrackets = new Map<number, boolean>();

  constructor(text: string, pos = 0, depth = 0) {
    super();
    this.text = text;
    this.pos = pos;
    this.depth = depth;
    this.lineStart = pos;
  }

  /** The code unit at the position, or `ahead` behind it; NaN at the end of the text. */
  peek(ahead = 0): number {
    return this.text.charCodeAt(this.pos + ahead);
  }
}

/** Skips spaces and tabs. */
export function skipBlanks(cursor: Cursor): void {
  while (isBlank(cursor.peek())) cursor.pos++;
}

/** The end of the line that `pos` is in: the offset of its line break or of the end of the text. */
export function lineEnd(text: string, pos: number): number {
  let end = pos;
  while (!isLineEnd(text.charCodeAt(end))) end++;
  return end;
}

/** True if nothing but a comment is left on the line; `pos` must stand behind a blank or at a line's start. */
export function isAtLineEnd(cursor: Cursor): boolean {
  const code = cursor.peek();
  return isLineEnd(code) || code === HASH;
}

/** True if a line with `---` or `...` begins at `pos`, which must be a line's start. */
export function isDocumentMarker(text: string, pos: number): boolean {
  const code = text.charCodeAt(pos);
  if (code !== MINUS && code !== DOT) return false;
  return (
    text.charCodeAt(pos + 1) === code &&
    text.charCodeAt(pos + 2) === code &&
    isSpace(text.charCodeAt(pos + 3))
  );
}

/**
 * Moves to the start of the next line that holds more than blanks and comments, beginning with the rest of this
 * line, which must be empty or a comment. Answers false at the end of the YAML document.
 */
export function skipToContent(cursor: Cursor): boolean {
  const { text } = cursor;
  let start = cursor.pos;
  let at = start;
  for (;;) {
    while (isBlank(text.charCodeAt(at))) at++;
    const code = text.charCodeAt(at);
    if (code === HASH) at = lineEnd(text, at);
    else if (!isLineEnd(code)) break;
    if (at >= text.length) {
      cursor.pos = text.length;
      return false;
    }
    start = nextLine(text, at);
    at = start;
  }
  cursor.pos = start;
  cursor.lineStart = start;
  return !isDocumentMarker(text, start);
}

/** The column of the content of the line at `pos`, a line's start; -1 at the end of the YAML document. */
export function contentColumn(cursor: Cursor): number {
  const { text, pos } = cursor;
  if (pos >= text.length || isDocumentMarker(text, pos)) return -1;
  let at = pos;
  while (isBlank(text.charCodeAt(at))) at++;
  return at - pos;
}

/** Moves from a line's start to its content at `column` and reports tabs in the indentation. */
export function enterLine(cursor: Cursor, column: number): void {
  const { text, pos } = cursor;
  cursor.lineStart = pos;
  cursor.pos = pos + column;
  for (let at = pos; at < cursor.pos; at++) {
    if (text.charCodeAt(at) !== TAB) continue;
    const range = { start: pos, end: cursor.pos };
    const edit = { ...range, text: text.slice(pos, cursor.pos).replaceAll('\t', '  ') };
    cursor.report('tab-indent', range, 'YAML does not allow tabs in the indentation; use spaces', {
      fix: { title: 'Replace the tabs with spaces', edits: [edit] },
    });
    return;
  }
}

/**
 * Ends a value in block style: the rest of its line may hold a comment only. Moves to the start of the next line
 * with content.
 */
export function finishLine(cursor: Cursor): void {
  const before = cursor.pos;
  // A collection without its closing bracket may have ended at the start of a line with content.
  if (before > 0 && isLineEnd(cursor.text.charCodeAt(before - 1)) && !isLineEnd(cursor.peek())) return;
  skipBlanks(cursor);
  const isComment = cursor.peek() === HASH && (cursor.pos > before || isSpaceBefore(cursor));
  if (!isComment && !isLineEnd(cursor.peek())) {
    const end = trimmedEnd(cursor.text, cursor.pos, lineEnd(cursor.text, cursor.pos));
    const found = cursor.text.slice(cursor.pos, Math.min(end, cursor.pos + 20));
    cursor.report('syntax', { start: cursor.pos, end }, `Unexpected "${found}" behind the end of the value`);
  }
  cursor.pos = lineEnd(cursor.text, cursor.pos);
  skipToContent(cursor);
}

function isSpaceBefore(cursor: Cursor): boolean {
  return cursor.pos === 0 || isSpace(cursor.text.charCodeAt(cursor.pos - 1));
}

/** `end` without the blanks before it. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** True if `code` at `pos` is an indicator (`-`, `?`, `:`) with white space behind it. */
export function isIndicator(text: string, pos: number, code: number): boolean {
  return text.charCodeAt(pos) === code && isSpace(text.charCodeAt(pos + 1));
}

export function skipByteOrderMark(cursor: Cursor): void {
  if (cursor.peek() === BYTE_ORDER_MARK) cursor.lineStart = ++cursor.pos;
}

/** The column of `pos` in the line that the cursor entered last. */
export function columnOf(cursor: Cursor, pos: number): number {
  return pos - cursor.lineStart;
}
