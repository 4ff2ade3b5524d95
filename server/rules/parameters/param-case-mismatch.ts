import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { undeclaredParameters } from './param-undeclared.ts';

export const paramCaseMismatch: Rule = {
  code: 'param-case-mismatch',
  severity: 'error',
  kinds: parameterKinds,
  check(analysis, report) {
    for (const { reference, sameButCase } of undeclaredParameters(analysis)) {
      if (sameButCase === undefined) continue;
      const { name, nameRange } = reference;
      report({
        range: nameRange,
        message: `Case counts in names: the parameter is "${sameButCase}", not "${name}"`,
        fixes: [{ title: `Change to "${sameButCase}"`, edits: [{ ...nameRange, text: sameButCase }] }],
      });
    }
  },
};
