// What stands at the cursor. The text there is half-typed, so the question is put to a tree in which a dummy word
// stands for it: there it is a key, a value or an item like any other.

import { analyze, type Analysis } from '../../analysis.ts';
import { edit } from '../../syntax/edit.ts';
import { type Expectation, expectationAt } from '../grammar.ts';
import { embeddedPlace } from './embedded.ts';
import { indentation, indentUnit, lineStart, restOfLine, type Word, wordAt } from './line.ts';
import { DUMMY, type Found, isValid, KEY, leastErrors, locate, VALUE } from './locate.ts';
import { type Place, toPlace } from './place.ts';
import type { Writing } from './writing.ts';

/** Undefined where nothing is known: in comments, in scripts, in text that is not YAML or JSON. */
export function placeAt(analysis: Analysis, offset: number): Place | undefined {
  const { text, language, tree } = analysis;
  const word = wordAt(text, offset, language);
  const located = locate(tree, word);
  if (located === undefined) return undefined;
  const place = placeIn({ ...located, text, offset, word });
  if (language !== 'yaml' || word.quote !== undefined || place?.writing.hasColon === true) return place;
  const { node } = located;
  const isContinuation = node.style === 'plain' && node.text !== DUMMY && word.start === word.end;
  if (place !== undefined) {
    if (place.expected === undefined && !isInput(place)) return undefined;
    const written = `${word.needsBlank ? ' ' : ''}${place.role === 'key' ? KEY : VALUE}`;
    if (isValid(tree, place.writing.range, { text: written })) return place;
  }
  return place?.role === 'key' || isContinuation ? placeInOtherColumn(analysis, word, offset) : undefined;
}

function isInput({ steps }: Place): boolean {
  return steps.some((step) => step.kind === 'entry' && step.part === 'value' && step.entry.name === 'inputs');
}

/** More columns than these few nobody has in mind. */
const MOST_COLUMNS = 3;

/** Where a key on a line of its own does not fit in its column: the column around that its author had in mind. */
function placeInOtherColumn({ text, tree }: Analysis, word: Word, offset: number): Place | undefined {
  const start = lineStart(text, word.start);
  if (!isAlone(text, word)) return undefined;
  const least = leastErrors(tree, word);
  for (const column of columnsAround(text, start).slice(0, MOST_COLUMNS)) {
    const by = column - (word.start - start);
    const blanks = ' '.repeat(column);
    if (!isValid(tree, { start, end: word.end }, { text: blanks + KEY, least })) continue;
    const mended = edit(tree, { start, end: word.start, text: blanks });
    const moved = { ...word, start: word.start + by, end: word.end + by };
    const located = locate(mended, moved);
    const place = located && placeIn({ ...located, text: mended.text, offset: offset + by, word: moved });
    if (place?.role === 'key') return { ...place, writing: mendColumn(place.writing, word, by) };
  }
  return undefined;
}

/** True if nothing but blanks stands beside the word on its line. */
function isAlone(text: string, word: Word): boolean {
  const lead = text.slice(lineStart(text, word.start), word.start);
  return word.beginsLine && /^ *$/.test(lead) && restOfLine(text, word.end).trim() === '';
}

/** Writes a key so many columns farther right, or left, than the word stands. */
function mendColumn(writing: Writing, { start, end }: Word, by: number): Writing {
  if (by < 0) {
    const lead = { start: start + by, end: start, text: '' };
    return { ...writing, range: { start, end }, edits: [lead] };
  }
  const blanks = ' '.repeat(by);
  return { ...writing, range: { start, end }, before: blanks, indent: `${blanks}${writing.indent}` };
}

function placeIn(found: Found): Place | undefined {
  const analysis = analyze(found.tree);
  const expected = expectationAt(analysis.document, found.steps);
  return embeddedPlace({ ...found, analysis, expected }) ?? toPlace(found, analysis, expected);
}

/** The columns of the keys in the lines around, the nearest first. */
function columnsAround(text: string, start: number): number[] {
  const columns = (line: string): number[] => {
    const [, blanks = '', dashes = ''] = /^( *)((?:- +)*)/.exec(line) ?? [];
    return dashes === '' ? [blanks.length] : [blanks.length + dashes.length, blanks.length];
  };
  const isContent = (line: string): boolean => /^\s*[^\s#]/.test(line);
  const behind = text
    .slice(start, start + 4000)
    .split('\n')
    .slice(1)
    .find(isContent);
  const before = text
    .slice(Math.max(0, start - 4000), start)
    .split('\n')
    .filter(isContent);
  const own = restOfLine(text, start).length;
  const around = [behind, ...before.slice(-20)].flatMap((line) => (line === undefined ? [] : columns(line)));
  return [...new Set(around)].sort((a, b) => Math.abs(a - own) - Math.abs(b - own) || b - a);
}

/**
 * The place of a new list item on the line of the cursor, where there is no dash yet; undefined where no list may go
 * on or begin.
 */
export function newItemAt(analysis: Analysis, offset: number): Place | undefined {
  const { text, language, tree } = analysis;
  const word = wordAt(text, offset, language);
  if (language !== 'yaml' || !isAlone(text, word)) return undefined;
  const located = locate(tree, word, '- ');
  const last = located?.steps.at(-1);
  if (located === undefined || last?.kind !== 'item') return undefined;
  const inner = analyze(located.tree);
  if (!isList(expectationAt(inner.document, located.steps.slice(0, -1)))) return undefined;
  const expected = expectationAt(inner.document, located.steps);
  const place = toPlace({ ...located, text, offset, word }, inner, expected);
  if (place === undefined || !isValid(tree, word, { text: `- ${place.role === 'key' ? KEY : VALUE}` }))
    return undefined;
  return { ...place, writing: { ...place.writing, before: '- ', indent: `${place.writing.indent}  ` } };
}

function isList(expected: Expectation | undefined): boolean {
  if (expected?.kind === 'shape') return expected.shape.kind === 'list';
  if (expected?.kind !== 'value') return expected?.kind === 'steps';
  return expected.field.types.some((type) => type === 'StringList' || type === 'MapList' || type === 'List');
}

/**
 * The place below a key, when the cursor stands behind its colon and a map or a list is expected there: what is
 * written begins on a line of its own.
 */
export function placeBelow(analysis: Analysis, offset: number): Place | undefined {
  const { text, language, tree } = analysis;
  const word = wordAt(text, offset, language);
  const lead = text.slice(lineStart(text, offset), offset);
  if (language !== 'yaml' || word.start !== word.end || word.quote !== undefined) return undefined;
  if (!/^ *(?:- +)*[\w.:-]+:[ \t]*$/.test(lead) || restOfLine(text, offset).trim() !== '') return undefined;
  const dashes = /^ *((?:- +)*)/.exec(lead)?.[1] ?? '';
  const deeper = ' '.repeat(dashes.length) + indentUnit(text);
  const line = `\n${indentation(text, offset)}${deeper}`;
  for (const dash of ['', '- ']) {
    const located = locate(tree, { ...word, needsBlank: false }, line + dash);
    const last = located?.steps.at(-1);
    if (located === undefined || (dash !== '' && last?.kind !== 'item')) continue;
    const inner = analyze(located.tree);
    const parent = expectationAt(inner.document, located.steps.slice(0, -1));
    if (dash !== '' && !isList(parent)) continue;
    const expected = expectationAt(inner.document, located.steps);
    const place = toPlace({ ...located, text, offset, word: { ...word, beginsLine: true } }, inner, expected);
    if (place?.role !== 'key' || !isValid(tree, word, { text: line + dash + KEY })) continue;
    const indent = dash === '' ? deeper : `${deeper}  `;
    return { ...place, writing: { ...place.writing, before: `\n${deeper}${dash}`, indent } };
  }
  return undefined;
}
