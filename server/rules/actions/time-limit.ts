// Actions that wait no longer than AWS lets them.

import { findAction } from '../../catalog/actions.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { actionSteps, literalNumber } from './action-steps.ts';

/** A rule that warns of a timeoutSeconds above what the catalog has as the action's limit. */
export function timeLimit({ code, action }: { readonly code: string; readonly action: string }): Rule {
  const max = findAction(action)?.timeout?.max ?? Infinity;
  return {
    code,
    severity: 'warning',
    kinds: automationKinds,
    check(analysis, report) {
      for (const { step } of actionSteps(analysis, action)) {
        const { timeoutSeconds } = step;
        const seconds = literalNumber(timeoutSeconds);
        if (timeoutSeconds === undefined || seconds === undefined || seconds <= max) continue;
        report({
          range: timeoutSeconds,
          message: `A step of ${action} ends after ${String(max)} seconds at the latest`,
          fixes: [
            {
              title: `Change to ${String(max)}`,
              edits: [replaceText(timeoutSeconds, String(max), analysis)],
            },
          ],
        });
      }
    },
  };
}
