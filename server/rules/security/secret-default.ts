import { removeEntry } from '../edits.ts';
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
  check(analysis, report) {
    for (const { name, node, default: value, allowedValues } of analysis.document.parameters) {
      const secret = literal(value);
      // One of a few known words is no secret.
      if (
        secret === undefined ||
        allowedValues !== undefined ||
        !isSecretName(name) ||
        isNoSecret.test(secret.text)
      )
        continue;
      const entry = node?.entry('default');
      report({
        range: secret,
        message: `All who can read the document know this default of "${name}"; keep it in Parameter Store or Secrets Manager`,
        fixes:
          node === undefined || entry === undefined
            ? []
            : [{ title: 'Remove the default', edits: [removeEntry(node, entry, analysis)] }],
      });
    }
  },
};
