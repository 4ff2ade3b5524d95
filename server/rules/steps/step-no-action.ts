import { stepKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { stepsOf } from './known-steps.ts';

export const stepNoAction: Rule = {
  code: 'step-no-action',
  severity: 'error',
  kinds: stepKinds,
  check(analysis, report) {
    for (const { node, entries, action, name } of stepsOf(analysis)) {
      if (action !== undefined || entries.length === 0 || node.entry('action') !== undefined) continue;
      report({ range: name ?? entries[0]?.key ?? node, message: 'Every step needs an "action"' });
    }
  },
};
