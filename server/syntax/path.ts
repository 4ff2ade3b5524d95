import { type MapEntry, type MapNode, type Node, type SequenceNode, touches } from './tree.ts';

/** One step on the way from the root down: into an entry of a map, or an item of a sequence. */
export type PathStep =
  | {
      readonly kind: 'entry';
      readonly map: MapNode;
      readonly entry: MapEntry;
      readonly part: 'key' | 'value';
    }
  | { readonly kind: 'item'; readonly sequence: SequenceNode; readonly index: number };

export interface Path {
  /** From the root down. */
  readonly steps: readonly PathStep[];
  /** The innermost node that the offset lies in or touches. */
  readonly node: Node;
}

/** The way from `root` to what stands at `offset`. Aliases are not followed: the way stays in the text. */
export function pathAt(root: Node, offset: number): Path {
  const steps: PathStep[] = [];
  let node = root;
  for (;;) {
    const step = stepInto(node, offset);
    if (step === undefined) return { steps, node };
    steps.push(step);
    if (step.kind === 'item') node = step.sequence.entries[step.index]?.value ?? node;
    else if (step.part === 'value') node = step.entry.value;
    else return { steps, node: step.entry.key };
  }
}

function stepInto(node: Node, offset: number): PathStep | undefined {
  if (node.kind === 'map') {
    const entry = node.entries[indexAt(node.entries, offset)];
    if (entry === undefined) return undefined;
    const part = offset <= entry.key.end ? 'key' : 'value';
    return { kind: 'entry', map: node, entry, part };
  }
  if (node.kind === 'sequence') {
    const index = indexAt(node.entries, offset);
    return index < 0 ? undefined : { kind: 'item', sequence: node, index };
  }
  return undefined;
}

/** The place of the last range that touches the offset, by bisection; -1 if there is none. */
function indexAt(
  ranges: readonly { readonly start: number; readonly end: number }[],
  offset: number,
): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low - 1];
  return range !== undefined && touches(range, offset) ? low - 1 : -1;
}
