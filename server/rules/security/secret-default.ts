import { parameterKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { isSecretName } from './secret-words.ts';

/** Where the secret is, or a mere word, rather than the secret. */
const isNoSecret = /^(?:arn:|\/|true$|false$|none$|null$|\d+$|<.*>$)/i;

export const secretDefault: Rule = {
  code: 'secret-default',
  severity: 'hint',
  kinds: parameterKinds,
  check({ document }, report) {
    for (const { name, default: value, allowedValues } of document.parameters) {
      const secret = literal(value);
      // One of a few known words is no secret.
      if (
        secret === undefined ||
        allowedValues !== undefined ||
        !isSecretName(name) ||
        isNoSecret.test(secret.text)
      )
        continue;
      report({
        range: secret,
        message: `All who can read the document know this default of "${name}"; keep it in Parameter Store or Secrets Manager`,
      });
    }
  },
};
