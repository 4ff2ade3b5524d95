import { addEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { apiSteps } from './api-steps.ts';

export const waitNoTimeout: Rule = {
  code: 'wait-no-timeout',
  severity: 'info',
  kinds: automationKinds,
  check(analysis, report) {
    for (const { action, step } of apiSteps(analysis)) {
      if (action !== 'aws:waitForAwsResourceProperty' || step.action === undefined) continue;
      if (step.node.entry('timeoutSeconds') !== undefined) continue;
      const before = step.entries.find((entry) => entry.name === 'inputs');
      report({
        range: step.action,
        message: 'Without timeoutSeconds the step waits for up to an hour; say how long it may wait',
        fixes: [
          {
            title: 'Add "timeoutSeconds: 600"',
            edits: [addEntry(step.node, ['timeoutSeconds', 600], analysis, before)],
          },
        ],
      });
    }
  },
};
