// Flow style: `{}` and `[]` inside a YAML document.
//
// PyYAML and AWS let the lines of a flow collection begin at any column. But a line that is not indented deeper than the
// block around it most often means that a bracket is missing, and must not swallow the rest of the document. So such
// a line ends the collection at first. If that leaves brackets open, and reading on over such lines leads to a
// collection without any fault, then it is that collection.

import {
  APOSTROPHE,
  ASTERISK,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  HASH,
  isBlank,
  isFlowIndicator,
  isLineEnd,
  isSpace,
  MINUS,
  nextLine,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUESTION,
  QUOTE,
} from '../characters.ts';
import { scanBrackets } from './bracket-scan.ts';
import { checkDuplicates } from '../duplicates.ts';
import {
  ParsedMap,
  ParsedMapEntry,
  ParsedMissing,
  type ParsedNode,
  ParsedSequence,
  ParsedSequenceEntry,
} from '../nodes.ts';
import { noProperties, type Properties } from '../properties.ts';
import { type Cursor, isDocumentMarker, isIndicator, lineEnd, MAX_DEPTH } from './cursor.ts';
import { isBareReference, parseBareReference, parsePlain, reportReserved } from './plain.ts';
import { defineAnchor, parseAlias, parseProperties } from './properties.ts';
import { parseQuoted } from './quoted.ts';

/** One reading of a flow collection that stands in block style. */
interface Reading {
  /** Lines that begin at this column or before end the collection, unless with a bracket; -1: none does. */
  readonly parent: number;
  /** Set when the text was left before the last bracket was closed. */
  unclosed: boolean;
  /** Set when it was left at a line that begins too far left. */
  cut: boolean;
  /** The brackets that are expected, the innermost last. */
  readonly closers: number[];
}

/** Reads the flow collection at the cursor, which stands in a block that is indented by `blockParent`. */
export function parseFlowInBlock(cursor: Cursor, blockParent: number, properties: Properties): ParsedNode {
  const { pos, problems, aliased } = cursor;
  const strict = readFlow(cursor, blockParent, properties);
  const after = { pos: cursor.pos, aliased: cursor.aliased };
  if (strict.cut && mayBeClosed(cursor, pos)) {
    Object.assign(cursor, { pos, aliased });
    const lenient = readFlow(cursor, -1, properties);
    if (!lenient.problems) {
      cursor.problems = problems;
      return lenient.node;
    }
  }
  if (strict.cut) cursor.hasLookedAhead = true;
  Object.assign(cursor, after);
  cursor.problems = joined(problems, strict.problems);
  return strict.node;
}

function mayBeClosed(cursor: Cursor, bracket: number): boolean {
  if (!cursor.closedBrackets.has(bracket)) scanBrackets(cursor.text, bracket, cursor.closedBrackets);
  return cursor.closedBrackets.get(bracket) === true;
}

function readFlow(
  cursor: Cursor,
  parent: number,
  properties: Properties,
): { node: ParsedNode; problems: Cursor['problems']; cut: boolean } {
  cursor.problems = undefined;
  const reading: Reading = { parent, unclosed: false, cut: false, closers: [] };
  const node = parseCollection(cursor, reading, properties);
  return { node, problems: cursor.problems, cut: reading.cut };
}

function joined(a: Cursor['problems'], b: Cursor['problems']): Cursor['problems'] {
  return a && b ? [...a, ...b] : (a ?? b);
}

/** Skips white space and comments. Answers false where the collection has to end without its bracket. */
function skipTrivia(cursor: Cursor, reading: Reading): boolean {
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

function parseCollection(cursor: Cursor, reading: Reading, properties: Properties): ParsedNode {
  const start = cursor.pos;
  const isMap = cursor.peek() === OPEN_BRACE;
  if (cursor.depth >= MAX_DEPTH) return skipTooDeep(cursor, reading);
  cursor.depth++;
  cursor.pos++;
  reading.closers.push(isMap ? CLOSE_BRACE : CLOSE_BRACKET);
  const node = isMap
    ? parseEntries(cursor, reading, { start, properties })
    : parseItems(cursor, reading, { start, properties });
  reading.closers.pop();
  cursor.depth--;
  defineAnchor(cursor, node);
  return node;
}

interface Opening {
  readonly start: number;
  readonly properties: Properties;
}

function parseEntries(cursor: Cursor, reading: Reading, opening: Opening): ParsedMap {
  const entries: ParsedMapEntry[] = [];
  while (isBeforeItem(cursor, reading, opening, CLOSE_BRACE)) {
    const isExplicit = skipQuestion(cursor, reading);
    const key = parseFlowNode(cursor, reading);
    entries.push(parsePairValue(cursor, reading, key, isExplicit));
    endItem(cursor, reading, CLOSE_BRACE);
  }
  checkDuplicates(cursor, entries);
  return ParsedMap.of({
    start: opening.start,
    end: cursor.pos,
    style: 'flow',
    entries,
    properties: opening.properties,
  });
}

function parseItems(cursor: Cursor, reading: Reading, opening: Opening): ParsedSequence {
  const entries: ParsedSequenceEntry[] = [];
  while (isBeforeItem(cursor, reading, opening, CLOSE_BRACKET)) {
    const start = cursor.pos;
    const isExplicit = skipQuestion(cursor, reading);
    let value = parseFlowNode(cursor, reading);
    if (isExplicit || isBeforeColon(cursor, reading, value)) {
      const pair = parsePairValue(cursor, reading, value, isExplicit);
      value = ParsedMap.of({
        start,
        end: pair.end,
        style: 'flow',
        entries: [pair],
        properties: noProperties,
      });
    }
    entries.push(new ParsedSequenceEntry(start, value, undefined));
    endItem(cursor, reading, CLOSE_BRACKET);
  }
  return ParsedSequence.of({
    start: opening.start,
    end: cursor.pos,
    style: 'flow',
    entries,
    properties: opening.properties,
  });
}

/** Moves to the next item, or behind the closing bracket (false). Reports a missing or a wrong bracket. */
function isBeforeItem(cursor: Cursor, reading: Reading, { start }: Opening, close: number): boolean {
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
function endItem(cursor: Cursor, reading: Reading, close: number): void {
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

function skipQuestion(cursor: Cursor, reading: Reading): boolean {
  if (cursor.peek() !== QUESTION || !isSpace(cursor.peek(1))) return false;
  cursor.pos++;
  skipTrivia(cursor, reading);
  return true;
}

/** True if a `:` that makes `key` a key follows; the cursor then stands on it. */
function isBeforeColon(cursor: Cursor, reading: Reading, key: ParsedNode): boolean {
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

function parsePairValue(
  cursor: Cursor,
  reading: Reading,
  key: ParsedNode,
  isExplicit: boolean,
): ParsedMapEntry {
  const { start } = key;
  if (!isBeforeColon(cursor, reading, key)) {
    if (key.kind === 'missing' && !isExplicit) skipStray(cursor);
    return new ParsedMapEntry(start, key, new ParsedMissing(key.end), undefined);
  }
  cursor.pos++;
  const afterColon = cursor.pos;
  if (!skipTrivia(cursor, reading)) {
    reading.unclosed = true;
    return new ParsedMapEntry(start, key, new ParsedMissing(afterColon), undefined);
  }
  const value = parseFlowNode(cursor, reading, afterColon);
  return new ParsedMapEntry(start, key, value, undefined);
}

/** Nothing was read where a node should stand: one character must go, or the parser would stand still. */
function skipStray(cursor: Cursor): void {
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

/** Reads a key, an item or a value. Nothing before a comma, a colon or a bracket is `missing`, at `missingAt`. */
function parseFlowNode(cursor: Cursor, reading: Reading, missingAt = cursor.pos): ParsedNode {
  const properties = parseProperties(cursor);
  if (properties && !skipTrivia(cursor, reading)) return new ParsedMissing(missingAt, properties);
  const node = parseFlowContent(cursor, reading, properties ?? noProperties, missingAt);
  if (node.kind === 'scalar' || node.kind === 'missing') defineAnchor(cursor, node);
  return node;
}

function parseFlowContent(
  cursor: Cursor,
  reading: Reading,
  properties: Properties,
  missingAt: number,
): ParsedNode {
  const code = cursor.peek();
  switch (code) {
    case OPEN_BRACE:
    case OPEN_BRACKET:
      if (isBareReference(cursor)) return parseBareReference(cursor, { inFlow: true, properties });
      return parseCollection(cursor, reading, properties);
    case QUOTE:
    case APOSTROPHE:
      return parseQuoted(cursor, true, properties);
    case ASTERISK:
      return parseAlias(cursor);
    case COMMA:
    case CLOSE_BRACE:
    case CLOSE_BRACKET:
      return new ParsedMissing(missingAt, properties);
    case COLON: {
      const next = cursor.peek(1);
      if (isSpace(next) || isFlowIndicator(next)) return new ParsedMissing(missingAt, properties);
    }
  }
  if (isIndicator(cursor.text, cursor.pos, MINUS)) {
    const range = { start: cursor.pos, end: cursor.pos + 1 };
    cursor.report('syntax', range, 'Items between brackets are separated by commas, without dashes');
  }
  reportReserved(cursor);
  const plain = parsePlain(cursor, { parent: reading.parent, inFlow: true }, properties);
  if (plain.end === plain.start) return new ParsedMissing(missingAt, properties);
  return plain;
}

/** Leaves a collection that is nested too deep to be read: to the bracket that closes it. */
function skipTooDeep(cursor: Cursor, reading: Reading): ParsedNode {
  const start = cursor.pos;
  cursor.report('too-deep', { start, end: start + 1 }, `Nesting is limited to ${MAX_DEPTH} levels`);
  let open = 0;
  for (; cursor.pos < cursor.text.length; cursor.pos++) {
    const code = cursor.peek();
    if (code === OPEN_BRACE || code === OPEN_BRACKET) open++;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) open--;
    if (open === 0) {
      cursor.pos++;
      return new ParsedMissing(start);
    }
  }
  reading.unclosed = true;
  return new ParsedMissing(start);
}
