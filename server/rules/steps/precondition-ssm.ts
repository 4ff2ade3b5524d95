import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';

export const preconditionSsm: Rule = {
  code: 'precondition-ssm',
  severity: 'error',
  kinds: commandKinds,
  check({ document, references }, report) {
    const preconditions = commandSteps(document).flatMap((step) => step.precondition ?? []);
    if (preconditions.length === 0) return;
    for (const { kind, start, end } of references) {
      if (kind !== 'ssm' && kind !== 'ssm-secure') continue;
      if (!preconditions.some((node) => node.start <= start && end <= node.end)) continue;
      report({
        range: { start, end },
        message:
          'The agent fails steps whose precondition reads Parameter Store; compare with a parameter instead',
      });
    }
  },
};
