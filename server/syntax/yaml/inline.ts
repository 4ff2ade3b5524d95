import { APOSTROPHE, ASTERISK, GREATER, OPEN_BRACE, OPEN_BRACKET, PIPE, QUOTE } from '../characters.ts';
import type { ParsedNode } from '../nodes.ts';
import type { Properties } from '../properties.ts';
import type { ParsedScalar } from '../scalar.ts';
import { parseBlockScalar } from './block-scalar.ts';
import { type Cursor, finishLine } from './cursor.ts';
import { parseFlowInBlock } from './flow.ts';
import {
  isBareReference,
  parseBareReference,
  parsePlain,
  plainLine,
  plainScalar,
  reportReserved,
  restOfLine,
} from './plain.ts';
import { defineAnchor, parseAlias } from './properties.ts';
import { parseQuoted } from './quoted.ts';

interface InlinePlace {
  /** The column of the collection that the value belongs to. */
  readonly parent: number;
  readonly properties: Properties;
}

/** Reads a value that is no block collection, to the start of the next line with content. */
export function parseInline(cursor: Cursor, { parent, properties }: InlinePlace): ParsedNode {
  const node = parseContent(cursor, parent, properties);
  if (node.kind === 'scalar') defineAnchor(cursor, node);
  finishLine(cursor);
  return node;
}

function parseContent(cursor: Cursor, parent: number, properties: Properties): ParsedNode {
  const code = cursor.peek();
  switch (code) {
    case PIPE:
    case GREATER:
      return parseBlockScalar(cursor, parent, properties);
    case QUOTE:
    case APOSTROPHE:
      return parseQuoted(cursor, false, properties);
    case OPEN_BRACE:
    case OPEN_BRACKET:
      if (isBareReference(cursor)) return parseBareReference(cursor, { inFlow: false, properties });
      return parseFlowInBlock(cursor, parent, properties);
    case ASTERISK:
      return parseAlias(cursor);
  }
  if (plainLine(cursor.text, cursor.pos, false).stop === 'colon') return parseColonValue(cursor, properties);
  reportReserved(cursor);
  return parsePlain(cursor, { parent, inFlow: false }, properties);
}

/** Reads `a: b` behind a key as the text that its author most likely meant, and reports the missing quotes. */
function parseColonValue(cursor: Cursor, properties: Properties): ParsedScalar {
  const { text, pos: start } = cursor;
  const end = restOfLine(text, start);
  const value = text.slice(start, end);
  const message = value.endsWith(':') ? 'A value that ends with ":"' : 'A value with ": " in it';
  cursor.report('syntax', { start, end }, `${message} has to be quoted`, {
    fix: { title: 'Quote the value', edits: [{ start, end, text: `'${value.replaceAll("'", "''")}'` }] },
  });
  cursor.pos = end;
  return plainScalar({ start, end, text: value, map: undefined }, properties);
}
