import { BACKSLASH, isLineEnd, QUOTE } from '../characters.ts';
import { noProperties } from '../properties.ts';
import { ParsedScalar } from '../scalar.ts';
import type { Range } from '../tree.ts';
import type { JsonCursor } from './cursor.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * Reads the string at the cursor, in single quotes too (which it reports). A string without a closing quote ends
 * with its line, unless the next line begins as nothing in JSON does.
 */
export function parseString(cursor: JsonCursor): ParsedScalar {
  const { text: source, pos: start } = cursor;
  const quote = source.charCodeAt(start);
  let text = '';
  let map: number[] | undefined;
  let runStart = start + 1;
  let at = runStart;
  const lineBreaks: Range[] = [];
  for (; ; at++) {
    const code = source.charCodeAt(at);
    if (code === quote) break;
    if (isLineEnd(code)) {
      const lineBreak = continuedBy(cursor, at);
      if (lineBreak === undefined) break;
      lineBreaks.push({ start: at, end: at + lineBreak.length });
      at += lineBreak.length - 1;
      continue;
    }
    if (code < 0x20) reportControl(cursor, at);
    if (code !== BACKSLASH) continue;
    const escape = readEscape(cursor, at);
    text += source.slice(runStart, at);
    map ??= [0, 1];
    map.push(text.length, at - start);
    text += escape.text;
    runStart = at + escape.length;
    map.push(text.length, runStart - start);
    at = runStart - 1;
  }
  text += source.slice(runStart, at);
  const isClosed = source.charCodeAt(at) === quote;
  const end = isClosed ? at + 1 : at;
  cursor.pos = end;
  if (lineBreaks.length > 0) reportLineBreaks(cursor, start, lineBreaks);
  reportQuotes(cursor, { start, end, text, isClosed });
  const style = quote === QUOTE ? 'double' : 'single';
  return new ParsedScalar({
    start,
    end,
    style,
    text,
    value: text,
    contentStart: start + 1,
    map,
    properties: noProperties,
  });
}

const CONTINUATION = /(\r?\n)[ \t]*(?!true\b|false\b|null\b)[^\s"'{}[\],:/\d-]/y;

/** The line break at `at` if the line behind it belongs to the string. */
function continuedBy(cursor: JsonCursor, at: number): string | undefined {
  cursor.hasLookedAhead = true;
  CONTINUATION.lastIndex = at;
  return CONTINUATION.exec(cursor.text)?.[1];
}

function reportLineBreaks(cursor: JsonCursor, start: number, lineBreaks: readonly Range[]): void {
  const end = lineBreaks[0]?.start ?? start;
  cursor.report('syntax', { start, end }, 'A line break inside a JSON string is written \\n', {
    fix: {
      title: 'Write \\n',
      edits: lineBreaks.map((lineBreak) => ({ ...lineBreak, text: '\\n' })),
    },
  });
}

function reportQuotes(
  cursor: JsonCursor,
  { start, end, text, isClosed }: { start: number; end: number; text: string; isClosed: boolean },
): void {
  const isSingle = cursor.text.charCodeAt(start) !== QUOTE;
  if (!isClosed) {
    const quote = cursor.text.charAt(start);
    cursor.report('syntax', { start, end }, `This string has no closing ${quote} on its line`, {
      fix: { title: `Add ${quote}`, edits: [{ start: end, end, text: quote }] },
    });
  } else if (isSingle) {
    cursor.report('syntax', { start, end }, 'JSON strings stand in double quotes', {
      fix: { title: 'Use double quotes', edits: [{ start, end, text: JSON.stringify(text) }] },
    });
  }
}

function reportControl(cursor: JsonCursor, at: number): void {
  const escape = JSON.stringify(cursor.text.charAt(at)).slice(1, -1);
  const range = { start: at, end: at + 1 };
  cursor.report('syntax', range, `A control character in a string has to be written as ${escape}`, {
    fix: { title: `Change to ${escape}`, edits: [{ ...range, text: escape }] },
  });
}

/** What the escape at `at` stands for, and how many characters it takes in the source. */
function readEscape(cursor: JsonCursor, at: number): { text: string; length: number } {
  const { text } = cursor;
  const letter = text.charAt(at + 1);
  const simple = ESCAPES[letter];
  if (simple !== undefined) return { text: simple, length: 2 };
  const digits = text.slice(at + 2, at + 6);
  if (letter === 'u' && /^[0-9a-fA-F]{4}$/.test(digits)) {
    return { text: String.fromCharCode(parseInt(digits, 16)), length: 6 };
  }
  // In a string of single quotes `\'` is what everybody means by it; the quotes are reported.
  if (letter === "'") return { text: "'", length: 2 };
  cursor.report(
    'syntax',
    { start: at, end: at + 2 },
    `"\\${letter}" is no escape in JSON; write "\\\\" for a backslash`,
    {
      fix: { title: 'Escape the backslash', edits: [{ start: at, end: at, text: '\\' }] },
    },
  );
  return { text: '\\', length: 1 };
}
