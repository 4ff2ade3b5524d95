import { asScalar } from '../../syntax/tree.ts';
import { addEntry } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps, mayShareNode } from './known-steps.ts';

export const stepNoStopOnFailure: Rule = {
  code: 'step-no-stop-on-failure',
  severity: 'info',
  kinds: commandKinds,
  check(analysis, report) {
    const steps = commandSteps(analysis.document);
    // Whoever writes one of these anywhere knows what a failed step does.
    const isDecided = steps.some(({ inputs }) =>
      ['onFailure', 'onSuccess', 'finallyStep'].some((key) => inputs?.entry(key) !== undefined),
    );
    if (isDecided) return;
    for (const [index, step] of steps.entries()) {
      const next = steps.slice(index + 1).find((later) => mayShareNode(step, later));
      const { name, inputs } = step;
      if (next === undefined || name === undefined || inputs === undefined || step.entries.length === 0)
        continue;
      report({
        range: name,
        message: `Step "${asScalar(next.name)?.text ?? ''}" runs even if this one fails; "onFailure: exit" in its inputs would stop the document`,
        fixes: [{ title: 'Add onFailure: exit', edits: [addEntry(inputs, ['onFailure', 'exit'], analysis)] }],
      });
      return;
    }
  },
};
