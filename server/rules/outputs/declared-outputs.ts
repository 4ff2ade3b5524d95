import { perAnalysis } from '../../analysis.ts';
import { type Action, findAction } from '../../catalog/actions.ts';
import type { AutomationStep, StepOutput } from '../../model/document.ts';

/** One item of `outputs` of a step, with the step. */
export interface DeclaredOutput extends StepOutput {
  readonly step: AutomationStep;
  /** Undefined when the step's action is not known. */
  readonly action: Action | undefined;
}

/** What the steps of a runbook declare under `outputs`. */
export const declaredOutputs = perAnalysis(({ flow }): readonly DeclaredOutput[] =>
  (flow?.steps ?? []).flatMap((step) => {
    const action = step.action && findAction(step.action.text);
    // Written out, since a copy that grows takes several times the memory.
    return step.outputs.map(({ start, end, node, name, selector, type }) => {
      return { start, end, node, name, selector, type, step, action };
    });
  }),
);
