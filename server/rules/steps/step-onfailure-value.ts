import { sharedInputs } from '../../catalog/plugins.ts';
import { replaceText } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { commandSteps } from './known-steps.ts';

export const stepOnfailureValue: Rule = {
  code: 'step-onfailure-value',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    const values = sharedInputs.find((field) => field.name === 'onFailure')?.values ?? [];
    for (const { inputs } of commandSteps(analysis.document)) {
      const value = literal(inputs?.get('onFailure'));
      if (value === undefined || values.includes(value.text)) continue;
      const instead = closest(value.text, values) ?? 'exit';
      report({
        range: value,
        message: `The agent knows ${listNames(values)} as "onFailure" and ignores other words`,
        fixes: [{ title: `Change to "${instead}"`, edits: [replaceText(value, instead, analysis)] }],
      });
    }
  },
};
