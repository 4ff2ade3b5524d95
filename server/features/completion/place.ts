// A place in a document where completion writes: what is expected there, and how it has to be written.

import type { Analysis } from '../../analysis.ts';
import type { PathStep } from '../../syntax/path.ts';
import { asMap, asScalar, type MapNode, type Range } from '../../syntax/tree.ts';
import type { Expectation } from '../grammar.ts';
import { indentUnit, lineStart } from './line.ts';
import { DUMMY, type Found } from './locate.ts';
import type { Writing } from './writing.ts';

/** What is typed at the cursor, and what may be written there. */
export interface Place {
  /** Of the text in which the dummy stands at the cursor; parameters and steps are read from it. */
  readonly analysis: Analysis;
  readonly steps: readonly PathStep[];
  readonly expected: Expectation | undefined;
  /** A key of `map`, or the first key of a map that is not there yet (then without `map`); or a value. */
  readonly role: 'key' | 'value';
  readonly map: MapNode | undefined;
  /** What is typed of the scalar, up to the cursor and behind it. */
  readonly typed: string;
  readonly rest: string;
  readonly writing: Writing;
}

/** The place that was found; undefined in block scalars, and between the words of a text. */
export function toPlace(
  found: Found,
  analysis: Analysis,
  expected: Expectation | undefined,
): Place | undefined {
  const { node, steps, word, text, offset } = found;
  if (node.style === 'literal' || node.style === 'folded') return undefined;
  const last = steps.at(-1);
  const isKey = last?.kind === 'entry' && last.part === 'key';
  const isSameLine = !found.tree.text.slice(node.start, node.end).includes('\n');
  if ((isKey || !isSameLine) && node.text !== DUMMY) return undefined;
  const beginsMap = !isKey && word.beginsLine && node.text === DUMMY && isMapExpected(expected);
  const role = isKey || beginsMap ? 'key' : 'value';
  const range = isSameLine && role === 'value' ? scalarRange(found) : word;
  return {
    analysis,
    steps,
    expected,
    role,
    map: isKey ? last.map : undefined,
    typed: text.slice(range.start, offset),
    rest: text.slice(offset, range.end),
    writing: writingAt(found, { range, role, isKey }),
  };
}

function isMapExpected(expected: Expectation | undefined): boolean {
  if (expected?.kind === 'shape') return expected.shape.kind === 'structure' || expected.shape.kind === 'map';
  return expected !== undefined && expected.kind !== 'value' && expected.kind !== 'steps';
}

/** The whole scalar in the original text, without its quotes. */
function scalarRange({ node, word, tree, text, after, before }: Found): Range {
  const delta = tree.text.length - text.length;
  const isQuoted = node.style === 'single' || node.style === 'double';
  const closing = isQuoted && after === '' ? 1 : 0;
  const end = after === '' ? node.end - delta - closing : word.end;
  const start = node.start + (isQuoted ? 1 : 0);
  return {
    start: before !== '' && start >= word.start ? word.start : Math.min(start, word.start),
    end: Math.max(end, word.end),
  };
}

interface WritingPlace {
  readonly range: Range;
  readonly role: 'key' | 'value';
  readonly isKey: boolean;
}

function writingAt(found: Found, { range, role, isKey }: WritingPlace): Writing {
  const { text, word, tree, steps, after, needsComma, commaAt } = found;
  const language = tree.language;
  const behind = text.slice(range.end, range.end + 80);
  const hasColon = isKey && (language === 'json' ? /^"?\s*:/ : /^["']?[ \t]*:(?:\s|$)/).test(behind);
  const last = steps.at(-1);
  const style = last === undefined ? 'block' : (last.kind === 'entry' ? last.map : last.sequence).style;
  const isFlow = language === 'yaml' && style === 'flow' && steps.length > 0;
  const edits = commaAt === undefined ? [] : [{ start: commaAt, end: commaAt, text: ',' }];
  const isQuoted = word.quote !== undefined;
  // A key between quotes takes the closing one with it, to write its colon behind it.
  const takesQuote = role === 'key' && isQuoted && !hasColon && after === '';
  if (isQuoted && needsComma && after === '' && !takesQuote && !hasColon) {
    edits.push({ start: range.end + 1, end: range.end + 1, text: ',' });
  }
  const comma = needsComma && !hasColon && (!isQuoted || after !== '' || takesQuote) ? ',' : '';
  const closesItself = role === 'key' && isQuoted && !hasColon;
  return {
    language,
    range: takesQuote ? { start: range.start, end: range.end + 1 } : range,
    quote: word.quote,
    isFlow,
    before: word.needsBlank ? ' ' : '',
    after: `${closesItself ? '' : after}${comma}`,
    edits,
    hasColon,
    isBlock: !isFlow && (word.beginsLine || language === 'json' || isQuoted),
    indent: ' '.repeat(keyDepth(found)),
    unit: indentUnit(text),
  };
}

/** How much deeper than its line the keys of a map are, because the dashes of items stand before them. */
function keyDepth({ text, word }: Found): number {
  const lead = text.slice(lineStart(text, word.start), word.start);
  const dashes = /^[ \t]*((?:-[ \t]+)*-?)/.exec(lead)?.[1] ?? '';
  return dashes.endsWith('-') ? dashes.length + 1 : dashes.length;
}

/** The map of the innermost step around the place: the one with an action. */
export function stepMapOf({ steps }: Pick<Place, 'steps'>): MapNode | undefined {
  const maps = steps.flatMap((step) => (step.kind === 'entry' ? [step.map] : []));
  return maps.findLast(
    (map) =>
      asScalar(map.get('action')) !== undefined &&
      (asMap(map.get('inputs')) !== undefined ||
        map.entry('name') !== undefined ||
        map.entry('inputs') !== undefined),
  );
}
