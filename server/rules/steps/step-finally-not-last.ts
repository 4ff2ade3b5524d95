import { asScalar } from '../../syntax/tree.ts';
import { removeEntry } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';

export const stepFinallyNotLast: Rule = {
  code: 'step-finally-not-last',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    for (const { inputs } of commandSteps(analysis.document).slice(0, -1)) {
      const entry = inputs?.entry('finallyStep');
      if (inputs === undefined || entry === undefined || asScalar(entry.value)?.text !== 'true') continue;
      report({
        range: entry.key,
        message: 'Only the last step can be a finallyStep; the agent ignores it here',
        fixes: [{ title: 'Remove "finallyStep"', edits: [removeEntry(inputs, entry, analysis)] }],
      });
    }
  },
};
