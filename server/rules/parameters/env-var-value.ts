import { parameterFields } from '../../catalog/parameters.ts';
import { replaceText } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const envVarValue: Rule = {
  code: 'env-var-value',
  severity: 'error',
  kinds: parameterKinds,
  check(analysis, report) {
    const [value = ''] = parameterFields.find((field) => field.name === 'interpolationType')?.values ?? [];
    for (const { interpolationType } of analysis.document.parameters) {
      if (interpolationType === undefined || interpolationType.text === value) continue;
      report({
        range: interpolationType,
        message: `The only interpolationType is "${value}"`,
        fixes: [{ title: `Change to "${value}"`, edits: [replaceText(interpolationType, value, analysis)] }],
      });
    }
  },
};
