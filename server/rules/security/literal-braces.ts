import { agentKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const literalBraces: Rule = {
  code: 'literal-braces',
  severity: 'hint',
  kinds: agentKinds,
  check({ references }, report) {
    for (const { kind, start, end } of references) {
      if (kind !== 'step-output') continue;
      report({
        range: { start, end },
        message:
          'This looks like a reference, and there is no way to escape one; only runbooks have outputs of steps',
      });
    }
  },
};
