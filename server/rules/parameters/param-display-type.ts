import { parameterFields } from '../../catalog/parameters.ts';
import { replaceText } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';

export const paramDisplayType: Rule = {
  code: 'param-display-type',
  severity: 'error',
  kinds: parameterKinds,
  check(analysis, report) {
    const values = parameterFields.find((field) => field.name === 'displayType')?.values ?? [];
    for (const { displayType } of analysis.document.parameters) {
      if (displayType === undefined || values.includes(displayType.text)) continue;
      const instead = closest(displayType.text, values) ?? values[0] ?? '';
      report({
        range: displayType,
        message: `There is no displayType "${displayType.text}"; it is ${values.join(' or ')}`,
        fixes: [{ title: `Change to "${instead}"`, edits: [replaceText(displayType, instead, analysis)] }],
      });
    }
  },
};
