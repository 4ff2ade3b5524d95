import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { apiSteps } from './api-steps.ts';

export const apiStreaming: Rule = {
  code: 'api-streaming',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { action, operation, operationName } of apiSteps(analysis)) {
      if (operation?.streamsAnswer !== true || operationName === undefined) continue;
      report({
        range: operationName,
        message: `${operation.name} answers with a stream, which ${action} cannot read; call it in aws:executeScript`,
      });
    }
  },
};
