// Where a runbook reads an output of a step: in `{{ step.Output }}` and under its own `outputs`.

import { type Analysis, perAnalysis } from '../../analysis.ts';
import type { Range } from '../../syntax/tree.ts';
import { firstName, outputsOfSteps, stepReferences } from '../references/step-outputs.ts';
import type { ActionStep } from './action-steps.ts';

export interface OutputUse extends Range {
  readonly output: string;
  /** A hint under the runbook's own `outputs`: there a value that is missing harms no step. */
  readonly severity?: 'hint';
}

/** By the name of the step. */
const usesByStep = perAnalysis((analysis): ReadonlyMap<string, readonly OutputUse[]> => {
  const byStep = new Map<string, OutputUse[]>();
  const add = (step: string, use: OutputUse): void => {
    const uses = byStep.get(step);
    if (uses === undefined) byStep.set(step, [use]);
    else uses.push(use);
  };
  for (const { name, output, start, end } of stepReferences(analysis)) {
    add(name, { start, end, output: firstName(output) });
  }
  const { document } = analysis;
  for (const { step, output, start, end } of 'outputs' in document ? document.outputs : []) {
    add(step, { start, end, output: firstName(output), severity: 'hint' });
  }
  return byStep;
});

/** The places that read one of these built-in outputs of the step, unless it declares an output of that name. */
export function outputUses(
  { step }: ActionStep,
  names: readonly string[],
  analysis: Analysis,
): readonly OutputUse[] {
  const name = step.name?.text;
  if (name === undefined || outputsOfSteps(analysis).get(name)?.steps.length !== 1) return [];
  const declared = new Set(step.outputs.map((output) => output.name?.text));
  const uses = usesByStep(analysis).get(name) ?? [];
  return uses.filter(({ output }) => names.includes(output) && !declared.has(output));
}
