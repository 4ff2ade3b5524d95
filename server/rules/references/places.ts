// Which references stand where.

import { type Analysis, perAnalysis } from '../../analysis.ts';
import type { Reference } from '../../model/document.ts';
import type { Node, Range } from '../../syntax/tree.ts';

/** The references that stand in the range, found by bisection. */
export function referencesWithin({ references }: Analysis, { start, end }: Range): readonly Reference[] {
  const first = indexAt(references, start);
  return references.slice(first, Math.max(first, indexAt(references, end)));
}

/** The place of the first reference at or behind the offset. */
function indexAt(references: readonly Reference[], offset: number): number {
  let low = 0;
  let high = references.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((references[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The reference that is the whole text of a scalar, and so keeps its type; undefined for any other node. */
export function wholeReference(node: Node, analysis: Analysis): Reference | undefined {
  return node.kind === 'scalar' ? wholeByStart(analysis).get(node.start) : undefined;
}

const wholeByStart = perAnalysis(({ references }): ReadonlyMap<number, Reference> => {
  const byStart = new Map<number, Reference>();
  for (const reference of references) {
    // `{{{ Name }}}` is a brace, the value and a brace.
    if (reference.whole && !reference.triple) byStart.set(reference.node.start, reference);
  }
  return byStart;
});
