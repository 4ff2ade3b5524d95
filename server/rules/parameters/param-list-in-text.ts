import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { pastedParameters } from '../scripts/parameter-uses.ts';
import { baseTypeOf } from './declarations.ts';

export const paramListInText: Rule = {
  code: 'param-list-in-text',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    for (const { parameter, reference } of pastedParameters(analysis)) {
      const { name, start, end, whole } = reference;
      if (whole || baseTypeOf(parameter) !== 'StringList') continue;
      report({
        range: { start, end },
        message: `"${name}" is a list, and inside a text it becomes JSON such as ["a","b"]`,
      });
    }
  },
};
