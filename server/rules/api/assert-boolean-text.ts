import { asScalar } from '../../syntax/tree.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { propertySteps } from './api-steps.ts';

export const assertBooleanText: Rule = {
  code: 'assert-boolean-text',
  severity: 'warning',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { shapes, desired } of propertySteps(analysis)) {
      const isBoolean =
        shapes.length > 0 && shapes.every((shape) => shape.kind === 'scalar' && shape.type === 'boolean');
      if (!isBoolean) continue;
      for (const item of desired) {
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
