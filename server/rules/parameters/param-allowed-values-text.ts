import { asScalar } from '../../syntax/tree.ts';
import { replaceValue } from '../edits.ts';
import { agentKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const paramAllowedValuesText: Rule = {
  code: 'param-allowed-values-text',
  severity: 'warning',
  kinds: agentKinds,
  check(analysis, report) {
    for (const { allowedValues } of analysis.document.parameters) {
      for (const item of allowedValues?.items ?? []) {
        const scalar = asScalar(item);
        if (scalar === undefined || typeof scalar.value === 'string') continue;
        report({
          range: scalar,
          message: `The agent reads only texts in "allowedValues", so put ${scalar.text} in quotes`,
          fixes: [
            {
              title: `Change to "${scalar.text}"`,
              edits: [replaceValue(scalar, scalar.text, analysis)],
              isSafe: true,
            },
          ],
        });
      }
    }
  },
};
