import type { Analysis } from '../../analysis.ts';
import { type Action, findAction } from '../../catalog/actions.ts';
import type { AutomationStep, StepOutput } from '../../model/document.ts';

/** One item of `outputs` of a step, with the step. */
export interface DeclaredOutput extends StepOutput {
  readonly step: AutomationStep;
  /** Undefined when the step's action is not known. */
  readonly action: Action | undefined;
}

/** What the steps of a runbook declare under `outputs`. */
export function* declaredOutputs({ flow }: Analysis): Generator<DeclaredOutput> {
  for (const step of flow?.steps ?? []) {
    const action = step.action && findAction(step.action.text);
    for (const output of step.outputs) yield { ...output, step, action };
  }
}
