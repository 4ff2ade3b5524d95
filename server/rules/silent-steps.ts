// Steps in which the rules of scope `step` found nothing. As long as nothing in such a step changes, they would find
// nothing again, so they look only at the others: of a long document, at the one step that somebody types in.

import { type Analysis, withSteps } from '../analysis.ts';

/** The setting that the rules run with -> the map of a silent step, by `MapNode.origin` -> in which documents it is. */
const silent = new WeakMap<object, WeakMap<object, string>>();

export interface StepRun {
  /** What the rules look at: the document with the steps that may have findings. */
  readonly analysis: Analysis;
  /** To be told of each finding, whether anybody will see it or not. */
  found(offset: number): void;
  /** To be told when all rules ran to their end: steps without a finding are silent from now on. */
  remember(): void;
}

/** For a run of the rules of scope `step` with `settings`, an object that stands for all that they depend on besides. */
export function stepRun(analysis: Analysis, settings: object): StepRun {
  const { document } = analysis;
  const steps = 'steps' in document ? document.steps : [];
  const known = silent.get(settings) ?? new WeakMap<object, string>();
  silent.set(settings, known);
  const kind = `${document.kind} ${document.schemaVersion?.text ?? ''}`;
  const open = steps.filter(({ node }) => known.get(node.origin) !== kind);
  const loud = new Set<object>();
  let isComplete = true;
  return {
    analysis: open.length === steps.length ? analysis : withSteps(analysis, open),
    found(offset) {
      const around = open.filter(({ start, end }) => start <= offset && offset <= end);
      // Of what stands in no step nobody knows which one it is about.
      if (around.length === 0) isComplete = false;
      for (const { node } of around) loud.add(node.origin);
    },
    remember() {
      if (!isComplete) return;
      for (const { node } of open) if (!loud.has(node.origin)) known.set(node.origin, kind);
    },
  };
}
