import { findAction } from '../../catalog/actions.ts';
import { findPlugin, listPlugins } from '../../catalog/plugins.ts';
import { replaceText } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { commandSteps } from './known-steps.ts';

export const stepUnknownPlugin: Rule = {
  code: 'step-unknown-plugin',
  severity: 'error',
  kinds: commandKinds,
  check(analysis, report) {
    const names = listPlugins().flatMap((plugin) => (plugin.documented ? [plugin.name] : []));
    for (const step of commandSteps(analysis.document)) {
      const action = literal(step.action);
      // An action of runbooks is what step-action-in-command reports.
      if (action === undefined || findPlugin(action.text) || findAction(action.text)) continue;
      const nearest = closest(action.text, names);
      report({
        range: action,
        message: `There is no plugin "${action.text}"${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`,
        fixes:
          nearest === undefined
            ? []
            : [{ title: `Change to "${nearest}"`, edits: [replaceText(action, nearest, analysis)] }],
      });
    }
  },
};
