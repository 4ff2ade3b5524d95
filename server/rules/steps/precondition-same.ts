import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';
import { preconditionOf } from './precondition.ts';

export const preconditionSame: Rule = {
  code: 'precondition-same',
  severity: 'error',
  kinds: commandKinds,
  check({ document }, report) {
    for (const step of commandSteps(document)) {
      const precondition = preconditionOf(step);
      if (precondition === undefined) continue;
      const [left, right] = precondition.arguments;
      if (left.text !== right.text) continue;
      report({
        range: precondition.entry.value,
        message: 'The agent fails the step when both sides of the comparison are the same',
      });
    }
  },
};
