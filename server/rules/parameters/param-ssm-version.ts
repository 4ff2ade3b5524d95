import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const paramSsmVersion: Rule = {
  code: 'param-ssm-version',
  severity: 'hint',
  kinds: parameterKinds,
  check({ references, text }, report) {
    for (const { kind, declaration, name, start, end } of references) {
      if (kind !== 'ssm' || declaration === undefined) continue;
      // Parameters that AWS publishes, such as the newest AMI, are meant to change.
      if (name.startsWith('/aws/service/')) continue;
      if (/:\d+\s*\}\}$/.test(text.slice(start, end))) continue;
      report({
        range: { start, end },
        message: 'Every change of the stored value changes this default; add a version (":1") to fix it',
      });
    }
  },
};
