// Block style: maps and sequences by indentation.
//
// A reading function begins behind an indicator (`:`, `-`, `?`) or at the content of a line, and ends at the start of
// the next line with content that is not its own. From there on nothing depends on what was read before, which is
// what lets edit.ts parse a single entry again.
//
// Wrong indentation: a line that is deeper than the parent of a collection belongs to that collection, even if it does
// not line up with its other entries.

import { COLON, MINUS, QUESTION } from '../characters.ts';
import { checkDuplicates } from '../duplicates.ts';
import {
  ParsedMap,
  ParsedMapEntry,
  ParsedMissing,
  type ParsedNode,
  ParsedSequence,
  ParsedSequenceEntry,
  type Region,
} from '../nodes.ts';
import { noProperties, type Properties } from '../properties.ts';
import {
  columnOf,
  contentColumn,
  Cursor,
  enterLine,
  isAtLineEnd,
  isIndicator,
  lineEnd,
  MAX_DEPTH,
  skipBlanks,
  skipToContent,
  trimmedEnd,
} from './cursor.ts';
import { parseInline } from './inline.ts';
import { findImplicitKey, parseKey } from './keys.ts';
import { isPlainStart, plainScalar, restOfLine } from './plain.ts';
import { defineAnchor, parseProperties } from './properties.ts';

/**
 * What a value belongs to. Behind a `-` (`item`), `?` or the `:` of an explicit key (`explicit`) a collection may
 * begin on the same line; behind a key (`entry`) and `---` (`root`) it may not. Behind a key a sequence may begin at
 * the column of the key.
 */
export type Place = 'root' | 'entry' | 'item' | 'explicit';

/** Reads the value behind an indicator. `parent` is the column of the collection that the value belongs to. */
export function parseBlockValue(cursor: Cursor, parent: number, place: Place): ParsedNode {
  const missingAt = cursor.pos;
  skipBlanks(cursor);
  const inlineStart = cursor.pos;
  const properties = parseProperties(cursor) ?? noProperties;
  if (isAtLineEnd(cursor)) {
    skipToContent(cursor);
    return parseOnNextLine(cursor, { parent, place, properties, missingAt });
  }
  const column = columnOf(cursor, inlineStart);
  if ((place === 'item' || place === 'explicit') && beginsCollection(cursor, column)) {
    // The properties before a key are the key's.
    cursor.pos = inlineStart;
    return parseCollection(cursor, { column, parent, properties: noProperties });
  }
  if (isIndicator(cursor.text, cursor.pos, MINUS)) {
    const range = { start: cursor.pos, end: cursor.pos + 1 };
    cursor.report('syntax', range, 'A list has to begin on a line of its own, behind its key');
    return parseCollection(cursor, { column, parent, properties });
  }
  return parseInline(cursor, { parent, properties });
}

interface NextLine {
  readonly parent: number;
  readonly place: Place;
  readonly properties: Properties;
  readonly missingAt: number;
}

/** Reads the value that may begin on the line at the cursor. */
export function parseOnNextLine(cursor: Cursor, next: NextLine): ParsedNode {
  const { parent, place, properties } = next;
  const column = contentColumn(cursor);
  const isDash = isIndicator(cursor.text, cursor.pos + column, MINUS);
  const isSequenceOfKey = (place === 'entry' || place === 'explicit') && column === parent && isDash;
  if (column === -1 || (column <= parent && !isSequenceOfKey)) {
    const missing = new ParsedMissing(next.missingAt, properties);
    defineAnchor(cursor, missing);
    return missing;
  }
  enterLine(cursor, column);
  if (beginsCollection(cursor, column)) {
    return parseCollection(cursor, { column, parent: isSequenceOfKey ? parent - 1 : parent, properties });
  }
  const more = parseProperties(cursor);
  const all = more ? { ...properties, ...more } : properties;
  if (isAtLineEnd(cursor)) {
    skipToContent(cursor);
    return parseOnNextLine(cursor, { ...next, properties: all });
  }
  return parseInline(cursor, { parent, properties: all });
}

/** True if a block sequence or a block map begins at the cursor, whose entries have to begin at `column`. */
function beginsCollection(cursor: Cursor, column: number): boolean {
  const { text, pos } = cursor;
  if (isIndicator(text, pos, MINUS) || isIndicator(text, pos, QUESTION) || isIndicator(text, pos, COLON))
    return true;
  return findImplicitKey(text, pos) !== -1 || isKeyWithoutColon(text, pos, column);
}

/** True if plain words are followed by keys at the same column, so that they are a key that is being typed. */
function isKeyWithoutColon(text: string, pos: number, column: number): boolean {
  if (!isPlainStart(text.charCodeAt(pos))) return false;
  const ahead = new Cursor(text, lineEnd(text, pos));
  while (skipToContent(ahead) && contentColumn(ahead) === column) {
    if (isIndicator(text, ahead.pos + column, MINUS)) return false;
    if (findImplicitKey(text, ahead.pos + column) !== -1) return true;
    ahead.pos = lineEnd(text, ahead.pos);
  }
  return false;
}

interface Frame {
  /** Where the entries should begin. */
  readonly column: number;
  /** Lines at this column or before do not belong to the collection. */
  readonly parent: number;
  readonly properties: Properties;
}

function parseCollection(cursor: Cursor, frame: Frame): ParsedNode {
  if (cursor.depth >= MAX_DEPTH) return skipTooDeep(cursor, frame.parent);
  cursor.depth++;
  const isSequence = isIndicator(cursor.text, cursor.pos, MINUS);
  const node = isSequence ? parseSequence(cursor, frame) : parseMap(cursor, frame);
  cursor.depth--;
  defineAnchor(cursor, node);
  return node;
}

function skipTooDeep(cursor: Cursor, parent: number): ParsedNode {
  const start = cursor.pos;
  const end = trimmedEnd(cursor.text, start, lineEnd(cursor.text, start));
  cursor.report('too-deep', { start, end }, `Nesting is limited to ${MAX_DEPTH} levels`);
  do {
    cursor.pos = lineEnd(cursor.text, cursor.pos);
    skipToContent(cursor);
  } while (contentColumn(cursor) > parent);
  return new ParsedMissing(start);
}

function parseSequence(cursor: Cursor, frame: Frame): ParsedSequence {
  const start = cursor.pos;
  const entries = [parseItem(cursor, frame.column)];
  for (;;) {
    const column = contentColumn(cursor);
    if (column <= frame.parent) break;
    const isDash = isIndicator(cursor.text, cursor.pos + column, MINUS);
    // A sequence at the column of its key ends with the next key.
    if (!isDash && column === frame.column && frame.parent === column - 1) break;
    enterLine(cursor, column);
    if (column !== frame.column) reportIndentation(cursor, frame.column, column);
    if (isDash) entries.push(parseItem(cursor, column));
    else dropStray(cursor, frame.parent);
  }
  return ParsedSequence.of({
    start,
    end: endOf(entries, start),
    style: 'block',
    entries,
    properties: frame.properties,
  });
}

/** Reads what stands between the items of a sequence and is none of them, and forgets it. */
function dropStray(cursor: Cursor, parent: number): void {
  const end = trimmedEnd(cursor.text, cursor.pos, lineEnd(cursor.text, cursor.pos));
  cursor.report('syntax', { start: cursor.pos, end }, 'An item of a list has to begin with "- "');
  parseBlockValue(cursor, Math.max(parent, columnOf(cursor, cursor.pos) - 1), 'item');
}

function parseItem(cursor: Cursor, column: number): ParsedSequenceEntry {
  const start = cursor.pos;
  cursor.pos++;
  const { value, region } = parseRegion(cursor, column, 'item');
  return new ParsedSequenceEntry(start, value, region);
}

/** Reads a value together with what can be found out about it, so that it can be read again on its own. */
export function parseRegion(
  cursor: Cursor,
  indent: number,
  place: Place,
): { value: ParsedNode; region: Region } {
  const outer = cursor.problems;
  cursor.problems = undefined;
  const start = cursor.pos;
  const value = parseBlockValue(cursor, indent, place);
  const region = { start, end: cursor.pos, indent, problems: cursor.problems, moved: 0 };
  cursor.problems = outer;
  return { value, region };
}

function parseMap(cursor: Cursor, frame: Frame): ParsedMap {
  const start = cursor.pos;
  const entries = [parseEntry(cursor, frame.column)];
  for (;;) {
    const column = contentColumn(cursor);
    if (column <= frame.parent) break;
    enterLine(cursor, column);
    if (column !== frame.column) reportIndentation(cursor, frame.column, column);
    if (isIndicator(cursor.text, cursor.pos, MINUS)) dropSequence(cursor, frame, column);
    else entries.push(parseEntry(cursor, column));
  }
  checkDuplicates(cursor, entries);
  return ParsedMap.of({
    start,
    end: endOf(entries, start),
    style: 'block',
    entries,
    properties: frame.properties,
  });
}

/** Reads the items that stand between the entries of a map, where they cannot belong to anything. */
function dropSequence(cursor: Cursor, frame: Frame, column: number): void {
  const range = { start: cursor.pos, end: cursor.pos + 1 };
  cursor.report('syntax', range, 'A list cannot stand here, between the keys of a map');
  parseCollection(cursor, { column, parent: Math.max(frame.parent, column - 1), properties: noProperties });
}

function parseEntry(cursor: Cursor, column: number): ParsedMapEntry {
  const start = cursor.pos;
  if (isIndicator(cursor.text, start, QUESTION)) return parseExplicitEntry(cursor, column);
  const colon = findImplicitKey(cursor.text, start);
  const key = colon === -1 ? parseLoneKey(cursor) : parseKey(cursor, colon);
  if (colon === -1) {
    const value = parseBlockValue(cursor, column, 'entry');
    return new ParsedMapEntry(start, key, value, undefined);
  }
  cursor.pos = colon + 1;
  const { value, region } = parseRegion(cursor, column, 'entry');
  return new ParsedMapEntry(start, key, value, region);
}

/** `? key`, then `: value` on a line at the same column. */
function parseExplicitEntry(cursor: Cursor, column: number): ParsedMapEntry {
  const start = cursor.pos;
  cursor.pos++;
  const key = parseBlockValue(cursor, column, 'explicit');
  const isColon = contentColumn(cursor) === column && isIndicator(cursor.text, cursor.pos + column, COLON);
  if (!isColon) return new ParsedMapEntry(start, key, new ParsedMissing(key.end), undefined);
  enterLine(cursor, column);
  cursor.pos++;
  return new ParsedMapEntry(start, key, parseBlockValue(cursor, column, 'explicit'), undefined);
}

/** Reads a line without a colon, where a key should be: most likely one that is being typed. */
function parseLoneKey(cursor: Cursor): ParsedNode {
  const { text, pos: start } = cursor;
  const end = Math.max(start + 1, restOfLine(text, start));
  cursor.report('syntax', { start, end }, 'A key needs a colon and a space behind it', {
    fix: { title: 'Add a colon', edits: [{ start: end, end, text: ':' }] },
  });
  cursor.pos = end;
  return plainScalar({ start, end, text: text.slice(start, end), map: undefined }, noProperties);
}

function reportIndentation(cursor: Cursor, expected: number, column: number): void {
  const start = cursor.pos - column;
  const message = `Wrong indentation: its siblings begin at column ${expected + 1}, this line at ${column + 1}`;
  cursor.report('syntax', { start, end: cursor.pos }, message, {
    fix: {
      title: 'Line it up with its siblings',
      edits: [{ start, end: cursor.pos, text: ' '.repeat(expected) }],
    },
  });
}

function endOf(entries: readonly { end: number }[], start: number): number {
  return entries.at(-1)?.end ?? start;
}
