import { findAction } from '../../catalog/actions.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const flowOnCancelTarget: Rule = {
  code: 'flow-oncancel-target',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    for (const link of analysis.flow?.links ?? []) {
      const action = link.target?.action?.text;
      if (link.cause !== 'onCancel' || action === undefined || findAction(action)?.cancelTarget !== false) {
        continue;
      }
      report({
        range: link,
        message: `onCancel cannot lead to a step of ${action}`,
        fixes: [{ title: 'Change to "Abort"', edits: [replaceText(link.node, 'Abort', analysis)] }],
        ...(link.target?.action !== undefined && {
          related: [
            {
              start: link.target.action.start,
              end: link.target.action.end,
              message: `Step "${link.name}"`,
            },
          ],
        }),
      });
    }
  },
};
