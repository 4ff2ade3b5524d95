import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const paramInKey: Rule = {
  code: 'param-in-key',
  severity: 'error',
  kinds: parameterKinds,
  check({ references }, report) {
    for (const { inKey, start, end } of references) {
      if (!inKey) continue;
      report({ range: { start, end }, message: 'References are resolved in values only, never in keys' });
    }
  },
};
