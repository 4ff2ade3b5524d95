import { AMPERSAND, EXCLAMATION, isFlowIndicator, isSpace, LESS } from '../characters.ts';
import { ParsedAlias, type ParsedNode } from '../nodes.ts';
import type { Properties } from '../properties.ts';
import { type Cursor, skipBlanks } from './cursor.ts';

/** How many nodes all aliases of a document may stand for in all. Real documents have no alias at all. */
const MAX_ALIASED = 50_000;

/** Reads `&anchor` and `!tag`, in either order, with the blanks behind them. */
export function parseProperties(cursor: Cursor): Properties | undefined {
  let properties: { tag?: string; anchor?: string } | undefined;
  for (;;) {
    const code = cursor.peek();
    if (code !== AMPERSAND && code !== EXCLAMATION) return properties;
    const start = cursor.pos;
    if (code === EXCLAMATION && cursor.peek(1) === LESS) skipVerbatimTag(cursor);
    else skipWord(cursor);
    const word = cursor.text.slice(start, cursor.pos);
    properties ??= {};
    if (code === AMPERSAND) properties.anchor = word.slice(1);
    else properties.tag = word;
    skipBlanks(cursor);
  }
}

function skipWord(cursor: Cursor): void {
  do cursor.pos++;
  while (!isSpace(cursor.peek()) && !isFlowIndicator(cursor.peek()));
}

function skipVerbatimTag(cursor: Cursor): void {
  while (!isSpace(cursor.peek()) && cursor.text[cursor.pos] !== '>') cursor.pos++;
  if (!isSpace(cursor.peek())) cursor.pos++;
}

/** Remembers `node` under its anchor, once it is complete. */
export function defineAnchor(cursor: Cursor, node: ParsedNode): void {
  if (node.anchor === undefined) return;
  cursor.anchors ??= new Map();
  cursor.sizes.set(node, sizeOf(cursor, node));
  cursor.anchors.set(node.anchor, node);
}

function sizeOf(cursor: Cursor, node: ParsedNode): number {
  if (node.kind === 'alias') return (node.target && cursor.sizes.get(node.target)) ?? 1;
  if (node.kind !== 'map' && node.kind !== 'sequence') return 1;
  let size = 1;
  for (const entry of node.entries) size += sizeOf(cursor, entry.value);
  return size;
}

/** Reads `*name`. */
export function parseAlias(cursor: Cursor): ParsedAlias {
  const start = cursor.pos;
  skipWord(cursor);
  const range = { start, end: cursor.pos };
  const name = cursor.text.slice(start + 1, cursor.pos);
  cursor.anchors ??= new Map();
  let target = cursor.anchors.get(name);
  if (!target) {
    const message = name
      ? `No anchor "&${name}" stands before this alias`
      : 'Quote a text that begins with "*"';
    cursor.report(name ? 'unknown-alias' : 'syntax', range, message);
  } else if ((cursor.aliased += cursor.sizes.get(target) ?? 1) > MAX_ALIASED) {
    cursor.report('too-deep', range, 'The aliases of this document stand for too much text; write it out');
    target = undefined;
  }
  return new ParsedAlias(range, name, target);
}
