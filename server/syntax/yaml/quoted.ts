import {
  APOSTROPHE,
  BACKSLASH,
  HASH,
  isBlank,
  isFlowIndicator,
  isLineEnd,
  isSpace,
  COLON,
  nextLine,
  QUOTE,
} from '../characters.ts';
import { taggedValue } from '../core-schema.ts';
import type { Properties } from '../properties.ts';
import { ParsedScalar } from '../scalar.ts';
import { type Cursor, isDocumentMarker, lineEnd, trimmedEnd } from './cursor.ts';

/**
 * Reads the quoted scalar at the cursor. Lines that go on may begin at any column, as PyYAML and AWS allow.
 *
 * If the closing quote is missing, the next string's opening quote looks like it. Then something stands behind
 * it that cannot stand there, and the scalar is taken to end with its first line.
 */
export function parseQuoted(cursor: Cursor, inFlow: boolean, properties: Properties): ParsedScalar {
  const { text } = cursor;
  const start = cursor.pos;
  const quote = text.charCodeAt(start);
  const firstLineEnd = lineEnd(text, start);
  const close = closingQuote(text, start, quote);
  const isMultiLine = close === -1 || close > firstLineEnd;
  const reader = new QuotedReader(text, start, quote === QUOTE);
  if (isMultiLine && (close === -1 || !isFollowedWell(text, close + 1, inFlow))) {
    const end = trimmedEnd(text, start, firstLineEnd);
    cursor.hasLookedAhead = true;
    const name = quote === QUOTE ? '"' : "'";
    const edits = [{ start: end, end, text: name }];
    cursor.report('syntax', { start, end }, `This string has no closing ${name}`, {
      fix: { title: `Add ${name}`, edits },
    });
    reader.read(cursor, start + 1, end);
    return reader.scalar(cursor, end, properties);
  }
  reader.read(cursor, start + 1, close);
  return reader.scalar(cursor, close + 1, properties);
}

/** The offset of the quote that closes the one at `start`; -1 when the document ends before. */
function closingQuote(text: string, start: number, quote: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      if (quote === QUOTE || text.charCodeAt(at + 1) !== APOSTROPHE) return at;
      at++;
    } else if (code === BACKSLASH && quote === QUOTE) {
      at++;
    }
    // An escaped line break ends a line too.
    if (isLineEnd(text.charCodeAt(at)) && isDocumentMarker(text, nextLine(text, at))) return -1;
  }
  return -1;
}

/** True if what stands behind a closing quote can stand there. */
function isFollowedWell(text: string, end: number, inFlow: boolean): boolean {
  let at = end;
  while (isBlank(text.charCodeAt(at))) at++;
  const code = text.charCodeAt(at);
  if (isLineEnd(code)) return true;
  if (code === HASH) return at > end;
  return inFlow && (isFlowIndicator(code) || code === COLON);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const HEX_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Unescapes and unfolds, and keeps book of where each piece of text came from. */
class QuotedReader {
  private readonly source: string;
  private readonly start: number;
  private readonly isDouble: boolean;
  private text = '';
  private readonly map: number[] = [0, 1];

  constructor(source: string, start: number, isDouble: boolean) {
    this.source = source;
    this.start = start;
    this.isDouble = isDouble;
  }

  read(cursor: Cursor, from: number, to: number): void {
    const { source } = this;
    let runStart = from;
    for (let at = from; at < to;) {
      const code = source.charCodeAt(at);
      const isEscape = this.isDouble ? code === BACKSLASH : code === APOSTROPHE;
      if (!isEscape && !isLineEnd(code)) {
        at++;
        continue;
      }
      if (isEscape) {
        this.text += source.slice(runStart, at);
        at = this.isDouble ? this.readEscape(cursor, at, to) : this.add("'", at, 2);
      } else {
        this.text += source.slice(runStart, Math.max(runStart, trimmedEnd(source, runStart, at)));
        at = this.readFold(at, to);
      }
      runStart = at;
    }
    if (runStart < to) this.text += source.slice(runStart, to);
  }

  /** Adds what `length` source characters at `at` stand for. The next run begins behind them. */
  private add(piece: string, at: number, length: number): number {
    this.map.push(this.text.length, at - this.start);
    this.text += piece;
    this.map.push(this.text.length, at + length - this.start);
    return at + length;
  }

  private readEscape(cursor: Cursor, at: number, to: number): number {
    const { source } = this;
    const letter = source.charAt(at + 1);
    const simple = ESCAPES[letter];
    if (simple !== undefined) return this.add(simple, at, 2);
    if (isLineEnd(source.charCodeAt(at + 1))) {
      let next = nextLine(source, at + 1);
      while (next < to && isBlank(source.charCodeAt(next))) next++;
      return this.add('', at, next - at);
    }
    const digits = source.slice(at + 2, at + 2 + (HEX_LENGTH[letter] ?? 0));
    const code =
      /^[0-9a-fA-F]+$/.test(digits) && digits.length === HEX_LENGTH[letter] ? parseInt(digits, 16) : NaN;
    if (code <= 0x10ffff) return this.add(String.fromCodePoint(code), at, 2 + digits.length);
    cursor.report(
      'syntax',
      { start: at, end: at + 2 },
      `"\\${letter}" is no escape; write "\\\\" for a backslash, or use single quotes`,
      { fix: { title: 'Escape the backslash', edits: [{ start: at, end: at, text: '\\' }] } },
    );
    return this.add('\\', at, 1);
  }

  /** One line break folds to a space, each further one stays. */
  private readFold(at: number, to: number): number {
    const { source } = this;
    let breaks = 0;
    let next = at;
    while (next < to && isSpace(source.charCodeAt(next))) {
      if (isBlank(source.charCodeAt(next))) next++;
      else {
        breaks++;
        next = nextLine(source, next);
      }
    }
    return this.add(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), at, Math.min(next, to) - at);
  }

  scalar(cursor: Cursor, end: number, properties: Properties): ParsedScalar {
    cursor.pos = end;
    const { start, text, map } = this;
    return new ParsedScalar({
      start,
      end,
      style: this.isDouble ? 'double' : 'single',
      text,
      value: properties.tag ? taggedValue(properties.tag, text, text) : text,
      contentStart: start + 1,
      map: map.length > 2 ? map : undefined,
      properties,
    });
  }
}
