import { findAction } from '../../catalog/actions.ts';
import { findPlugin } from '../../catalog/plugins.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';

export const stepActionInCommand: Rule = {
  code: 'step-action-in-command',
  severity: 'error',
  kinds: commandKinds,
  check({ document }, report) {
    for (const { action } of commandSteps(document)) {
      if (action === undefined || findAction(action.text) === undefined || findPlugin(action.text)) continue;
      report({
        range: action,
        message: `"${action.text}" is an action of runbooks (schema 0.3); steps of Command documents are plugins that run on the node`,
      });
    }
  },
};
