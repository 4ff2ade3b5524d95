import { removeEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const flowSelf: Rule = {
  code: 'flow-self',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    for (const link of analysis.flow?.links ?? []) {
      if (link.cause !== 'nextStep' || link.target !== link.from) continue;
      const { node } = link.from;
      const entry = node.entry('nextStep');
      report({
        range: link,
        message: `Step "${link.name}" cannot follow itself`,
        fixes:
          entry === undefined
            ? []
            : [{ title: 'Remove "nextStep"', edits: [removeEntry(node, entry, analysis)] }],
      });
    }
  },
};
