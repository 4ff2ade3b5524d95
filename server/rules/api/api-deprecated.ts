import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { apiSteps } from './api-steps.ts';

export const apiDeprecated: Rule = {
  code: 'api-deprecated',
  severity: 'hint',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { service, operation, operationName } of apiSteps(analysis)) {
      if (operation?.deprecated !== true || operationName === undefined) continue;
      report({
        range: operationName,
        message: `AWS has deprecated ${operation.name} of the service "${service?.name ?? ''}"`,
        tag: 'deprecated',
      });
    }
  },
};
