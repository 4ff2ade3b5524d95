import { findAction } from '../../catalog/actions.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const flowOnCancelTarget: Rule = {
  code: 'flow-oncancel-target',
  severity: 'error',
  kinds: automationKinds,
  check({ flow }, report) {
    for (const link of flow?.links ?? []) {
      const action = link.target?.action?.text;
      if (link.cause !== 'onCancel' || action === undefined || findAction(action)?.cancelTarget !== false) {
        continue;
      }
      report({
        range: link,
        message: `onCancel cannot lead to a step of ${action}`,
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
