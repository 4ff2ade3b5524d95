import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const refGlobalInCommand: Rule = {
  code: 'ref-global-in-command',
  severity: 'warning',
  kinds: commandKinds,
  check({ references }, report) {
    for (const reference of references) {
      const { kind, name } = reference;
      if (kind !== 'global' && kind !== 'automation' && kind !== 'variable') continue;
      report({
        range: reference,
        message: `Only runbooks know ${kind}:${name}; the agent leaves this text as it is. Take the value as a parameter`,
      });
    }
  },
};
