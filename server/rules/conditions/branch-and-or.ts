import { asMap, asSequence } from '../../syntax/tree.ts';
import { hoistEntries } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { conditions } from './conditions.ts';

export const branchAndOr: Rule = {
  code: 'branch-and-or',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    for (const { node, connectives } of conditions(analysis)) {
      for (const entry of connectives) {
        const { name, key, value } = entry;
        if (name === 'Not' || value.kind === 'missing') continue;
        const count = asSequence(value)?.items.length;
        if (count !== undefined && count >= 2) continue;
        const has = count === undefined ? 'a list of conditions' : 'two conditions or more';
        const [only = value] = asSequence(value)?.items ?? [];
        const inner = count === 0 ? undefined : asMap(only);
        const edit = inner && hoistEntries(node, entry, inner, analysis);
        report({
          range: key,
          message: `${name} takes ${has}${count === 1 ? '; write the one condition without it' : ''}`,
          fixes: edit === undefined ? [] : [{ title: `Write the condition without ${name}`, edits: [edit] }],
        });
      }
    }
  },
};
