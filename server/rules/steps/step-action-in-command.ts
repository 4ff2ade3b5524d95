import { findAction } from '../../catalog/actions.ts';
import { findPlugin } from '../../catalog/plugins.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';
import { changeSchema } from './change-schema.ts';

export const stepActionInCommand: Rule = {
  code: 'step-action-in-command',
  severity: 'error',
  kinds: commandKinds,
  check(analysis, report) {
    const fixes = changeSchema('0.3', isAction, analysis);
    for (const { action } of commandSteps(analysis.document)) {
      if (action === undefined || !isAction(action.text)) continue;
      report({
        range: action,
        message: `"${action.text}" is an action of runbooks (schema 0.3); steps of Command documents are plugins that run on the node`,
        fixes,
      });
    }
  },
};

function isAction(name: string): boolean {
  return findAction(name) !== undefined && findPlugin(name) === undefined;
}
