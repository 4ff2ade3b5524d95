import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';
import { movingIntoInputs } from './misplaced-input.ts';

export const stepOnfailurePlace: Rule = {
  code: 'step-onfailure-place',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    for (const step of commandSteps(analysis.document)) {
      for (const entry of step.entries) {
        if (!['onFailure', 'onSuccess', 'finallyStep'].includes(entry.name)) continue;
        report({
          range: entry.key,
          message: `The agent ignores "${entry.name}" here; it belongs into "inputs"`,
          fixes: movingIntoInputs(step, entry, analysis),
        });
      }
    }
  },
};
