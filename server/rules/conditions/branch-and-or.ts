import { asSequence } from '../../syntax/tree.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { conditions } from './conditions.ts';

export const branchAndOr: Rule = {
  code: 'branch-and-or',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    for (const { connectives } of conditions(analysis)) {
      for (const { name, key, value } of connectives) {
        if (name === 'Not' || value.kind === 'missing') continue;
        const count = asSequence(value)?.items.length;
        if (count !== undefined && count >= 2) continue;
        const has = count === undefined ? 'a list of conditions' : 'two conditions or more';
        report({
          range: key,
          message: `${name} takes ${has}${count === 1 ? '; write the one condition without it' : ''}`,
        });
      }
    }
  },
};
