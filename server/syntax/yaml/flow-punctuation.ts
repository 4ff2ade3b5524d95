// What stands between the nodes of a flow collection: brackets, commas, colons, lines and comments. Here it is judged
// where an item or the collection ends, and reported what is missing.

import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  HASH,
  isBlank,
  isFlowIndicator,
  isLineEnd,
  isSpace,
  nextLine,
  QUESTION,
} from '../characters.ts';
import type { ParsedNode } from '../nodes.ts';
import { type Cursor, isDocumentMarker, lineEnd } from './cursor.ts';

/** One reading of a flow collection that stands in block style. */
export interface Reading {
  /** Lines that begin at this column or before end the collection, unless with a bracket; -1: none does. */
  readonly parent: number;
  /** Set when the text was left before the last bracket was closed. */
  unclosed: boolean;
  /** Set when it was left at a line that begins too far left. */
  cut: boolean;
  /** The brackets that are expected, the innermost last. */
  readonly closers: number[];
}

/** Skips white space and comments. Answers false where the collection has to end without its bracket. */
export function skipTrivia(cursor: Cursor, reading: Reading): boolean {
  const { text } = cursor;
  let lineStart = -1;
  for (;;) {
    const code = cursor.peek();
    if (isBlank(code)) cursor.pos++;
    else if (cursor.pos >= text.length) return false;
    else if (isLineEnd(code)) {
      cursor.pos = nextLine(text, cursor.pos);
      lineStart = cursor.pos;
    } else if (code === HASH && isSpace(text.charCodeAt(cursor.pos - 1))) {
      cursor.pos = lineEnd(text, cursor.pos);
    } else break;
  }
  return lineStart === -1 || mayContinue(cursor, reading, lineStart);
}

/** Judges the line that the cursor has come to, by where it begins. */
function mayContinue(cursor: Cursor, reading: Reading, lineStart: number): boolean {
  const column = cursor.pos - lineStart;
  const code = cursor.peek();
  if (isDocumentMarker(cursor.text, lineStart)) {
    cursor.pos = lineStart;
    return false;
  }
  if (column > reading.parent || code === CLOSE_BRACE || code === CLOSE_BRACKET) return true;
  cursor.pos = lineStart;
  reading.cut = true;
  return false;
}

/** Moves to the next item, or behind the closing bracket (false). Reports a missing or a wrong bracket. */
export function isBeforeItem(
  cursor: Cursor,
  reading: Reading,
  { start }: { readonly start: number },
  close: number,
): boolean {
  for (;;) {
    if (reading.unclosed || !skipTrivia(cursor, reading)) {
      reportUnclosed(cursor, reading, start, close);
      return false;
    }
    const code = cursor.peek();
    if (code === close) {
      cursor.pos++;
      return false;
    }
    const here = { start: cursor.pos, end: cursor.pos + 1 };
    if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      const expected = String.fromCharCode(close);
      cursor.report('syntax', here, `Expected "${expected}" here`, {
        related: { start, end: start + 1, message: 'It would close this bracket' },
      });
      // What an outer collection waits for is left to it.
      if (!reading.closers.includes(code)) cursor.pos++;
      return false;
    }
    if (code !== COMMA) return true;
    cursor.report('syntax', here, 'A comma without a value before it');
    cursor.pos++;
  }
}

function reportUnclosed(cursor: Cursor, reading: Reading, start: number, close: number): void {
  reading.unclosed = true;
  const bracket = String.fromCharCode(close);
  cursor.report('syntax', { start, end: start + 1 }, `This bracket has no closing "${bracket}"`);
}

/** Skips the comma behind an item. A missing one is reported, and the next item follows all the same. */
export function endItem(cursor: Cursor, reading: Reading, close: number): void {
  const end = cursor.pos;
  if (!skipTrivia(cursor, reading)) {
    reading.unclosed = true;
    return;
  }
  const code = cursor.peek();
  if (code === COMMA) cursor.pos++;
  else if (code !== close && code !== CLOSE_BRACE && code !== CLOSE_BRACKET) {
    cursor.report('syntax', { start: end, end: cursor.pos + 1 }, 'A comma is missing here', {
      fix: { title: 'Add a comma', edits: [{ start: end, end, text: ',' }] },
    });
  }
}

export function skipQuestion(cursor: Cursor, reading: Reading): boolean {
  if (cursor.peek() !== QUESTION || !isSpace(cursor.peek(1))) return false;
  cursor.pos++;
  skipTrivia(cursor, reading);
  return true;
}

/** True if a `:` that makes `key` a key follows; the cursor then stands on it. */
export function isBeforeColon(cursor: Cursor, reading: Reading, key: ParsedNode): boolean {
  const { pos } = cursor;
  if (reading.unclosed) return false;
  if (skipTrivia(cursor, reading) && cursor.peek() === COLON) {
    const next = cursor.peek(1);
    // Behind a quote or a bracket, JSON's `"a":1` needs no space.
    const isJsonLike = key.kind !== 'missing' && key.kind !== 'alias' && !isPlain(key);
    if (isJsonLike || isSpace(next) || isFlowIndicator(next)) return true;
  }
  cursor.pos = pos;
  return false;
}

function isPlain(node: ParsedNode): boolean {
  return node.kind === 'scalar' && node.style === 'plain';
}

/** Nothing was read where a node should stand: one character must go, or the parser would stand still. */
export function skipStray(cursor: Cursor): void {
  const code = cursor.peek();
  if (code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET || cursor.pos >= cursor.text.length)
    return;
  cursor.report(
    'syntax',
    { start: cursor.pos, end: cursor.pos + 1 },
    `Unexpected "${cursor.text.charAt(cursor.pos)}"`,
  );
  cursor.pos++;
}
