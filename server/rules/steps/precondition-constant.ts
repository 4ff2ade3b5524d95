import { mistakenPreconditionOperands } from '../../catalog/steps.ts';
import { replaceText } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';
import { platformType, preconditionOf } from './precondition.ts';

export const preconditionConstant: Rule = {
  code: 'precondition-constant',
  severity: 'error',
  kinds: commandKinds,
  check(analysis, report) {
    for (const step of commandSteps(analysis.document)) {
      const precondition = preconditionOf(step);
      if (precondition === undefined || precondition.platform !== undefined) continue;
      const sides = precondition.arguments;
      if (sides.some(({ text }) => text.includes('{{')) || sides[0].text === sides[1].text) continue;
      const misspelt = sides.find(({ text }) => text.toLowerCase() === platformType.toLowerCase());
      const mistaken = mistakenPreconditionOperands.find((name) => sides.some(({ text }) => text === name));
      report({
        range: misspelt ?? precondition.entry.value,
        message:
          mistaken === undefined
            ? `One side must be ${platformType} or hold a {{ parameter }}, or the agent fails the step`
            : `A precondition knows nothing of "${mistaken}"; only ${platformType} and {{ parameters }} can be compared`,
        fixes:
          misspelt === undefined
            ? []
            : [
                {
                  title: `Change to "${platformType}"`,
                  edits: [replaceText(misspelt, platformType, analysis)],
                },
              ],
      });
    }
  },
};
