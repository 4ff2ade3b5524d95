import assert from 'node:assert/strict';
import { parse as parseYaml } from 'yaml';
import { analyze, type Analysis } from '../../server/analysis.ts';
import { parse } from '../../server/syntax/parse.ts';
import type { Language, Range } from '../../server/syntax/tree.ts';
import { takeCursor } from './markers.ts';

/** A sample without its marks. */
export interface Places {
  readonly language: Language;
  readonly analysis: Analysis;
  /** Where the cursor `<|>` was. */
  readonly offset: number;
  /** What stood between `⟦` and `⟧`, in order. */
  readonly places: readonly Range[];
}

/** A YAML sample with one cursor `<|>` and places in `⟦⟧`, all inside scalars, and the same document as JSON. */
export function inBothLanguages(sample: string): readonly [yaml: Places, json: Places] {
  const json = JSON.stringify(parseYaml(sample), undefined, 2);
  return [takePlaces(sample, 'yaml'), takePlaces(json, 'json')];
}

/** Takes the marks out of a sample. */
export function takePlaces(sample: string, language: Language): Places {
  const { text: marked, offset: markedOffset } = takeCursor(sample);
  const places: Range[] = [];
  let text = '';
  let offset = markedOffset;
  let start = 0;
  for (const { 0: part, index } of marked.matchAll(/[⟦⟧]|[^⟦⟧]+/g)) {
    const isMark = part === '⟦' || part === '⟧';
    if (part === '⟦') start = text.length;
    else if (part === '⟧') places.push({ start, end: text.length });
    else text += part;
    if (isMark && index < markedOffset) offset -= 1;
  }
  return { language, analysis: analyze(parse(text, language)), offset, places };
}

/** Checks that `find` finds exactly the marked places, in order, in YAML and in JSON. */
export function checkPlaces(
  sample: string,
  find: (analysis: Analysis, offset: number) => readonly Range[],
): void {
  for (const { language, analysis, offset, places } of inBothLanguages(sample)) {
    const render = ({ start, end }: Range): string =>
      `${language} ${start} ${analysis.text.slice(start, end)}`;
    assert.deepEqual(find(analysis, offset).map(render), places.map(render));
  }
}
