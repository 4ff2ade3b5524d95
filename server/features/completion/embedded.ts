// Text that is itself JSON, such as `sourceInfo` of aws:downloadContent: completion goes on inside of it.

import type { Analysis } from '../../analysis.ts';
import { parse } from '../../syntax/parse.ts';
import type { PathStep } from '../../syntax/path.ts';
import type { Range, ScalarNode } from '../../syntax/tree.ts';
import { type Expectation, fieldsOfValue } from '../grammar.ts';
import { wordAt } from './line.ts';
import { DUMMY, type Found, locate } from './locate.ts';
import { type Place, toPlace } from './place.ts';

interface Embedded extends Found {
  readonly analysis: Analysis;
  readonly expected: Expectation | undefined;
}

/** The place inside of a text that is itself JSON, such as `sourceInfo` of aws:downloadContent. */
export function embeddedPlace({ analysis, node, expected, word, offset, text }: Embedded): Place | undefined {
  if (expected?.kind !== 'fields' && expected?.kind !== 'value') return undefined;
  if (!node.text.trimStart().startsWith('{') || node.text.trimStart().startsWith('{{')) return undefined;
  const fields = expected.kind === 'fields' ? expected.fields : fieldsOfValue(expected.field, expected.owner);
  if (fields === undefined) return undefined;
  const typed = text.slice(word.start, word.end);
  const dummyAt = node.text.indexOf(DUMMY);
  const json = node.text.replace(DUMMY, () => typed);
  const innerOffset = dummyAt + offset - word.start;
  const innerWord = wordAt(json, innerOffset, 'json');
  const located = locate(parse(json, 'json'), innerWord);
  if (located === undefined) return undefined;
  const inner = expectationIn({ kind: 'fields', fields }, located.steps);
  const place = toPlace({ ...located, text: json, offset: innerOffset, word: innerWord }, analysis, inner);
  if (place === undefined) return undefined;
  const delta = analysis.text.length - text.length;
  const source = (at: number): number => {
    if (at <= dummyAt) return node.sourceOffset(at);
    if (at < dummyAt + typed.length) return word.start + at - dummyAt;
    return node.sourceOffset(at + DUMMY.length - typed.length) - delta;
  };
  const move = <R extends Range>(range: R): R => ({
    ...range,
    start: source(range.start),
    end: source(range.end),
  });
  const { writing } = place;
  return {
    ...place,
    writing: {
      ...writing,
      range: move(writing.range),
      edits: writing.edits.map(move),
      isBlock: false,
      outer: escapeFor(node),
    },
  };
}

/** The keys of a flat map, or the value of one of them. */
function expectationIn(
  expected: Expectation & { kind: 'fields' },
  steps: readonly PathStep[],
): Expectation | undefined {
  const [first, ...more] = steps;
  if (first?.kind !== 'entry' || more.length > 0) return undefined;
  if (first.part === 'key') return expected;
  const field = expected.fields.find(({ name }) => name === first.entry.name);
  return field && { kind: 'value', field, owner: first.map };
}

/** How a snippet of JSON is written inside of a scalar: in snippets a backslash is two. */
function escapeFor({ style }: ScalarNode): (snippet: string) => string {
  if (style === 'double') return (snippet) => snippet.replaceAll('"', String.raw`\\"`);
  if (style === 'single') return (snippet) => snippet.replaceAll("'", "''");
  return (snippet) => snippet;
}
