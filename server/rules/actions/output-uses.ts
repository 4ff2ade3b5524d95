// Where a runbook reads an output of a step: in `{{ step.Output }}` and under its own `outputs`.

import type { Analysis } from '../../analysis.ts';
import type { Range } from '../../syntax/tree.ts';
import { firstName, outputsOfSteps, stepReferences } from '../references/step-outputs.ts';
import type { ActionStep } from './action-steps.ts';

export interface OutputUse extends Range {
  readonly output: string;
  /** A hint under the runbook's own `outputs`: there a value that is missing harms no step. */
  readonly severity?: 'hint';
}

/** The places that read one of these built-in outputs of the step, unless it declares an output of that name. */
export function outputUses(
  { step, action }: ActionStep,
  names: readonly string[],
  analysis: Analysis,
): readonly OutputUse[] {
  const { document } = analysis;
  const name = step.name?.text;
  if (name === undefined || outputsOfSteps(analysis).get(name)?.steps.length !== 1) return [];
  const declared = new Set(step.outputs.map((output) => output.name?.text));
  const wanted = names.filter((each) => {
    return !declared.has(each) && action.outputs.some((output) => output.name === each);
  });
  const uses: OutputUse[] = [];
  for (const { name: owner, output, start, end } of stepReferences(analysis)) {
    const read = firstName(output);
    if (owner === name && wanted.includes(read)) uses.push({ start, end, output: read });
  }
  for (const { step: owner, output, start, end } of 'outputs' in document ? document.outputs : []) {
    const read = firstName(output);
    if (owner === name && wanted.includes(read)) uses.push({ start, end, output: read, severity: 'hint' });
  }
  return uses;
}
