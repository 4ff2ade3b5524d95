import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const flowUnreachable: Rule = {
  code: 'flow-unreachable',
  severity: 'hint',
  kinds: automationKinds,
  check({ flow }, report) {
    if (flow === undefined || flow.links.some((link) => link.target === undefined)) return;
    for (const step of flow.steps) {
      // Of a loop that nothing leads to, the loop itself is enough.
      if (flow.isReachable(step) || (step.loop !== undefined && !flow.isReachable(step.loop))) continue;
      report({
        range: step.name ?? step,
        message: `No step leads to "${step.name?.text ?? ''}", so it never runs`,
        tag: 'unnecessary',
      });
    }
  },
};
