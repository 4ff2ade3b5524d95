import { findAction } from '../../catalog/actions.ts';
import { findPlugin } from '../../catalog/plugins.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { stepsOf } from './known-steps.ts';
import { changeSchema } from './change-schema.ts';

export const stepPluginInAutomation: Rule = {
  code: 'step-plugin-in-automation',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    const fixes = changeSchema('2.2', isPlugin, analysis);
    for (const { action } of stepsOf(analysis)) {
      if (action === undefined || !isPlugin(action.text)) continue;
      report({
        range: action,
        message: `"${action.text}" is a plugin of Command documents; a runbook reaches nodes by aws:runCommand`,
        fixes,
      });
    }
  },
};

function isPlugin(name: string): boolean {
  return findPlugin(name) !== undefined && findAction(name) === undefined;
}
