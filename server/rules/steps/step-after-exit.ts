import { asScalar } from '../../syntax/tree.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps, mayShareNode } from './known-steps.ts';

export const stepAfterExit: Rule = {
  code: 'step-after-exit',
  severity: 'hint',
  kinds: commandKinds,
  check({ document }, report) {
    const steps = commandSteps(document);
    for (const [index, step] of steps.entries()) {
      const { inputs, precondition } = step;
      const ends = (key: string): boolean =>
        ['exit', 'successAndExit'].includes(asScalar(inputs?.get(key))?.text ?? '');
      if (precondition !== undefined || !ends('onSuccess') || !ends('onFailure')) continue;
      for (const later of steps.slice(index + 1)) {
        const isFinal = asScalar(later.inputs?.get('finallyStep'))?.text === 'true';
        if (isFinal || !mayShareNode(step, later) || later.name === undefined) continue;
        report({
          range: later.name,
          message: `This step never runs where "${step.name?.text ?? ''}" has run, because that one ends the document either way`,
        });
      }
      return;
    }
  },
};
