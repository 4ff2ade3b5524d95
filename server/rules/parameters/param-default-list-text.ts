import { asScalar } from '../../syntax/tree.ts';
import { replaceValue } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { baseTypeOf } from './declarations.ts';

export const paramDefaultListText: Rule = {
  code: 'param-default-list-text',
  severity: 'error',
  kinds: parameterKinds,
  check(analysis, report) {
    for (const parameter of analysis.document.parameters) {
      const value = asScalar(parameter.default);
      if (baseTypeOf(parameter) !== 'StringList' || value === undefined || value.value === null) continue;
      if (value.text.includes('{{')) continue;
      const items = value.text === '' ? [] : value.text.split(',').map((item) => item.trim());
      report({
        range: value,
        message: 'The default of a StringList is a list, not a text',
        fixes: [{ title: 'Change to a list', edits: [replaceValue(value, items, analysis)] }],
      });
    }
  },
};
