import type { Analysis } from '../../analysis.ts';
import {
  creatingActions,
  creatingOperation,
  destructiveActions,
  destructiveOperation,
  guardingActions,
} from '../../catalog/destructive.ts';
import { findEntry } from '../../model/scripts.ts';
import type { AutomationStep } from '../../model/document.ts';
import { asScalar, type ScalarNode } from '../../syntax/tree.ts';
import { automationKinds } from '../kinds.ts';
import { referencesWithin } from '../references/places.ts';
import type { Rule } from '../rule.ts';

export const destructiveNoGuard: Rule = {
  code: 'destructive-no-guard',
  severity: 'hint',
  kinds: automationKinds,
  check(analysis, report) {
    const { flow } = analysis;
    if (flow === undefined) return;
    const guards = flow.steps.filter(({ action }) => guardingActions.some((name) => name === action?.text));
    // Where a step stands in the list tells well enough whether it comes later.
    const made = flow.steps.findIndex(makesThings);
    for (const [index, step] of flow.steps.entries()) {
      const what = destruction(step);
      if (what === undefined || !flow.isReachable(step) || !isAimedByCaller(step, analysis)) continue;
      if (guards.some((guard) => flow.alwaysPrecedes(guard, step))) continue;
      if (made >= 0 && made < index) continue;
      report({
        range: what,
        message:
          'Nothing asks or checks before this takes away what a parameter names; put aws:approve or aws:assertAwsResourceProperty before it',
      });
    }
  },
};

/** The text that says that the step takes something away for good; undefined if none does. */
function destruction({ action, inputs }: AutomationStep): ScalarNode | undefined {
  const known = destructiveActions.find((each) => each.action === action?.text);
  if (known !== undefined) {
    const value = known.input === undefined ? undefined : asScalar(findEntry(inputs, known.input)?.value);
    return value?.text === known.value ? action : undefined;
  }
  if (action?.text !== 'aws:executeAwsApi') return undefined;
  const operation = asScalar(findEntry(inputs, 'Api')?.value);
  return operation !== undefined && destructiveOperation.test(operation.text) ? operation : undefined;
}

function makesThings({ action, inputs }: AutomationStep): boolean {
  if (creatingActions.some((name) => name === action?.text)) return true;
  return creatingOperation.test(asScalar(findEntry(inputs, 'Api')?.value)?.text ?? '');
}

/** True if the caller alone says what goes: what the runbook made or found itself, it may take away again. */
function isAimedByCaller({ inputs }: AutomationStep, analysis: Analysis): boolean {
  if (inputs === undefined) return false;
  const inside = referencesWithin(analysis, inputs);
  return (
    inside.some(({ kind }) => kind === 'parameter') && !inside.some(({ kind }) => kind === 'step-output')
  );
}
