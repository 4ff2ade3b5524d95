import { preconditionPlatforms } from '../../catalog/steps.ts';
import { replaceText } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';
import { platformType, preconditionOf } from './precondition.ts';

export const preconditionSame: Rule = {
  code: 'precondition-same',
  severity: 'error',
  kinds: commandKinds,
  check(analysis, report) {
    for (const step of commandSteps(analysis.document)) {
      const precondition = preconditionOf(step);
      if (precondition === undefined) continue;
      const [left, right] = precondition.arguments;
      if (left.text !== right.text) continue;
      report({
        range: precondition.entry.value,
        message: 'The agent fails the step when both sides of the comparison are the same',
        fixes: preconditionPlatforms.some((name) => name === left.text)
          ? [{ title: `Change to "${platformType}"`, edits: [replaceText(left, platformType, analysis)] }]
          : [],
      });
    }
  },
};
