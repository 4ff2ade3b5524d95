// Actions that wait no longer than AWS lets them.

import { replaceNumber } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { actionSteps, literalNumber } from './action-steps.ts';

/** A rule that warns of a timeoutSeconds above what the catalog has as the limit of one of these actions. */
export function timeLimit(code: string, ...actions: readonly string[]): Rule {
  return {
    code,
    severity: 'warning',
    kinds: automationKinds,
    scope: 'step',
    check(analysis, report) {
      for (const { step, action } of actionSteps(analysis, ...actions)) {
        const { timeoutSeconds } = step;
        const max = action.timeout?.max ?? Infinity;
        const seconds = literalNumber(timeoutSeconds);
        if (timeoutSeconds === undefined || seconds === undefined || seconds <= max) continue;
        report({
          range: timeoutSeconds,
          message: `A step of ${action.name} ends after ${String(max)} seconds at the latest`,
          fixes: [
            {
              title: `Change to ${String(max)}`,
              edits: [replaceNumber(timeoutSeconds, max, analysis)],
            },
          ],
        });
      }
    },
  };
}
