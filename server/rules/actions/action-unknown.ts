import { findAction, listActions, mistakenActions } from '../../catalog/actions.ts';
import { findPlugin } from '../../catalog/plugins.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';

export const actionUnknown: Rule = {
  code: 'action-unknown',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const step of analysis.flow?.steps ?? []) {
      const node = literal(step.action);
      if (node === undefined) continue;
      const action = findAction(node.text);
      if (action?.documented === false) {
        report({
          range: node,
          message: `${node.text} is not documented; it stands only in runbooks that Amazon owns`,
          severity: 'warning',
        });
      }
      // A plugin in a runbook is reported as step-plugin-in-automation.
      if (action !== undefined || findPlugin(node.text) !== undefined) continue;
      const meant = mistakenActions[node.text] ?? closest(node.text, documentedActions());
      report({
        range: node,
        message: `There is no action "${node.text}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
        fixes:
          meant === undefined
            ? []
            : [{ title: `Change to "${meant}"`, edits: [replaceText(node, meant, analysis)] }],
      });
    }
  },
};

function documentedActions(): string[] {
  return listActions().flatMap((action) => (action.documented ? [action.name] : []));
}
