import { HASH, isBlank, isDigit, isLineEnd, MINUS, nextLine, PIPE, PLUS, SPACE } from '../characters.ts';
import { taggedValue } from '../core-schema.ts';
import type { Properties } from '../properties.ts';
import { ParsedScalar } from '../scalar.ts';
import { type Cursor, isDocumentMarker, lineEnd, skipBlanks, trimmedEnd } from './cursor.ts';

interface Header {
  /** Column of the content as written; undefined when the first line tells. */
  readonly indent: number | undefined;
  readonly chomp: 'clip' | 'strip' | 'keep';
}

interface ContentLine {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the literal (`|`) or folded (`>`) scalar at the cursor, whose lines are indented deeper than `parent`.
 * The cursor stands behind the last line's text afterwards, before its line break.
 *
 * A text that ends without a line break gives a scalar without one, as PyYAML reads it.
 */
export function parseBlockScalar(cursor: Cursor, parent: number, properties: Properties): ParsedScalar {
  const { text } = cursor;
  const start = cursor.pos;
  const style = cursor.peek() === PIPE ? 'literal' : 'folded';
  const header = parseHeader(cursor, parent);
  const headerEnd = cursor.pos;
  const first = nextLine(text, lineEnd(text, headerEnd));
  const indent = header.indent ?? detectIndent(cursor, first, parent);
  const lines = contentLines(text, first, indent);
  const cooked = cook(text, { start, lines, folds: style === 'folded', chomp: header.chomp });
  const last = lastWithText(lines, header.chomp === 'keep');
  cursor.pos = last ? last.end : headerEnd;
  return new ParsedScalar({
    start,
    end: cursor.pos,
    style,
    text: cooked.text,
    value: properties.tag ? taggedValue(properties.tag, cooked.text, cooked.text) : cooked.text,
    contentStart: lines[0]?.start ?? headerEnd,
    map: cooked.map,
    properties,
  });
}

/** Reads `|`, `>-`, `|2+` and a comment. The cursor stands behind the indicators, or a wrong rest, afterwards. */
function parseHeader(cursor: Cursor, parent: number): Header {
  cursor.pos++;
  let indent: number | undefined;
  let chomp: Header['chomp'] = 'clip';
  for (; ; cursor.pos++) {
    const code = cursor.peek();
    if (code === MINUS) chomp = 'strip';
    else if (code === PLUS) chomp = 'keep';
    else if (isDigit(code) && code !== 0x30) indent = Math.max(parent, 0) + code - 0x30;
    else break;
  }
  const headerEnd = cursor.pos;
  skipBlanks(cursor);
  const isComment = cursor.peek() === HASH && cursor.pos > headerEnd;
  if (!isLineEnd(cursor.peek()) && !isComment) {
    const end = trimmedEnd(cursor.text, cursor.pos, lineEnd(cursor.text, cursor.pos));
    const message = 'The text of a block scalar begins on the line after "|" or ">"';
    cursor.report('syntax', { start: cursor.pos, end }, message);
    cursor.pos = end;
  } else {
    cursor.pos = headerEnd;
  }
  return { indent, chomp };
}

/** The column of the first line that is not empty, if it is deeper than `parent`; else one deeper than that. */
function detectIndent(cursor: Cursor, first: number, parent: number): number {
  const { text } = cursor;
  let deepestEmpty = { column: 0, start: first };
  for (let start = first; start < text.length;) {
    let at = start;
    while (text.charCodeAt(at) === SPACE) at++;
    const column = at - start;
    if (!isLineEnd(text.charCodeAt(at))) {
      const isContent = column > parent && !isDocumentMarker(text, start);
      if (isContent && deepestEmpty.column > column) {
        const { start: from, column: width } = deepestEmpty;
        const message = 'This empty line is indented deeper than the first line of the block scalar';
        cursor.report('syntax', { start: from, end: from + width }, message, {
          fix: { title: 'Remove the spaces', edits: [{ start: from, end: from + width, text: '' }] },
        });
      }
      return isContent ? column : Math.max(parent + 1, deepestEmpty.column);
    }
    if (column > deepestEmpty.column) deepestEmpty = { column, start };
    start = nextLine(text, at);
  }
  return Math.max(parent + 1, deepestEmpty.column);
}

/** The lines of the content without their indentation. Lines with fewer spaces are empty, or end the scalar. */
function contentLines(text: string, first: number, indent: number): ContentLine[] {
  const lines: ContentLine[] = [];
  for (let start = first; start < text.length;) {
    let at = start;
    while (at < start + indent && text.charCodeAt(at) === SPACE) at++;
    const isShort = at < start + indent;
    if (isShort && !isLineEnd(text.charCodeAt(at))) {
      // A line of blanks only is empty, even if there are tabs among them.
      let rest = at;
      while (isBlank(text.charCodeAt(rest))) rest++;
      if (!isLineEnd(text.charCodeAt(rest))) break;
      at = rest;
    }
    if (indent === 0 && isDocumentMarker(text, start)) break;
    const end = lineEnd(text, at);
    lines.push({ start: at, end });
    if (end >= text.length) break;
    start = nextLine(text, end);
  }
  return lines;
}

function lastWithText(lines: readonly ContentLine[], keepsEmpty: boolean): ContentLine | undefined {
  return keepsEmpty ? lines.at(-1) : lines.findLast((line) => line.end > line.start);
}

interface Recipe {
  readonly start: number;
  readonly lines: readonly ContentLine[];
  readonly folds: boolean;
  readonly chomp: Header['chomp'];
}

/** Joins the lines and keeps book of where each begins. */
function cook(text: string, { start, lines, folds, chomp }: Recipe): { text: string; map: number[] } {
  const count = lines.findLastIndex((line) => line.end > line.start) + 1;
  const map: number[] = [];
  let cooked = '';
  let previous: ContentLine | undefined;
  let empty = 0;
  for (const line of lines.slice(0, count)) {
    if (line.end === line.start) {
      empty++;
      continue;
    }
    const folded = previous && folds && !isIndented(text, previous) && !isIndented(text, line);
    if (folded) cooked += empty === 0 ? ' ' : '\n'.repeat(empty);
    else cooked += '\n'.repeat(previous ? empty + 1 : empty);
    map.push(cooked.length, line.start - start);
    cooked += text.slice(line.start, line.end);
    previous = line;
    empty = 0;
  }
  const chomped =
    chomp === 'keep' ? lines.slice(Math.max(0, count - 1)) : chomp === 'clip' && previous ? [previous] : [];
  const breaks = chomped.filter((line) => line.end < text.length).length;
  return { text: cooked + '\n'.repeat(breaks), map };
}

/** Lines that begin with a blank keep their line breaks in a folded scalar. */
function isIndented(text: string, line: ContentLine): boolean {
  return isBlank(text.charCodeAt(line.start));
}
