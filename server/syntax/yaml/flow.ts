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
  isFlowIndicator,
  isSpace,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
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
import { type Cursor, isIndicator, MAX_DEPTH } from './cursor.ts';
import {
  endItem,
  isBeforeColon,
  isBeforeItem,
  type Reading,
  skipQuestion,
  skipStray,
  skipTrivia,
} from './flow-punctuation.ts';
import { isBareReference, parseBareReference, parsePlain, reportReserved } from './plain.ts';
import { defineAnchor, parseAlias, parseProperties } from './properties.ts';
import { parseQuoted } from './quoted.ts';

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
