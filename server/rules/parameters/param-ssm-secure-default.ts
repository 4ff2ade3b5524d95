import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const paramSsmSecureDefault: Rule = {
  code: 'param-ssm-secure-default',
  severity: 'error',
  kinds: parameterKinds,
  check({ references }, report) {
    for (const { kind, declaration, start, end } of references) {
      if (kind !== 'ssm-secure' || declaration === undefined) continue;
      report({
        range: { start, end },
        message:
          'A SecureString cannot be a default; read it in the script, or use {{ssm-secure:…}} in sourceInfo of aws:downloadContent',
      });
    }
  },
};
