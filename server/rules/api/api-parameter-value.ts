import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { apiSteps } from './api-steps.ts';
import { walkParameters } from './walk-parameters.ts';

export const apiParameterValue: Rule = {
  code: 'api-parameter-value',
  // The index grows old and AWS adds values, so this can never be more than a remark.
  severity: 'info',
  kinds: automationKinds,
  check(analysis, report) {
    for (const { inputs, operation, parameters } of apiSteps(analysis)) {
      if (operation === undefined) continue;
      walkParameters(
        { shape: operation.input, map: inputs, entries: parameters, key: undefined },
        {
          value(node, shape) {
            if (node.kind !== 'scalar' || shape.kind !== 'scalar' || shape.values === undefined) return;
            if (shape.values.includes(node.text)) return;
            const near = closest(node.text, shape.values);
            // Without a near one it is more likely a new value than a slip.
            if (near === undefined) return;
            report({
              range: node,
              message: `${operation.name} is not known to take "${node.text}" here; did you mean "${near}"?`,
              fixes: [{ title: `Change to "${near}"`, edits: [replaceText(node, near, analysis)] }],
            });
          },
        },
      );
    }
  },
};
