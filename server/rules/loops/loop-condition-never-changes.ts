import { findEntry } from '../../model/scripts.ts';
import { allSteps } from '../../model/steps.ts';
import { asScalar } from '../../syntax/tree.ts';
import type { ActionStep } from '../actions/action-steps.ts';
import { automationKinds } from '../kinds.ts';
import { referencesWithin } from '../references/places.ts';
import type { Rule } from '../rule.ts';
import { isWhile, loopSteps } from './loop-steps.ts';

export const loopConditionNeverChanges: Rule = {
  code: 'loop-condition-never-changes',
  severity: 'hint',
  kinds: automationKinds,
  check(analysis, report) {
    for (const loop of loopSteps(analysis)) {
      const condition = loop.entry('LoopCondition');
      // How often is worked out elsewhere when MaxIterations is a reference; the condition then only says whether.
      const counts = asScalar(loop.get('MaxIterations'))?.text.includes('{{') === true;
      if (condition === undefined || !isWhile(loop) || counts || loop.step.steps.length === 0) continue;
      const references = referencesWithin(analysis, condition.value);
      // A condition without any reference is what branch-constant reports.
      if (references.length === 0) continue;
      const changing = changedInside(loop);
      if (
        references.some(({ kind, name }) => changing.has(kind === 'variable' ? `variable:${name}` : name))
      ) {
        continue;
      }
      report({
        range: condition.key,
        message:
          'No step of the loop changes what this condition compares, so it repeats once or to the limit',
      });
    }
  },
};

/** The loop, its steps and the variables that they update: all that has another value after an iteration. */
function changedInside({ step: loop }: ActionStep): ReadonlySet<string> {
  const changing = new Set<string>();
  for (const { name, action, inputs } of allSteps([loop])) {
    if (name !== undefined) changing.add(name.text);
    const variable = action?.text === 'aws:updateVariable' ? findEntry(inputs, 'Name') : undefined;
    if (variable !== undefined) changing.add(asScalar(variable.value)?.text.trim() ?? '');
  }
  return changing;
}
