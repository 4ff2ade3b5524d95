import { findOperation } from '../../catalog/api.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { apiSteps } from './api-steps.ts';

export const apiOperationName: Rule = {
  code: 'api-operation-name',
  severity: 'warning',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { model, operationName } of apiSteps(analysis)) {
      if (model === undefined || operationName === undefined) continue;
      const change = (name: string) => ({
        title: `Change to "${name}"`,
        edits: [replaceText(operationName, name, analysis)],
      });
      const found = findOperation(model, operationName.text);
      if (found?.exact === true) continue;
      if (found !== undefined) {
        const { name } = found.operation;
        report({
          range: operationName,
          severity: 'hint',
          message: `The operation is called "${name}"`,
          fixes: [change(name)],
        });
        continue;
      }
      const near = closest(operationName.text.replaceAll('_', ''), model.operationNames);
      report({
        range: operationName,
        message: `The service "${model.service.name}" has no operation "${operationName.text}"${
          near === undefined ? '' : `; did you mean "${near}"?`
        }`,
        fixes: near === undefined ? [] : [change(near)],
      });
    }
  },
};
