import { findAction } from '../../catalog/actions.ts';
import { asSequence } from '../../syntax/tree.ts';
import { literalNumber } from '../actions/action-steps.ts';
import { replaceValue } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { loopSteps } from './loop-steps.ts';

export const loopMax: Rule = {
  code: 'loop-max',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    const { least, most } = bounds();
    for (const loop of loopSteps(analysis)) {
      const max = loop.get('MaxIterations');
      const iterations = literalNumber(max);
      if (max !== undefined && iterations !== undefined && !(iterations >= least && iterations <= most)) {
        const nearest = iterations > most ? most : least;
        report({
          range: max,
          message: `A loop makes ${least} to ${most} iterations, not ${iterations}`,
          fixes: [{ title: `Change to ${nearest}`, edits: [replaceValue(max, nearest, analysis)] }],
        });
      }
      const list = asSequence(loop.get('Iterators'));
      const items = list?.items.length ?? least;
      if (list !== undefined && !(items >= least && items <= most)) {
        report({
          range: loop.entry('Iterators')?.key ?? list,
          message: `A loop goes through ${least} to ${most} items, and this list has ${items === 0 ? 'none' : items}`,
        });
      }
    }
  },
};

/** How often a loop runs, as the catalog has it. */
function bounds(): { readonly least: number; readonly most: number } {
  const field = findAction('aws:loop')?.inputs.find(({ name }) => name === 'MaxIterations');
  return { least: field?.min ?? 0, most: field?.max ?? Infinity };
}
