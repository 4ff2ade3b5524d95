import { asMap, asSequence } from '../../syntax/tree.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';
import { preconditionOperator } from './precondition.ts';

export const preconditionArgs: Rule = {
  code: 'precondition-args',
  severity: 'error',
  kinds: commandKinds,
  check({ document }, report) {
    for (const { precondition } of commandSteps(document)) {
      const entry = asMap(precondition)?.entry(preconditionOperator);
      if (entry === undefined || asSequence(entry.value)?.items.length === 2) continue;
      report({
        range: entry.value.kind === 'missing' ? entry.key : entry.value,
        message: `"${preconditionOperator}" compares exactly two texts, such as [platformType, Linux]`,
      });
    }
  },
};
