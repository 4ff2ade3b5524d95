import type { Comment } from '../../syntax/tree.ts';
import type { Draft, DraftEntry, DraftList, DraftMap, DraftScalar } from './draft.ts';
import { literalBlock, writeText } from './yaml-text.ts';

export interface YamlSource {
  readonly text: string;
  /** The comments that are to be kept, in the order of the text. */
  readonly comments: readonly Comment[];
  /** True if the text is YAML, whose scalars are taken over as they are written. */
  readonly isYaml: boolean;
}

/**
 * The draft as YAML in block style, in lines that are indented by `pad`. Each comment stands above the entry that it
 * stood above, or behind what it stood behind.
 */
export function writeYaml(draft: Draft, source: YamlSource, pad = ''): string[] {
  const writer = new YamlWriter(source);
  const lines = writer.lines(draft, pad);
  return [...lines, ...writer.commentsBefore(Infinity, pad)];
}

class YamlWriter {
  readonly #source: YamlSource;
  #next = 0;

  constructor(source: YamlSource) {
    this.#source = source;
  }

  lines(draft: Draft, pad: string): string[] {
    if (draft.kind === 'map' && draft.entries.length > 0) return this.#map(draft, pad);
    if (draft.kind === 'list' && draft.items.length > 0) return this.#list(draft, pad);
    const [first = '', ...rest] = this.#inline(draft, pad);
    return [pad + first, ...rest];
  }

  /** The comments that begin before `offset` and are not written yet, each on lines of its own. */
  commentsBefore(offset: number | undefined, pad: string): string[] {
    const lines: string[] = [];
    for (;;) {
      const comment = this.#source.comments[this.#next];
      if (comment === undefined || offset === undefined || comment.start >= offset) return lines;
      lines.push(...this.#commentLines(comment).map((line) => pad + line));
      this.#next += 1;
    }
  }

  #commentLines({ start, end, text }: Comment): string[] {
    if (this.#source.isYaml) return [this.#source.text.slice(start, end)];
    return text.split(/\r?\n/).map((line) => `# ${line.trim()}`.trimEnd());
  }

  /** The next comment, if it stands on the line of `offset` and before `limit`: it stays on the line. */
  #trailing(offset: number | undefined, limit = Infinity): string {
    const comment = this.#source.comments[this.#next];
    if (comment === undefined || offset === undefined) return '';
    if (comment.start < offset || comment.start >= limit) return '';
    if (this.#source.text.slice(offset, comment.start).includes('\n')) return '';
    const [line = '', ...more] = this.#commentLines(comment);
    if (more.length > 0) return '';
    this.#next += 1;
    return ` ${line}`;
  }

  #map({ entries }: DraftMap, pad: string): string[] {
    return entries.flatMap((entry) => this.#entry(entry, pad));
  }

  #entry({ key, value, from, keyEnd }: DraftEntry, pad: string): string[] {
    const before = this.commentsBefore(from?.start, pad);
    const name = `${pad}${writeText(key)}:`;
    const isBlock =
      (value.kind === 'map' && value.entries.length > 0) || (value.kind === 'list' && value.items.length > 0);
    if (isBlock) {
      const head = name + this.#trailing(keyEnd);
      return [...before, head, ...this.lines(value, `${pad}  `)];
    }
    const [first = '', ...rest] = this.#inline(value, `${pad}  `);
    return [...before, `${name} ${first}`, ...rest];
  }

  #list({ items }: DraftList, pad: string): string[] {
    return items.flatMap(({ value, from }) => {
      const before = this.commentsBefore(from?.start, pad);
      const isBlock =
        (value.kind === 'map' && value.entries.length > 0) ||
        (value.kind === 'list' && value.items.length > 0);
      if (!isBlock) {
        const [first = '', ...rest] = this.#inline(value, `${pad}  `);
        return [...before, `${pad}- ${first}`, ...rest];
      }
      const [first = '', ...rest] = this.lines(value, `${pad}  `);
      return [...before, `${pad}- ${first.slice(pad.length + 2)}`, ...rest];
    });
  }

  /** What stands behind a colon or a dash, and the lines below it, which belong to a block scalar. */
  #inline(draft: Draft, pad: string): string[] {
    if (draft.kind === 'map') return ['{}'];
    if (draft.kind === 'list') return ['[]'];
    const [first = '', ...rest] = this.#scalar(draft, pad);
    if (rest.length > 0) return [first, ...rest];
    return [first + this.#trailing(draft.from?.end)];
  }

  #scalar({ value, number, from }: DraftScalar, pad: string): string[] {
    const taken = this.#source.isYaml && from !== undefined ? this.#taken(from, pad) : undefined;
    if (taken !== undefined) return taken;
    if (typeof value !== 'string') return [number ?? nonText(value)];
    // At the left edge, where a text alone stands, a line of it could be the end of the document.
    const block = pad === '' ? undefined : literalBlock(value);
    if (block === undefined) return [writeText(value)];
    return [block.header, ...block.lines.map((line) => (line === '' ? '' : pad + line))];
  }

  /** A scalar as it is written: one line, or a block with another indentation. */
  #taken(from: { start: number; end: number }, pad: string): string[] | undefined {
    const { text } = this.#source;
    const source = text.slice(from.start, from.end);
    const [header = '', ...lines] = source.replace(/\r?\n$/, '').split(/\r?\n/);
    if (lines.length === 0) return [source.trim() === '' ? 'null' : source];
    // An indentation that the header names would have to be counted anew, and quoted lines fold.
    if (!/^[|>][-+]?(?:\s+#.*)?$/.test(header.trimEnd())) return undefined;
    const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/[^ ]/));
    const indent = Math.min(...indents);
    if (indents.length === 0) return undefined;
    this.#skipComments(from);
    return [header, ...lines.map((line) => (line.length <= indent ? '' : pad + line.slice(indent)))];
  }

  /** Those in the header of a block are in what was taken over. */
  #skipComments({ start, end }: { start: number; end: number }): void {
    for (;;) {
      const comment = this.#source.comments[this.#next];
      if (comment === undefined || comment.start < start || comment.start >= end) return;
      this.#next += 1;
    }
  }
}

function nonText(value: number | boolean | null): string {
  if (typeof value !== 'number' || Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
}
