import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const flowSelf: Rule = {
  code: 'flow-self',
  severity: 'error',
  kinds: automationKinds,
  check({ flow }, report) {
    for (const link of flow?.links ?? []) {
      if (link.cause !== 'nextStep' || link.target !== link.from) continue;
      report({ range: link, message: `Step "${link.name}" cannot follow itself` });
    }
  },
};
