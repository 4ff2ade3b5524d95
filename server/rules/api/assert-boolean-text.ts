import { asScalar, asSequence } from '../../syntax/tree.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { apiSteps, propertyShapes } from './api-steps.ts';

export const assertBooleanText: Rule = {
  code: 'assert-boolean-text',
  severity: 'warning',
  kinds: automationKinds,
  check(analysis, report) {
    for (const step of apiSteps(analysis)) {
      const { inputs } = step;
      const shapes = propertyShapes(step);
      const isBoolean =
        shapes.length > 0 && shapes.every((shape) => shape.kind === 'scalar' && shape.type === 'boolean');
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
