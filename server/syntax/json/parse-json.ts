// JSON, strictly as RFC 8259 has it, but read through every mistake: the tree of a broken text is as complete as a
// reader would make it. All that a value depends on is where it begins and which brackets are open, so that every
// member and item can be parsed again on its own (edit.ts).

import {
  APOSTROPHE,
  BYTE_ORDER_MARK,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  isDigit,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from '../characters.ts';
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
import { noProperties } from '../properties.ts';
import { ParsedScalar } from '../scalar.ts';
import { ParsedTree } from '../syntax-tree.ts';
import type { ScalarValue } from '../tree.ts';
import { JsonCursor, skipTrivia, wordEnd } from './cursor.ts';
import { parseString } from './string.ts';

/** Deeper nesting is an error: no document needs it, and every walk over a tree is recursive. */
const MAX_DEPTH = 200;

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const LITERALS = new Map<string, ScalarValue>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Parses `text` as JSON. Never fails: what is wrong is in the errors of the tree. */
export function parseJson(text: string): ParsedTree {
  const cursor = new JsonCursor(text);
  if (cursor.peek() === BYTE_ORDER_MARK) cursor.pos++;
  skipTrivia(cursor);
  const root = cursor.isAtEnd ? new ParsedMissing(cursor.pos) : parseValue(cursor, cursor.pos);
  skipTrivia(cursor);
  if (!cursor.isAtEnd) {
    const range = { start: cursor.pos, end: wordEnd(text, cursor.pos) };
    cursor.report('syntax', range, 'Nothing may stand behind the end of the JSON text');
  }
  const region = { start: 0, end: text.length, indent: 0, problems: cursor.problems, moved: 0 };
  return new ParsedTree({
    text,
    language: 'json',
    document: new ParsedSequenceEntry(0, root, region),
    mustParseWhole: cursor.hasLookedAhead,
    editCount: 0,
  });
}

/** Reads a value together with what can be found out about it, from behind the `:`, `[` or `,` to the next token. */
export function parseJsonRegion(cursor: JsonCursor): { value: ParsedNode; region: Region } {
  const outer = cursor.problems;
  cursor.problems = undefined;
  const start = cursor.pos;
  skipTrivia(cursor);
  const value = parseValue(cursor, start);
  skipTrivia(cursor);
  const region = { start, end: cursor.pos, indent: 0, problems: cursor.problems, moved: 0 };
  cursor.problems = outer;
  return { value, region };
}

function parseValue(cursor: JsonCursor, missingAt: number): ParsedNode {
  const code = cursor.peek();
  switch (code) {
    case OPEN_BRACE:
      return parseCollection(cursor, CLOSE_BRACE);
    case OPEN_BRACKET:
      return parseCollection(cursor, CLOSE_BRACKET);
    case QUOTE:
    case APOSTROPHE:
      return parseString(cursor);
  }
  if (cursor.isAtEnd || code === COMMA || code === COLON || code === CLOSE_BRACE || code === CLOSE_BRACKET) {
    cursor.report('syntax', { start: missingAt, end: missingAt }, 'A value is missing here');
    return new ParsedMissing(missingAt);
  }
  return parseWord(cursor);
}

/** Reads a number, true, false or null, or reports a text that lacks its quotes. */
function parseWord(cursor: JsonCursor): ParsedScalar {
  const { text, pos: start } = cursor;
  const end = wordEnd(text, start);
  const word = text.slice(start, end);
  cursor.pos = end;
  let value = LITERALS.get(word);
  if (value === undefined && (isDigit(word.charCodeAt(0)) || word.charCodeAt(0) === MINUS)) {
    NUMBER.lastIndex = 0;
    if (NUMBER.exec(word)?.[0] === word) value = Number(word);
  }
  if (value === undefined) {
    const { message, title, text: meant } = faultOf(word);
    cursor.report('syntax', { start, end }, message, {
      fix: { title, edits: [{ start, end, text: meant }] },
    });
  }
  return new ParsedScalar({
    start,
    end,
    style: 'plain',
    text: word,
    value: value === undefined ? word : value,
    contentStart: start,
    map: undefined,
    properties: noProperties,
  });
}

/** What is wrong with a word that is no literal of JSON, and what was meant. */
function faultOf(word: string): { readonly message: string; readonly title: string; readonly text: string } {
  const lower = word === 'None' ? 'null' : word.toLowerCase();
  if (LITERALS.has(lower))
    return { message: `JSON writes ${lower}`, title: `Change to ${lower}`, text: lower };
  const message = /^[+-]?\.?\d[\w.+-]*$/.test(word)
    ? 'No JSON number; a text has to stand in double quotes'
    : 'Text has to stand in double quotes';
  return { message, title: 'Quote the text', text: JSON.stringify(word) };
}

function parseCollection(cursor: JsonCursor, close: number): ParsedNode {
  const start = cursor.pos;
  if (cursor.closers.length >= MAX_DEPTH) return skipTooDeep(cursor);
  cursor.pos++;
  cursor.closers.push(close);
  const node = close === CLOSE_BRACE ? parseObject(cursor, start) : parseArray(cursor, start);
  cursor.closers.pop();
  return node;
}

function parseObject(cursor: JsonCursor, start: number): ParsedMap {
  const entries: ParsedMapEntry[] = [];
  for (let comma = -1; isBeforeItem(cursor, { start, close: CLOSE_BRACE, comma }); comma = endItem(cursor)) {
    entries.push(parseMember(cursor));
  }
  checkDuplicates(cursor, entries);
  return ParsedMap.of({ start, end: cursor.pos, style: 'flow', entries, properties: noProperties });
}

function parseArray(cursor: JsonCursor, start: number): ParsedSequence {
  const entries: ParsedSequenceEntry[] = [];
  for (
    let comma = -1;
    isBeforeItem(cursor, { start, close: CLOSE_BRACKET, comma });
    comma = endItem(cursor)
  ) {
    const { value, region } = parseJsonRegion(cursor);
    entries.push(new ParsedSequenceEntry(value.start, value, region));
  }
  return ParsedSequence.of({ start, end: cursor.pos, style: 'flow', entries, properties: noProperties });
}

interface Opening {
  readonly start: number;
  readonly close: number;
  /** Where the comma before stands; -1 at the first item. */
  readonly comma: number;
}

/** Moves to the next item, or behind the closing bracket (false). Reports what is wrong in between. */
function isBeforeItem(cursor: JsonCursor, { start, close, comma }: Opening): boolean {
  for (;;) {
    skipTrivia(cursor);
    const code = cursor.peek();
    if (cursor.isAtEnd) {
      const expected = String.fromCharCode(close);
      cursor.report('syntax', { start, end: start + 1 }, `This bracket has no closing "${expected}"`);
      return false;
    }
    if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      if (code !== close) reportWrongBracket(cursor, start, close);
      else if (comma !== -1) reportTrailingComma(cursor, comma);
      // What an outer collection waits for is left to it.
      if (code === close || !cursor.closers.includes(code)) cursor.pos++;
      return false;
    }
    if (code !== COMMA && code !== COLON) return true;
    skipStray(cursor);
  }
}

/** Skips commas and colons where a key or an item should begin. */
function skipStray(cursor: JsonCursor): void {
  const start = cursor.pos;
  while (cursor.peek() === COMMA || cursor.peek() === COLON) cursor.pos++;
  const range = { start, end: cursor.pos };
  cursor.report('syntax', range, `Unexpected "${cursor.text.charAt(start)}"`, {
    fix: { title: 'Remove it', edits: [{ ...range, text: '' }] },
  });
}

function reportWrongBracket(cursor: JsonCursor, start: number, close: number): void {
  const expected = String.fromCharCode(close);
  const here = { start: cursor.pos, end: cursor.pos + 1 };
  cursor.report('syntax', here, `Expected "${expected}" here`, {
    related: { start, end: start + 1, message: 'It would close this bracket' },
  });
}

function reportTrailingComma(cursor: JsonCursor, comma: number): void {
  const range = { start: comma, end: comma + 1 };
  cursor.report('syntax', range, 'JSON allows no comma behind the last item', {
    fix: { title: 'Remove the comma', edits: [{ ...range, text: '' }] },
  });
}

/** Skips the comma behind an item and answers where it stood; -1 if there is none, as before a bracket. */
function endItem(cursor: JsonCursor): number {
  const end = cursor.pos;
  skipTrivia(cursor);
  const code = cursor.peek();
  if (code === COMMA) return cursor.pos++;
  if (cursor.isAtEnd || code === CLOSE_BRACE || code === CLOSE_BRACKET) return -1;
  const at = behindLastText(cursor.text, end);
  cursor.report('syntax', { start: at, end: Math.max(at, cursor.pos) + 1 }, 'A comma is missing here', {
    fix: { title: 'Add a comma', edits: [{ start: at, end: at, text: ',' }] },
  });
  return -1;
}

/** `end` without the white space before it. */
function behindLastText(text: string, end: number): number {
  let at = end;
  while (at > 0 && text.charCodeAt(at - 1) <= 0x20) at--;
  return at;
}

function parseMember(cursor: JsonCursor): ParsedMapEntry {
  const key = parseKey(cursor);
  const behindKey = cursor.pos;
  skipTrivia(cursor);
  if (cursor.peek() === COLON) {
    cursor.pos++;
    const { value, region } = parseJsonRegion(cursor);
    return new ParsedMapEntry(key.start, key, value, region);
  }
  cursor.report('syntax', key, 'A colon and a value have to stand behind a key', {
    fix: { title: 'Add a colon', edits: [{ start: behindKey, end: behindKey, text: ':' }] },
  });
  const isNextKey = isBeforeKey(cursor);
  if (isNextKey) return new ParsedMapEntry(key.start, key, new ParsedMissing(behindKey), undefined);
  return new ParsedMapEntry(key.start, key, parseValueBehindKey(cursor, behindKey), undefined);
}

function parseValueBehindKey(cursor: JsonCursor, behindKey: number): ParsedNode {
  const code = cursor.peek();
  const isNothing = cursor.isAtEnd || code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET;
  return isNothing ? new ParsedMissing(behindKey) : parseValue(cursor, behindKey);
}

/** True if a string with a colon behind it stands at the cursor: the key before it has no value yet. */
function isBeforeKey(cursor: JsonCursor): boolean {
  if (cursor.peek() !== QUOTE) return false;
  const ahead = new JsonCursor(cursor.text, cursor.pos);
  parseString(ahead);
  skipTrivia(ahead);
  return ahead.peek() === COLON;
}

function parseKey(cursor: JsonCursor): ParsedNode {
  const code = cursor.peek();
  if (code === QUOTE || code === APOSTROPHE) return parseString(cursor);
  if (code === OPEN_BRACE || code === OPEN_BRACKET) {
    const node = parseValue(cursor, cursor.pos);
    cursor.report('syntax', { start: node.start, end: node.start + 1 }, 'A key has to be a string');
    return node;
  }
  return parseWord(cursor);
}

/** Leaves a collection that is nested too deep to be read: to the bracket that closes it. */
function skipTooDeep(cursor: JsonCursor): ParsedNode {
  const start = cursor.pos;
  cursor.report('too-deep', { start, end: start + 1 }, `Nesting is limited to ${MAX_DEPTH} levels`);
  let open = 0;
  while (!cursor.isAtEnd) {
    const code = cursor.peek();
    if (code === QUOTE) {
      parseString(cursor);
      continue;
    }
    if (code === OPEN_BRACE || code === OPEN_BRACKET) open++;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) open--;
    cursor.pos++;
    if (open === 0) break;
  }
  return new ParsedMissing(start);
}
