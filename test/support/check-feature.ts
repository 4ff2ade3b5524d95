import { analyze, type Analysis } from '../../server/analysis.ts';
import { parse } from '../../server/syntax/parse.ts';
import type { Range } from '../../server/syntax/tree.ts';
import { takeCursor } from './markers.ts';

/** The analysis of a sample and the offset of its cursor `<|>`. */
export function atCursor(sample: string): { analysis: Analysis; offset: number } {
  const { text, offset } = takeCursor(sample);
  return { analysis: analyze(parse(text, /^\s*\{/.test(text) ? 'json' : 'yaml')), offset };
}

/** `line:column text` of a range, counted from 1: readable in an expectation. */
export function place({ text }: Analysis, { start, end }: Range): string {
  const lines = text.slice(0, start).split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1} ${text.slice(start, end)}`;
}
