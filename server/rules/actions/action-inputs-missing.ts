import { findAction } from '../../catalog/actions.ts';
import { addEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';

export const actionInputsMissing: Rule = {
  code: 'action-inputs-missing',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { node, action } of analysis.flow?.steps ?? []) {
      const known = action && findAction(action.text);
      if (known === undefined || node.entry('inputs') !== undefined) continue;
      const required = known.inputs.flatMap((field) => (field.required === true ? [field.name] : []));
      const wants = required.length === 0 ? 'even though they may be empty' : `with ${listNames(required)}`;
      report({
        range: action ?? node,
        message: `A step of ${known.name} needs inputs, ${wants}`,
        fixes:
          known.emptyInputs === true
            ? [{ title: 'Add "inputs: {}"', edits: [addEntry(node, ['inputs', {}], analysis)] }]
            : [],
      });
    }
  },
};
