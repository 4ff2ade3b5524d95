import { findField } from '../../catalog/field.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { actionSteps } from './action-steps.ts';

export const runCommandSha1: Rule = {
  code: 'run-command-sha1',
  severity: 'warning',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { get, action } of actionSteps(analysis, 'aws:runCommand')) {
      const type = literal(get('DocumentHashType'));
      const field = findField(action.inputs, 'DocumentHashType')?.field;
      if (type === undefined || field?.retiredValues?.includes(type.text) !== true) continue;
      const better = field.values?.[0] ?? '';
      // Another hash has to be made anew, unless it is the better one already.
      const isBetter = /^[0-9a-f]{64}$/i.test(literal(get('DocumentHash'))?.text ?? '');
      report({
        range: type,
        message: `${type.text} is deprecated, because two documents with the same hash can be made; use ${better}`,
        tag: 'deprecated',
        fixes: isBetter
          ? [{ title: `Change to "${better}"`, edits: [replaceText(type, better, analysis)] }]
          : [],
      });
    }
  },
};
