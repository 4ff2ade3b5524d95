import { findPlugin } from '../../catalog/plugins.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';
import { movingIntoInputs } from './misplaced-input.ts';

export const stepTimeoutPlace: Rule = {
  code: 'step-timeout-place',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    for (const step of commandSteps(analysis.document)) {
      const entry = step.entries.find(({ name }) => name === 'timeoutSeconds');
      if (entry === undefined) continue;
      const plugin = findPlugin(step.action?.text ?? '');
      const hasInput = plugin?.inputs.some((field) => field.name === 'timeoutSeconds') === true;
      report({
        range: entry.key,
        message: `The agent ignores "timeoutSeconds" here${hasInput ? '; it belongs into "inputs"' : ''}`,
        fixes: hasInput ? movingIntoInputs(step, entry, analysis) : [],
      });
    }
  },
};
