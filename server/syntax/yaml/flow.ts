// Flow style: `{}` and `[]` inside a YAML document.
//
// PyYAML and AWS let the lines of a flow collection begin at any column. So does this parser, as long as that
// leads to a well-formed end. If it does not (a bracket is missing), what looks like the next block entry ends the
// collection instead, so that one missing bracket does not swallow the rest of the document.

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
import { checkDuplicates } from '../duplicates.ts';
import {
  noFindings,
  noProperties,
  ParsedMap,
  ParsedMapEntry,
  ParsedMissing,
  type ParsedNode,
  ParsedSequence,
  ParsedSequenceEntry,
  type Properties,
} from '../nodes.ts';
import { type Cursor, isDocumentMarker, isIndicator, lineEnd, MAX_DEPTH } from './cursor.ts';
import { isBareReference, parseBareReference, parsePlain, reportReserved } from './plain.ts';
import { defineAnchor, parseAlias, parseProperties } from './properties.ts';
import { parseQuoted } from './quoted.ts';

/** One attempt at a flow collection that stands in block style. */
interface Attempt {
  /** Lines that begin at this column or before end the collection, unless with a bracket; -1: none does. */
  readonly parent: number;
  /** Set when the text was left before the last bracket was closed. */
  unclosed: boolean;
  /** The brackets that are expected, the innermost last. */
  readonly closers: number[];
}

/** Reads the flow collection at the cursor, which stands in a block that is indented by `blockParent`. */
export function parseFlowInBlock(cursor: Cursor, blockParent: number, properties: Properties): ParsedNode {
  const { pos, problems, depth, aliased } = cursor;
  let lookedAt = pos;
  if (!cursor.unclosed.has(pos)) {
    const { node, found } = attemptFlow(cursor, -1, properties);
    const isOneLine = node.end <= lineEnd(cursor.text, pos);
    if (!found || isOneLine) {
      cursor.problems = joined(problems, found);
      return node;
    }
    lookedAt = cursor.pos;
  }
  Object.assign(cursor, { pos, depth, aliased });
  const { node, found } = attemptFlow(cursor, blockParent, properties);
  cursor.problems = joined(problems, found);
  if (cursor.pos !== lookedAt) cursor.hasLookedAhead = true;
  return node;
}

function joined(a: Cursor['problems'], b: Cursor['problems']): Cursor['problems'] {
  return a && b ? [...a, ...b] : (a ?? b);
}

function attemptFlow(
  cursor: Cursor,
  parent: number,
  properties: Properties,
): { node: ParsedNode; found: Cursor['problems'] } {
  cursor.problems = undefined;
  const node = parseCollection(cursor, { parent, unclosed: false, closers: [] }, properties);
  return { node, found: cursor.problems };
}

/** Skips white space and comments. Answers false where the collection has to end without its bracket. */
function skipTrivia(cursor: Cursor, attempt: Attempt): boolean {
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
  return lineStart === -1 || mayContinue(cursor, attempt, lineStart);
}

/** Judges the line that the cursor has come to, by where it begins. */
function mayContinue(cursor: Cursor, attempt: Attempt, lineStart: number): boolean {
  const column = cursor.pos - lineStart;
  const code = cursor.peek();
  const isInside = column > attempt.parent || code === CLOSE_BRACE || code === CLOSE_BRACKET;
  if (isInside && !isDocumentMarker(cursor.text, lineStart)) return true;
  cursor.pos = lineStart;
  return false;
}

function parseCollection(cursor: Cursor, attempt: Attempt, properties: Properties): ParsedNode {
  const start = cursor.pos;
  const isMap = cursor.peek() === OPEN_BRACE;
  if (cursor.depth >= MAX_DEPTH) return skipTooDeep(cursor, attempt);
  cursor.depth++;
  cursor.pos++;
  attempt.closers.push(isMap ? CLOSE_BRACE : CLOSE_BRACKET);
  const node = isMap
    ? parseEntries(cursor, attempt, { start, properties })
    : parseItems(cursor, attempt, { start, properties });
  attempt.closers.pop();
  cursor.depth--;
  defineAnchor(cursor, node);
  return node;
}

interface Opening {
  readonly start: number;
  readonly properties: Properties;
}

function parseEntries(cursor: Cursor, attempt: Attempt, opening: Opening): ParsedMap {
  const entries: ParsedMapEntry[] = [];
  while (isBeforeItem(cursor, attempt, opening, CLOSE_BRACE)) {
    const isExplicit = skipQuestion(cursor, attempt);
    const key = parseFlowNode(cursor, attempt);
    entries.push(parsePairValue(cursor, attempt, key, isExplicit));
    endItem(cursor, attempt, CLOSE_BRACE);
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

function parseItems(cursor: Cursor, attempt: Attempt, opening: Opening): ParsedSequence {
  const entries: ParsedSequenceEntry[] = [];
  while (isBeforeItem(cursor, attempt, opening, CLOSE_BRACKET)) {
    const start = cursor.pos;
    const isExplicit = skipQuestion(cursor, attempt);
    let value = parseFlowNode(cursor, attempt);
    if (isExplicit || isBeforeColon(cursor, attempt, value)) {
      const pair = parsePairValue(cursor, attempt, value, isExplicit);
      value = ParsedMap.of({
        start,
        end: pair.end,
        style: 'flow',
        entries: [pair],
        properties: noProperties,
      });
    }
    entries.push(new ParsedSequenceEntry(start, value, noFindings));
    endItem(cursor, attempt, CLOSE_BRACKET);
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
function isBeforeItem(cursor: Cursor, attempt: Attempt, { start }: Opening, close: number): boolean {
  for (;;) {
    if (attempt.unclosed || !skipTrivia(cursor, attempt)) {
      reportUnclosed(cursor, attempt, start, close);
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
      if (!attempt.closers.includes(code)) cursor.pos++;
      return false;
    }
    if (code !== COMMA) return true;
    cursor.report('syntax', here, 'A comma without a value before it');
    cursor.pos++;
  }
}

function reportUnclosed(cursor: Cursor, attempt: Attempt, start: number, close: number): void {
  attempt.unclosed = true;
  if (attempt.parent === -1) cursor.unclosed.add(start);
  const bracket = String.fromCharCode(close);
  cursor.report('syntax', { start, end: start + 1 }, `This bracket has no closing "${bracket}"`);
}

/** Skips the comma behind an item. A missing one is reported, and the next item follows all the same. */
function endItem(cursor: Cursor, attempt: Attempt, close: number): void {
  const end = cursor.pos;
  if (!skipTrivia(cursor, attempt)) {
    attempt.unclosed = true;
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

function skipQuestion(cursor: Cursor, attempt: Attempt): boolean {
  if (cursor.peek() !== QUESTION || !isSpace(cursor.peek(1))) return false;
  cursor.pos++;
  skipTrivia(cursor, attempt);
  return true;
}

/** True if a `:` that makes `key` a key follows; the cursor then stands on it. */
function isBeforeColon(cursor: Cursor, attempt: Attempt, key: ParsedNode): boolean {
  const { pos } = cursor;
  if (attempt.unclosed) return false;
  if (skipTrivia(cursor, attempt) && cursor.peek() === COLON) {
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
  attempt: Attempt,
  key: ParsedNode,
  isExplicit: boolean,
): ParsedMapEntry {
  const { start } = key;
  if (!isBeforeColon(cursor, attempt, key)) {
    if (key.kind === 'missing' && !isExplicit) skipStray(cursor);
    return new ParsedMapEntry(start, key, new ParsedMissing(key.end), noFindings);
  }
  cursor.pos++;
  const afterColon = cursor.pos;
  if (!skipTrivia(cursor, attempt)) {
    attempt.unclosed = true;
    return new ParsedMapEntry(start, key, new ParsedMissing(afterColon), noFindings);
  }
  const value = parseFlowNode(cursor, attempt, afterColon);
  return new ParsedMapEntry(start, key, value, noFindings);
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
function parseFlowNode(cursor: Cursor, attempt: Attempt, missingAt = cursor.pos): ParsedNode {
  const properties = parseProperties(cursor);
  if (properties && !skipTrivia(cursor, attempt)) return new ParsedMissing(missingAt, properties);
  const node = parseFlowContent(cursor, attempt, properties ?? noProperties, missingAt);
  if (node.kind === 'scalar' || node.kind === 'missing') defineAnchor(cursor, node);
  return node;
}

function parseFlowContent(
  cursor: Cursor,
  attempt: Attempt,
  properties: Properties,
  missingAt: number,
): ParsedNode {
  const code = cursor.peek();
  switch (code) {
    case OPEN_BRACE:
    case OPEN_BRACKET:
      if (isBareReference(cursor)) return parseBareReference(cursor, { inFlow: true, properties });
      return parseCollection(cursor, attempt, properties);
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
  const plain = parsePlain(cursor, { parent: attempt.parent, inFlow: true }, properties);
  if (plain.end === plain.start) return new ParsedMissing(missingAt, properties);
  return plain;
}

/** Leaves a collection that is nested too deep to be read: to the bracket that closes it. */
function skipTooDeep(cursor: Cursor, attempt: Attempt): ParsedNode {
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
  attempt.unclosed = true;
  return new ParsedMissing(start);
}
