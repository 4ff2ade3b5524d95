import { perAnalysis } from '../../analysis.ts';
import type { AutomationStep, Reference } from '../../model/document.ts';

/** `{{ owner.Output }}` in a step of a runbook. */
export interface OutputReference {
  readonly reference: Reference;
  readonly owner: AutomationStep;
  readonly reader: AutomationStep;
}

/**
 * The references from one step to the output of another. A loop and its inner steps read each other's values while
 * the loop runs, so such references are left out.
 */
export const outputReferences = perAnalysis(({ flow, references }): readonly OutputReference[] => {
  const byName = new Map(flow?.steps.map((step) => [step.name?.text, step]));
  return references.flatMap((reference) => {
    const { kind, name, step: reader } = reference;
    const owner = byName.get(name);
    if (kind !== 'step-output' || owner === undefined || reader?.family !== 'automation') return [];
    if (owner === reader || isWithin(owner, reader) || isWithin(reader, owner)) return [];
    return [{ reference, owner, reader }];
  });
});

function isWithin(step: AutomationStep, loop: AutomationStep): boolean {
  return step.loop !== undefined && (step.loop === loop || isWithin(step.loop, loop));
}
