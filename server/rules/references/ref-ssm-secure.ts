import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const refSsmSecure: Rule = {
  code: 'ref-ssm-secure',
  severity: 'hint',
  kinds: automationKinds,
  check({ references }, report) {
    for (const reference of references) {
      // A default that asks for a SecureString is what param-ssm-secure-default reports.
      if (reference.kind !== 'ssm-secure' || reference.declaration !== undefined) continue;
      report({
        range: reference,
        message: `Runbooks do not resolve ssm-secure:${reference.name}; read the secret inside the script or function that needs it`,
      });
    }
  },
};
