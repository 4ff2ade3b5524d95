import { addEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { actionSteps, literalNumber } from './action-steps.ts';

export const stackRetryToken: Rule = {
  code: 'stack-retry-token',
  severity: 'warning',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { step, inputs, entry } of actionSteps(analysis, 'aws:createStack')) {
      const { maxAttempts, name } = step;
      const attempts = literalNumber(maxAttempts) ?? 1;
      if (maxAttempts === undefined || attempts <= 1 || entry('ClientRequestToken') !== undefined) continue;
      // One token per step and run; a token has no underscores.
      const token = `${name?.text.replaceAll(/[^a-zA-Z0-9]/g, '') ?? ''}-{{ automation:EXECUTION_ID }}`;
      report({
        range: maxAttempts,
        message: 'More than one attempt needs ClientRequestToken, so that no second stack is created',
        fixes: [
          {
            title: 'Add ClientRequestToken',
            edits: [addEntry(inputs, ['ClientRequestToken', token.replace(/^-/, '')], analysis)],
          },
        ],
      });
    }
  },
};
