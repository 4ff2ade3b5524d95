import type { Analysis } from '../analysis.ts';
import type { MapEntry, Node, Range } from '../syntax/tree.ts';

export interface FoldingRange extends Range {
  readonly kind: 'region' | 'comment';
}

/**
 * What can be folded: collections, scripts and runs of comments that take more than one line. The line of `start`
 * stays visible, those behind it up to the line of `end` do not. No two begin on the same line.
 */
export function foldingRanges({ tree, text }: Analysis): FoldingRange[] {
  const found = new Map<number, FoldingRange>();
  const starts = lineStarts(text);
  const add = (start: number, end: number, kind: FoldingRange['kind']): void => {
    const line = lineOf(starts, start);
    const before = found.get(line);
    if (lineOf(starts, end) > line && (before === undefined || before.end < end)) {
      found.set(line, { start, end, kind });
    }
  };
  const visit = (node: Node, owner: Range): void => {
    if (node.kind === 'alias' || node.kind === 'missing') return;
    if (node.kind === 'scalar' || node.style === 'block') {
      add(owner.start, endOfContent(text, node), 'region');
    } else {
      add(node.start, beforeBracket(text, node), 'region');
    }
    if (node.kind === 'map') node.entries.forEach((entry: MapEntry) => visit(entry.value, entry));
    if (node.kind === 'sequence') node.entries.forEach((entry) => visit(entry.value, entry));
  };
  // A document in block style begins on its first line: to fold it as a whole would hide everything.
  const { root } = tree;
  if (root.kind === 'map' && root.style === 'block') {
    root.entries.forEach((entry) => visit(entry.value, entry));
  } else visit(root, root);
  for (const { start, end } of commentRuns({ tree, text })) add(start, end, 'comment');
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** Comments that have their lines to themselves and follow each other line by line. */
function commentRuns({ tree, text }: Pick<Analysis, 'tree' | 'text'>): Range[] {
  const runs: Range[] = [];
  for (const { start, end } of tree.comments) {
    if (text.slice(lineStart(text, start), start).trim() !== '') continue;
    const last = runs.at(-1);
    const isNext = last !== undefined && /^\r?\n[ \t]*$/.test(text.slice(last.end, start));
    if (isNext) runs[runs.length - 1] = { start: last.start, end };
    else runs.push({ start, end });
  }
  return runs;
}

/** The end without the white space at it, which block nodes may include. */
function endOfContent(text: string, { start, end }: Range): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) at -= 1;
  return at;
}

/** The line of a closing bracket stays visible if the bracket begins it. */
function beforeBracket(text: string, node: Range): number {
  const isClosed = /[}\]]/.test(text.charAt(node.end - 1));
  return isClosed ? endOfContent(text, { start: node.start, end: node.end - 1 }) : endOfContent(text, node);
}

/** Where the lines start. A text may have one long line, in which nobody should look for its start again and again. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the last line that starts at or before `offset`. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
