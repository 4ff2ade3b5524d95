import type { Properties } from './properties.ts';
import type { Range, ScalarNode, ScalarStyle, ScalarValue } from './tree.ts';

/**
 * How the text of a scalar lies in the source: pairs (text offset, source offset from the node's start), each of
 * which begins a run that lies there character by character. Undefined: one run from the content's start.
 */
export type TextMap = readonly number[];

interface ScalarParts extends Range {
  readonly properties: Properties;
  readonly style: ScalarStyle;
  readonly text: string;
  readonly value: ScalarValue;
  readonly contentStart: number;
  readonly map: TextMap | undefined;
}

export class ParsedScalar implements ScalarNode {
  readonly kind = 'scalar';
  readonly start: number;
  readonly end: number;
  readonly style: ScalarStyle;
  readonly text: string;
  readonly value: ScalarValue;
  readonly contentStart: number;
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
  private readonly map: TextMap | undefined;

  constructor(parts: ScalarParts) {
    this.start = parts.start;
    this.end = parts.end;
    this.style = parts.style;
    this.text = parts.text;
    this.value = parts.value;
    this.contentStart = parts.contentStart;
    this.map = parts.map;
    this.tag = parts.properties.tag;
    this.anchor = parts.properties.anchor;
  }

  sourceOffset(textOffset: number): number {
    const { map, start } = this;
    if (!map || map.length === 0) return this.contentStart + textOffset;
    const at = lastPair(map, 0, textOffset);
    // Nothing of the source past the scalar belongs to its text, even if the last run was cut short.
    return Math.min(this.end, start + (map[at + 1] as number) + textOffset - (map[at] as number));
  }

  textOffset(sourceOffset: number): number {
    const { map, start, text } = this;
    const bounded = (offset: number) => Math.max(0, Math.min(text.length, offset));
    if (!map || map.length === 0) return bounded(sourceOffset - this.contentStart);
    const at = lastPair(map, 1, sourceOffset - start);
    const next = map[at + 2] ?? text.length;
    return bounded(Math.min(next, (map[at] as number) + sourceOffset - start - (map[at + 1] as number)));
  }

  sourceRange(start: number, end: number): Range {
    const from = this.sourceOffset(start);
    return { start: from, end: end > start ? this.sourceOffset(end - 1) + this.widthAt(end - 1) : from };
  }

  /** How many source characters a character of the text takes: the whole escape, if it was read from one. */
  private widthAt(textOffset: number): number {
    const { map } = this;
    if (!map || (this.style !== 'double' && this.style !== 'single')) return 1;
    const at = lastPair(map, 0, textOffset);
    const isEscape = map[at] === textOffset && map[at + 2] === textOffset + 1;
    return isEscape ? (map[at + 3] as number) - (map[at + 1] as number) : 1;
  }

  moved(by: number): ParsedScalar {
    const { start, end, contentStart } = this;
    return new ParsedScalar({
      start: start + by,
      end: end + by,
      style: this.style,
      text: this.text,
      value: this.value,
      contentStart: contentStart + by,
      map: this.map,
      properties: this,
    });
  }
}

/** The index of the last pair of `map` whose member `side` is at most `offset`; the first pair if none is. */
function lastPair(map: TextMap, side: 0 | 1, offset: number): number {
  let low = 0;
  let high = map.length / 2 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((map[middle * 2 + side] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low * 2;
}
