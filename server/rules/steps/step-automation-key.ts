import { automationOnlyStepKeys } from '../../catalog/steps.ts';
import { removeEntry } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';

export const stepAutomationKey: Rule = {
  code: 'step-automation-key',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    for (const { node, entries } of commandSteps(analysis.document)) {
      for (const entry of entries) {
        if (!automationOnlyStepKeys.some((key) => key === entry.name)) continue;
        report({
          range: entry.key,
          message: `"${entry.name}" means something in runbooks only; here every step runs in its turn`,
          fixes: [{ title: `Remove "${entry.name}"`, edits: [removeEntry(node, entry, analysis)] }],
          tag: 'unnecessary',
        });
      }
    }
  },
};
