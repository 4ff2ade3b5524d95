import { automationKinds } from '../kinds.ts';
import { removeEntry } from '../edits.ts';
import type { Rule } from '../rule.ts';

export const flowEndAndNext: Rule = {
  code: 'flow-end-and-next',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { node, isEnd, nextStep } of analysis.flow?.steps ?? []) {
      if (nextStep === undefined || isEnd?.text.toLowerCase() !== 'true') continue;
      report({
        range: isEnd,
        message: `A step that ends the run has no next step, but nextStep is "${nextStep.text}"`,
        related: [{ start: nextStep.start, end: nextStep.end, message: 'The next step is named here' }],
        fixes: ['isEnd', 'nextStep'].flatMap((key) => {
          const entry = node.entry(key);
          return entry === undefined
            ? []
            : [{ title: `Remove ${key}`, edits: [removeEntry(node, entry, analysis)] }];
        }),
      });
    }
  },
};
