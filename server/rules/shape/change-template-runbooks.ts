import { asMap, asScalar, asSequence } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';

export const changeTemplateRunbooks: Rule = {
  code: 'change-template-runbooks',
  severity: 'error',
  kinds: ['Automation.ChangeTemplate'],
  check({ document }, report) {
    const entry = document.root?.entry('executableRunBooks');
    const runbooks = asSequence(entry?.value);
    if (entry === undefined) return;
    if (runbooks === undefined) {
      report({
        range: entry.key,
        message: '"executableRunBooks" takes a list of maps, each with the name of a runbook',
      });
      return;
    }
    for (const item of runbooks.items) {
      const name = asScalar(asMap(item)?.get('name'));
      if (name !== undefined && name.text !== '') continue;
      report({ range: item, message: 'A runbook needs its "name"' });
    }
  },
};
