import { select } from '../../catalog/api/select.ts';
import { asScalar, asSequence } from '../../syntax/tree.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { literal } from '../literal.ts';
import { readSelector } from '../outputs/selectors.ts';
import { apiSteps } from './api-steps.ts';

export const assertBooleanText: Rule = {
  code: 'assert-boolean-text',
  severity: 'warning',
  kinds: automationKinds,
  check(analysis, report) {
    for (const { inputs, operation } of apiSteps(analysis)) {
      const selector = literal(inputs.get('PropertySelector'));
      if (operation === undefined || selector === undefined) continue;
      const selection = select(operation.output, readSelector(selector.text).segments);
      const isBoolean =
        selection.kind === 'found' &&
        selection.shapes.every((shape) => shape.kind === 'scalar' && shape.type === 'boolean');
      if (!isBoolean) continue;
      for (const item of asSequence(inputs.get('DesiredValues'))?.items ?? []) {
        const value = asScalar(item);
        if (value === undefined || !/^(?:true|false)$/i.test(value.text)) continue;
        const wanted = /^t/i.test(value.text) ? 'True' : 'False';
        if (value.text === wanted) continue;
        report({
          range: value,
          message: `Automation compares booleans as the texts "True" and "False"; write "${wanted}"`,
          fixes: [
            { title: `Change to "${wanted}"`, edits: [replaceText(value, wanted, analysis)], isSafe: true },
          ],
        });
      }
    }
  },
};
