import type { Analysis } from '../analysis.ts';
import { pathAt } from '../syntax/path.ts';
import { type Node, type Range, type ScalarNode, touches } from '../syntax/tree.ts';

/**
 * What "Expand Selection" selects around `offset`, from the inside out: the word, the reference, the line of a
 * script, the text, the scalar, its entry, the map, and so on up to the whole document.
 */
export function selectionRanges(analysis: Analysis, offset: number): Range[] {
  const { text, tree } = analysis;
  const { steps, node } = pathAt(tree.root, offset);
  const candidates: Range[] = [{ start: 0, end: text.length }, tree.root];
  for (const step of steps) {
    if (step.kind === 'entry') candidates.push(step.map, step.entry, step.entry[step.part]);
    else {
      const entry = step.sequence.entries[step.index];
      candidates.push(step.sequence, ...(entry === undefined ? [] : [entry, entry.value]));
    }
  }
  if (node.kind === 'scalar') candidates.push(...insideScalar(analysis, node, offset));
  return nested(candidates, offset);
}

function insideScalar({ text, references }: Analysis, node: ScalarNode, offset: number): Range[] {
  const found: Range[] = [contentOf(node)];
  if (text.slice(node.start, node.end).includes('\n')) found.push(lineAt(text, offset));
  for (const reference of references) {
    if (!touches(reference, offset)) continue;
    const { start, end, nameRange, outputRange } = reference;
    found.push({ start, end }, { start: nameRange.start, end: Math.max(nameRange.end, outputRange.end) });
  }
  found.push(wordAt(text, offset));
  return found;
}

/** Without the quotes, or the header and the last line break of a block scalar. */
function contentOf(node: ScalarNode): Range {
  const { start, end } = node.sourceRange(0, node.text.length);
  return { start, end: Math.min(end, node.end) };
}

/** The line without the white space around it. */
function lineAt(text: string, offset: number): Range {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const line = text.slice(start, next < 0 ? text.length : next);
  const indent = line.length - line.trimStart().length;
  return { start: start + indent, end: start + Math.max(indent, line.trimEnd().length) };
}

function wordAt(text: string, offset: number): Range {
  const before = /\w*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? '';
  const after = /^\w*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  return { start: offset - before.length, end: offset + after.length };
}

/** Those around the offset, each inside the next and greater than the one before. */
function nested(candidates: readonly (Range | Node)[], offset: number): Range[] {
  const around = candidates
    .filter((range) => range.start < range.end && touches(range, offset))
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const chain: Range[] = [];
  for (const { start, end } of around) {
    const inner = chain.at(-1);
    const contains = inner === undefined || (start <= inner.start && inner.end <= end);
    const isGreater = inner === undefined || end - start > inner.end - inner.start;
    if (contains && isGreater) chain.push({ start, end });
  }
  return chain;
}
