import { isTrue } from '../actions/action-steps.ts';
import { replaceValue } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const flowCriticalContinue: Rule = {
  code: 'flow-critical-continue',
  severity: 'hint',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { onFailure, isCritical } of analysis.flow?.steps ?? []) {
      if (onFailure?.text.trim() !== 'Continue' || isCritical === undefined || !isTrue(isCritical)) continue;
      report({
        range: isCritical,
        message: 'The run goes on after a failure of this step, and still ends as Failed',
        related: [{ start: onFailure.start, end: onFailure.end, message: 'It goes on because of this' }],
        fixes: [{ title: 'Change isCritical to false', edits: [replaceValue(isCritical, false, analysis)] }],
      });
    }
  },
};
