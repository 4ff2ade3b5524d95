import { findAction } from '../../catalog/actions.ts';
import { removeEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const flowOnCancelOwner: Rule = {
  code: 'flow-oncancel-owner',
  severity: 'warning',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { node, action, onCancel } of analysis.flow?.steps ?? []) {
      // Abort is what happens anyway; it stands in steps of AWS's own runbooks.
      if (action === undefined || onCancel === undefined || onCancel.text === 'Abort') continue;
      if (findAction(action.text)?.takesOnCancel !== false) continue;
      const entry = node.entry('onCancel');
      report({
        range: onCancel,
        message: `${action.text} has no onCancel`,
        fixes:
          entry === undefined
            ? []
            : [{ title: 'Remove onCancel', edits: [removeEntry(node, entry, analysis)] }],
      });
    }
  },
};
