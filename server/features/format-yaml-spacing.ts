// The spaces inside the lines of YAML: one behind the colon, the dash and the comma, none before them, one inside of
// `{ }`, none inside of `[]`, none at the end of a line, one empty line at most, and one line break at the end.

import type { MapEntry, MapNode, Node, Range, SequenceNode, SyntaxTree, TextEdit } from '../syntax/tree.ts';
import type { Lines } from './format-lines.ts';

/** `inner` are the lines whose ends and empty lines may be content. */
export function spacingEdits(
  { root, text }: SyntaxTree,
  lines: Lines,
  inner: ReadonlySet<number>,
): TextEdit[] {
  const edits: TextEdit[] = [];
  /** Replaces white space inside a line. */
  const space = (start: number, end: number, wanted: string): void => {
    const found = text.slice(start, end);
    if (found !== wanted && /^[ \t]*$/.test(found)) edits.push({ start, end, text: wanted });
  };
  const visit = (node: Node): void => {
    if (node.kind !== 'map' && node.kind !== 'sequence') return;
    if (node.style === 'flow') spaceBrackets(node, text, space);
    for (const entry of node.entries) {
      if ('key' in entry) spaceColon(entry, text, space);
      else if (node.style === 'block') spaceDash(entry, text, space);
      visit(entry.value);
    }
  };
  visit(root);
  return [...edits, ...lineEdits(lines, inner)];
}

type Space = (start: number, end: number, wanted: string) => void;

function spaceColon({ key, value }: MapEntry, text: string, space: Space): void {
  const colon = key.end + blanks(text, key.end);
  if (text.charAt(colon) !== ':') return;
  // An alias may have a colon in its name.
  if (key.kind === 'scalar') space(key.end, colon, '');
  if (value.kind !== 'missing') spaceBehind(colon + 1, text, space);
}

function spaceDash({ start, value }: Range & { value: Node }, text: string, space: Space): void {
  if (value.kind !== 'missing') spaceBehind(start + 1, text, space);
}

/** One space, unless the line ends there or a comment follows, which may be aligned with others. */
function spaceBehind(at: number, text: string, space: Space): void {
  const end = at + blanks(text, at);
  if (!/[\r\n#]/.test(text.charAt(end)) && end < text.length) space(at, end, ' ');
}

function spaceBrackets(node: MapNode | SequenceNode, text: string, space: Space): void {
  const entries: readonly Range[] = node.entries;
  const inside = node.kind === 'map' && entries.length > 0 ? ' ' : '';
  const first = node.start + 1;
  const firstEnd = first + blanks(text, first);
  if (!/[\r\n#]/.test(text.charAt(firstEnd))) space(first, firstEnd, inside);
  if (entries.length === 0) return;
  const last = node.end - 1;
  let lastStart = last;
  while (/[ \t]/.test(text.charAt(lastStart - 1))) lastStart -= 1;
  if (!/[\r\n]/.test(text.charAt(lastStart - 1))) space(lastStart, last, inside);
  for (const [index, { end }] of entries.entries()) {
    const comma = end + blanks(text, end);
    if (text.charAt(comma) !== ',') continue;
    space(end, comma, '');
    if (index < entries.length - 1) spaceBehind(comma + 1, text, space);
  }
}

function blanks(text: string, at: number): number {
  let end = at;
  while (text.charAt(end) === ' ' || text.charAt(end) === '\t') end += 1;
  return end - at;
}

/** White space at the ends of lines, and lines with nothing else. */
function* lineEdits(lines: Lines, inner: ReadonlySet<number>): Generator<TextEdit> {
  const { text, count } = lines;
  let last = count - 1;
  while (last > 0 && !inner.has(last) && lines.isBlank(last)) last -= 1;
  for (let line = 0; line <= last; line += 1) {
    // Whether the white space at the end of a line belongs to a scalar shows on the next line.
    if (inner.has(line) || inner.has(line + 1)) continue;
    const [start, end] = [lines.startOf(line), lines.endOf(line)];
    const isBlank = lines.isBlank(line);
    if (isBlank && line > 0 && !inner.has(line - 1) && lines.isBlank(line - 1)) {
      yield { start, end: lines.startOf(line + 1), text: '' };
      continue;
    }
    const trimmed = isBlank ? start : start + text.slice(start, end).trimEnd().length;
    if (trimmed < end) yield { start: trimmed, end, text: '' };
  }
  if (last < count - 1) yield { start: lines.startOf(last + 1), end: text.length, text: '' };
  else if (!inner.has(last) && text !== '')
    yield { start: text.length, end: text.length, text: lineBreak(text) };
}

function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
