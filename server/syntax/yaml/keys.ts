import {
  AMPERSAND,
  APOSTROPHE,
  ASTERISK,
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  EXCLAMATION,
  HASH,
  isBlank,
  isLineEnd,
  isSpace,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from '../characters.ts';
import type { ParsedNode } from '../nodes.ts';
import { noProperties } from '../properties.ts';
import type { Cursor } from './cursor.ts';
import { parseFlowInBlock } from './flow.ts';
import { plainLine, plainScalar, reportReserved } from './plain.ts';
import { defineAnchor, parseAlias, parseProperties } from './properties.ts';
import { parseQuoted } from './quoted.ts';

/** The offset of the colon that makes what stands at `start` a key, which must end on its line; -1 if there is none. */
export function findImplicitKey(text: string, start: number): number {
  const content = skipProperties(text, start);
  const code = text.charCodeAt(content);
  if (code === HASH) return -1;
  let end: number;
  if (code === QUOTE || code === APOSTROPHE) end = quotedEnd(text, content);
  else if (code === OPEN_BRACE || code === OPEN_BRACKET) end = bracketsEnd(text, content);
  else if (code === ASTERISK) end = wordEnd(text, content);
  else {
    const line = plainLine(text, content, false);
    return line.stop === 'colon' ? colonBehind(text, line.end) : -1;
  }
  return end === -1 ? -1 : colonBehind(text, end);
}

/** The offset of a colon with white space behind it, after blanks. */
function colonBehind(text: string, end: number): number {
  let at = end;
  while (isBlank(text.charCodeAt(at))) at++;
  return text.charCodeAt(at) === COLON && isSpace(text.charCodeAt(at + 1)) ? at : -1;
}

function skipProperties(text: string, start: number): number {
  let at = start;
  for (
    let code = text.charCodeAt(at);
    code === AMPERSAND || code === EXCLAMATION;
    code = text.charCodeAt(at)
  ) {
    at = wordEnd(text, at);
    while (isBlank(text.charCodeAt(at))) at++;
  }
  return at;
}

function wordEnd(text: string, start: number): number {
  let at = start;
  while (!isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Behind the closing quote on the same line; -1 if there is none. */
function quotedEnd(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (isLineEnd(code)) return -1;
    if (code === BACKSLASH && quote === QUOTE) at++;
    else if (code === quote) {
      if (quote === QUOTE || text.charCodeAt(at + 1) !== APOSTROPHE) return at + 1;
      at++;
    }
  }
}

/** Behind the bracket that closes the one at `start`, on the same line; -1 if there is none. */
function bracketsEnd(text: string, start: number): number {
  let open = 0;
  for (let at = start; at !== -1;) {
    const code = text.charCodeAt(at);
    if (isLineEnd(code)) return -1;
    if (code === QUOTE || code === APOSTROPHE) {
      at = quotedEnd(text, at);
      continue;
    }
    if (code === OPEN_BRACE || code === OPEN_BRACKET) open++;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) open--;
    at++;
    if (open === 0) return at;
  }
  return -1;
}

/** Reads the key at the cursor, whose colon `findImplicitKey` has found. */
export function parseKey(cursor: Cursor, colon: number): ParsedNode {
  const properties = parseProperties(cursor) ?? noProperties;
  const { text, pos: start } = cursor;
  const key = parseKeyContent();
  defineAnchor(cursor, key);
  return key;

  function parseKeyContent(): ParsedNode {
    switch (cursor.peek()) {
      case QUOTE:
      case APOSTROPHE:
        return parseQuoted(cursor, false, properties);
      case OPEN_BRACE:
      case OPEN_BRACKET:
        return parseFlowInBlock(cursor, -1, properties);
      case ASTERISK:
        return parseAlias(cursor);
    }
    reportReserved(cursor);
    let end = colon;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    return plainScalar({ start, end, text: text.slice(start, end), map: undefined }, properties);
  }
}
