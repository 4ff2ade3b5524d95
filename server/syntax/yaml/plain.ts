import { COLON, HASH, isBlank, isFlowIndicator, isLineEnd, isSpace, nextLine } from '../characters.ts';
import { plainValue, taggedValue } from '../core-schema.ts';
import type { Properties } from '../properties.ts';
import { ParsedScalar } from '../scalar.ts';
import { type Cursor, isDocumentMarker, trimmedEnd } from './cursor.ts';

/** How far the plain text on one line reaches. */
interface PlainLine {
  /** Behind the last character that is no blank. */
  readonly end: number;
  /** What stopped it. */
  readonly stop: 'line' | 'comment' | 'colon' | 'flow';
}

/** Scans the plain text that begins at `start` on its line. */
export function plainLine(text: string, start: number, inFlow: boolean): PlainLine {
  let at = start;
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7d) continue;
    if (isLineEnd(code)) return { end: trimmedEnd(text, start, at), stop: 'line' };
    if (code === HASH && isBlank(text.charCodeAt(at - 1)) && at > start) {
      return { end: trimmedEnd(text, start, at), stop: 'comment' };
    }
    if (code === COLON) {
      const next = text.charCodeAt(at + 1);
      if (isSpace(next) || (inFlow && isFlowIndicator(next))) {
        return { end: trimmedEnd(text, start, at), stop: 'colon' };
      }
    } else if (inFlow && isFlowIndicator(code)) return { end: trimmedEnd(text, start, at), stop: 'flow' };
  }
}

/** The end of the text on the line, in front of a comment; colons do not end it. */
export function restOfLine(text: string, start: number): number {
  let line = plainLine(text, start, false);
  while (line.stop === 'colon') line = plainLine(text, text.indexOf(':', line.end) + 1, false);
  return Math.max(start, trimmedEnd(text, start, line.end));
}

/** True if a plain scalar may begin with `code`, indicators with a space behind them aside. */
export function isPlainStart(code: number): boolean {
  return !isSpace(code) && !NO_PLAIN_START.has(code);
}

const NO_PLAIN_START: ReadonlySet<number> = new Set(
  Array.from('#&*!|>\'"%@`{}[],', (each) => each.charCodeAt(0)),
);

/** Reports a plain scalar that begins with a character which YAML reserves. */
export function reportReserved(cursor: Cursor): void {
  if (!RESERVED.has(cursor.peek())) return;
  const range = { start: cursor.pos, end: cursor.pos + 1 };
  const character = cursor.text.charAt(cursor.pos);
  cursor.report('syntax', range, `A text that begins with "${character}" has to be quoted`);
}

const RESERVED: ReadonlySet<number> = new Set(Array.from('@`%,]}|>', (each) => each.charCodeAt(0)));

/** Where a plain scalar of several lines may go on, and where it has to stop. */
export interface PlainPlace {
  /** Lines that go on are indented deeper than this column. */
  readonly parent: number;
  readonly inFlow: boolean;
}

/**
 * Reads the plain scalar at the cursor with all its lines. The cursor stands behind it afterwards. Lines fold to
 * a space, empty lines to line breaks. A line that looks like `key:` is not taken in: YAML would not allow it, and
 * it is most likely a key whose indentation is wrong.
 */
export function parsePlain(cursor: Cursor, place: PlainPlace, properties: Properties): ParsedScalar {
  const { text } = cursor;
  const start = cursor.pos;
  let { end, stop } = plainLine(text, start, place.inFlow);
  let value = text.slice(start, end);
  let map: number[] | undefined;
  while (stop === 'line') {
    const next = continuation(text, end, place);
    if (!next) break;
    const line = plainLine(text, next.start, place.inFlow);
    if (line.stop === 'colon' && !place.inFlow) {
      // The colon may stand inside of a list's item, which edit.ts would read again without this scalar.
      cursor.hasLookedAhead = true;
      break;
    }
    if (line.end === next.start) break;
    map ??= [0, 0];
    map.push(value.length, end - start);
    value += next.breaks === 1 ? ' ' : '\n'.repeat(next.breaks - 1);
    map.push(value.length, next.start - start);
    value += text.slice(next.start, line.end);
    ({ end, stop } = line);
  }
  cursor.pos = end;
  return plainScalar({ start, end, text: value, map }, properties);
}

/** A plain scalar of one line whose end is known. */
export function plainScalar(
  parts: { start: number; end: number; text: string; map: number[] | undefined },
  properties: Properties,
): ParsedScalar {
  const plain = plainValue(parts.text);
  const value = properties.tag ? taggedValue(properties.tag, parts.text, plain) : plain;
  const { start, end, text, map } = parts;
  return new ParsedScalar({ start, end, style: 'plain', text, value, contentStart: start, map, properties });
}

/** The next line that may belong to a plain scalar which ends at `end`, and the line breaks before it. */
function continuation(
  text: string,
  end: number,
  place: PlainPlace,
): { start: number; breaks: number } | undefined {
  let lineStart = end;
  while (isBlank(text.charCodeAt(lineStart))) lineStart++;
  let at = lineStart;
  for (let breaks = 0; ; breaks++) {
    if (at >= text.length) return undefined;
    if (!isLineEnd(text.charCodeAt(at))) {
      const isOutside = at - lineStart <= place.parent || isDocumentMarker(text, lineStart);
      return isOutside || text.charCodeAt(at) === HASH ? undefined : { start: at, breaks };
    }
    lineStart = nextLine(text, at);
    at = lineStart;
    while (isBlank(text.charCodeAt(at))) at++;
  }
}

const BARE_REFERENCE = /\{\{[^{}\r\n]*\}\}/y;

/** True if `{{ … }}` stands at the cursor, where YAML sees the start of two maps. */
export function isBareReference(cursor: Cursor): boolean {
  BARE_REFERENCE.lastIndex = cursor.pos;
  return BARE_REFERENCE.test(cursor.text);
}

/** Reads a value that begins with `{{ … }}` as the text that its author meant, and reports the missing quotes. */
export function parseBareReference(
  cursor: Cursor,
  { inFlow, properties }: { inFlow: boolean; properties: Properties },
): ParsedScalar {
  const { text, pos: start } = cursor;
  const close = text.indexOf('}}', start) + 2;
  const end = Math.max(close, inFlow ? plainLine(text, close, inFlow).end : restOfLine(text, close));
  cursor.pos = end;
  const quoted = `'${text.slice(start, end).replaceAll("'", "''")}'`;
  cursor.report('syntax', { start, end }, 'A value that begins with "{{" has to be quoted', {
    fix: { title: 'Quote the value', edits: [{ start, end, text: quoted }] },
  });
  return plainScalar({ start, end, text: text.slice(start, end), map: undefined }, properties);
}
