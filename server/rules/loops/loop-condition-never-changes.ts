import type { Analysis } from '../../analysis.ts';
import { asScalar } from '../../syntax/tree.ts';
import { actionSteps, type ActionStep } from '../actions/action-steps.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { isInside, isWhile, loopSteps, referencesWithin } from './loop-steps.ts';

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
      const changing = changedInside(loop, analysis);
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
function changedInside({ step: loop }: ActionStep, analysis: Analysis): ReadonlySet<string> {
  const changing = new Set<string>(loop.name === undefined ? [] : [loop.name.text]);
  for (const step of analysis.flow?.steps ?? []) {
    if (step.name !== undefined && isInside(step, loop)) changing.add(step.name.text);
  }
  for (const { step, get } of actionSteps(analysis, 'aws:updateVariable')) {
    const name = asScalar(get('Name'));
    if (name !== undefined && isInside(step, loop)) changing.add(name.text.trim());
  }
  return changing;
}
