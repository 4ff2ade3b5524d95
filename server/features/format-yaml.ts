// Formats YAML by changing nothing but white space: the indentation of lines (here), and the spaces inside them
// (format-yaml-spacing.ts). Quotes, line breaks and the words of comments stay as they are.

import type { MapNode, Node, Range, ScalarNode, SequenceNode, SyntaxTree, TextEdit } from '../syntax/tree.ts';
import { Lines } from './format-lines.ts';
import { spacingEdits } from './format-yaml-spacing.ts';

/**
 * The edits that indent every block by `step` columns more than what it stands in, and put one space where spaces
 * are free. Undefined for what is too rare to be worth it (keys behind `?`). The tree must have no errors.
 *
 * - Lists below a key are indented or not as most of the document has them.
 * - Scripts move as a whole; so do the further lines of other scalars and of `{}` and `[]`.
 * - Comments go with the block that they were indented like.
 */
export function yamlEdits(tree: SyntaxTree, step: number): TextEdit[] | undefined {
  const lines = new Lines(tree.text);
  if (hasExplicitKeys(tree.root, tree.text)) return undefined;
  const indenter = new Indenter(lines, { step, listStep: countsIndentedLists(tree.root, lines) ? step : 0 });
  indenter.place(tree.root);
  indenter.placeRest();
  return [...indenter.edits(), ...spacingEdits(tree, lines, indenter.inner)].sort(
    (a, b) => a.start - b.start,
  );
}

function hasExplicitKeys(node: Node, text: string): boolean {
  if (node.kind === 'map') {
    return node.entries.some(
      ({ start, key, value }) =>
        (text.charAt(start) === '?' && start < key.start) ||
        hasExplicitKeys(key, text) ||
        hasExplicitKeys(value, text),
    );
  }
  return node.kind === 'sequence' && node.entries.some(({ value }) => hasExplicitKeys(value, text));
}

/** True if more lists stand deeper than their key than flush with it. */
function countsIndentedLists(root: Node, lines: Lines): boolean {
  let balance = 0;
  const visit = (node: Node): void => {
    if (node.kind === 'sequence') node.entries.forEach(({ value }) => visit(value));
    if (node.kind !== 'map') return;
    for (const { key, value } of node.entries) {
      if (value.kind === 'sequence' && value.style === 'block') {
        balance += lines.columnOf(value.start) > lines.columnOf(key.start) ? 1 : -1;
      }
      visit(value);
    }
  };
  visit(root);
  return balance >= 0;
}

/** A block that is open at a line: the column of its entries before and after. */
interface Level {
  readonly before: number;
  readonly after: number;
}

/** What a value stands in: the entry of a map, or the dash of a list. */
interface Owner extends Level {
  readonly line: number;
  readonly kind: 'entry' | 'dash';
  readonly levels: readonly Level[];
}

class Indenter {
  /** Lines inside scalars and inside brackets: their white space may be content. */
  readonly inner = new Set<number>();
  /** Line -> its new indentation. Lines that are absent stay. */
  readonly #indents = new Map<number, number>();
  /** Line -> the blocks that are open at its end. */
  readonly #levels = new Map<number, readonly Level[]>();
  readonly #lines: Lines;
  readonly #step: number;
  readonly #listStep: number;

  constructor(lines: Lines, { step, listStep }: { step: number; listStep: number }) {
    this.#lines = lines;
    this.#step = step;
    this.#listStep = listStep;
  }

  /** Gives the lines of the root their indentation. A root that is no block stays as it is. */
  place(root: Node): void {
    if (isBlock(root)) this.#placeBlock(root, 0, []);
    else this.#markInner(root);
  }

  #placeBlock(block: MapNode | SequenceNode, column: number, around: readonly Level[]): void {
    const [first] = block.entries;
    if (first === undefined) return;
    const level = { before: this.#lines.columnOf(first.start), after: column };
    const levels = [...around, level];
    for (const entry of block.entries) {
      const line = this.#lines.lineOf(entry.start);
      if (this.#lines.isFirst(entry.start)) this.#indents.set(line, column);
      this.#levels.set(line, levels);
      const kind = block.kind === 'map' ? 'entry' : 'dash';
      this.#placeValue(entry.value, { ...level, line, kind, levels });
    }
  }

  #placeValue(value: Node, owner: Owner): void {
    if (value.kind === 'missing') return;
    const line = this.#lines.lineOf(value.start);
    if (isBlock(value)) {
      const isList = value.kind === 'sequence';
      const deeper = owner.kind === 'dash' ? 2 : isList ? this.#listStep : this.#step;
      this.#placeBlock(value, owner.after + deeper, owner.levels);
      return;
    }
    const column = owner.after + (owner.kind === 'dash' ? 2 : this.#step);
    const isAlone = line !== owner.line && this.#lines.isFirst(value.start);
    if (isAlone) this.#indents.set(line, column);
    if (value.kind === 'scalar' && (value.style === 'literal' || value.style === 'folded')) {
      this.#placeScript(value, owner);
    } else {
      const moves = isAlone || owner.kind === 'dash';
      const by = moves ? column - this.#lines.columnOf(value.start) : owner.after - owner.before;
      this.#move(value, by, owner.after + 1);
    }
  }

  /** The further lines of a value keep their distance to its first one, and stay deeper than what it stands in. */
  #move(value: Node, by: number, least: number): void {
    this.#markInner(value);
    const last = this.#lines.lineOf(value.end);
    for (let line = this.#lines.lineOf(value.start) + 1; line <= last; line += 1) {
      if (!this.#lines.isBlank(line)) {
        this.#indents.set(line, Math.max(least, this.#lines.indentOf(line) + by));
      }
    }
  }

  #markInner({ start, end }: Range): void {
    const last = this.#lines.lineOf(end);
    for (let line = this.#lines.lineOf(start) + 1; line <= last; line += 1) this.inner.add(line);
  }

  /** The lines of a block scalar all move alike. */
  #placeScript(node: ScalarNode, owner: Owner): void {
    const lines = this.#lines;
    const { start } = node;
    const header = /^[|>]([-+0-9]*)/.exec(lines.text.slice(start, start + 4))?.[1] ?? '';
    const first = lines.lineOf(start) + 1;
    const end = this.#scriptEnd({ start, end: node.end }, header.includes('+'));
    let text = first;
    while (text < end && lines.isBlank(text)) text += 1;
    const digit = /\d/.exec(header)?.[0];
    const deeper = digit === undefined ? (owner.kind === 'dash' ? 2 : this.#step) : Number(digit);
    // With a digit the first line may be deeper than the text begins.
    const base = digit !== undefined ? owner.before + deeper : text < end ? lines.indentOf(text) : 0;
    let last = end - 1;
    // Empty lines at the end are none of the text, unless its header keeps them or they are deeper than it.
    const isOutside = (line: number): boolean => lines.isBlank(line) && lines.indentOf(line) <= base;
    while (!header.includes('+') && last >= first && isOutside(last)) last -= 1;
    for (let line = first; line <= last; line += 1) {
      this.inner.add(line);
      const indent = lines.indentOf(line);
      // White space up to the indentation is no content; beyond it, it is.
      if (lines.isBlank(line) && indent <= base) this.#indents.set(line, 0);
      else this.#indents.set(line, indent - base + owner.after + deeper);
    }
  }

  /** The line behind the last one; empty lines behind the text belong to it when the header says to keep them. */
  #scriptEnd({ start, end }: Range, keeps: boolean): number {
    const lines = this.#lines;
    const last = lines.lineOf(end);
    let behind = end === lines.startOf(last) && end > start ? last : last + 1;
    while (keeps && behind < lines.count && lines.isBlank(behind)) behind += 1;
    return behind;
  }

  /** Comments, and what stands on a line of its own before a block, such as a tag, which moves with the block. */
  placeRest(): void {
    let levels: readonly Level[] = [];
    for (let line = 0; line < this.#lines.count; line += 1) {
      levels = this.#levels.get(line) ?? levels;
      if (this.#indents.has(line) || this.inner.has(line) || this.#lines.isBlank(line)) continue;
      const indent = this.#lines.indentOf(line);
      if (this.#lines.isComment(line)) this.#indents.set(line, this.#commentIndent(line, levels));
      else if (indent > 0) {
        const next = this.#nextPlaced(line);
        const by = (this.#indents.get(next) ?? 0) - this.#lines.indentOf(next);
        if (next < this.#lines.count) this.#indents.set(line, Math.max(0, indent + by));
      }
    }
  }

  /** The next line on which an entry begins; behind the last line if there is none. */
  #nextPlaced(line: number): number {
    let next = line + 1;
    while (next < this.#lines.count && !this.#levels.has(next)) next += 1;
    return next;
  }

  /** Like what follows, if the comment was indented like it; else like the innermost open block that it is in. */
  #commentIndent(line: number, levels: readonly Level[]): number {
    const before = this.#lines.indentOf(line);
    const open = levels.findLast((level) => level.before <= before);
    const next = this.#nextPlaced(line);
    const following = this.#indents.get(next);
    const column = next < this.#lines.count ? this.#lines.indentOf(next) : -1;
    const isLikeNext = column === before || (open === undefined && column >= 0);
    if (following !== undefined && isLikeNext) return following;
    return open?.after ?? 0;
  }

  *edits(): Generator<TextEdit> {
    for (const [line, indent] of this.#indents) {
      const start = this.#lines.startOf(line);
      const end = start + this.#lines.indentOf(line);
      if (end - start !== indent) yield { start, end, text: ' '.repeat(indent) };
    }
  }
}

function isBlock(node: Node): node is MapNode | SequenceNode {
  return (node.kind === 'map' || node.kind === 'sequence') && node.style === 'block';
}
