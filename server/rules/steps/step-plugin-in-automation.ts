import { findAction } from '../../catalog/actions.ts';
import { findPlugin } from '../../catalog/plugins.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { stepsOf } from './known-steps.ts';

export const stepPluginInAutomation: Rule = {
  code: 'step-plugin-in-automation',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    for (const { action } of stepsOf(analysis)) {
      if (action === undefined || findPlugin(action.text) === undefined || findAction(action.text)) continue;
      report({
        range: action,
        message: `"${action.text}" is a plugin of Command documents; a runbook reaches nodes by aws:runCommand`,
      });
    }
  },
};
