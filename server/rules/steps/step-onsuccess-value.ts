import { sharedInputs } from '../../catalog/plugins.ts';
import { replaceText } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';

export const stepOnsuccessValue: Rule = {
  code: 'step-onsuccess-value',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    const [only = ''] = sharedInputs.find((field) => field.name === 'onSuccess')?.values ?? [];
    for (const { inputs } of commandSteps(analysis.document)) {
      const value = literal(inputs?.get('onSuccess'));
      if (value === undefined || value.text === only) continue;
      report({
        range: value,
        message: `"onSuccess" is "${only}" or left out; the agent ignores other words`,
        fixes: [{ title: `Change to "${only}"`, edits: [replaceText(value, only, analysis)] }],
      });
    }
  },
};
