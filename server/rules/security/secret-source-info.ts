import { securePlaces } from '../../catalog/references.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { sourceInfos } from '../steps/source-info.ts';

export const secretSourceInfo: Rule = {
  code: 'secret-source-info',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    const secrets = new Set(Object.values(securePlaces).flat());
    secrets.delete('username');
    for (const { keys } of sourceInfos(analysis.document)) {
      for (const { name, text, range, replace } of keys ?? []) {
        if (!secrets.has(name) || text === undefined || text === '' || text.includes('{{')) continue;
        const edit = replace(`{{ssm-secure:${name}}}`, analysis);
        report({
          range,
          message: `All who can read the document know this "${name}"; write {{ssm-secure:NAME}} for a SecureString in Parameter Store`,
          fixes: edit === undefined ? [] : [{ title: `Change to {{ssm-secure:${name}}}`, edits: [edit] }],
        });
      }
    }
  },
};
