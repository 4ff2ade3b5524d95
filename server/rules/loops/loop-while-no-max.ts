import { limits } from '../../catalog/limits.ts';
import { addEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { isWhile, loopSteps } from './loop-steps.ts';

export const loopWhileNoMax: Rule = {
  code: 'loop-while-no-max',
  severity: 'info',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    const most = limits.automation.loopIterations;
    for (const loop of loopSteps(analysis)) {
      const condition = loop.entry('LoopCondition');
      if (condition === undefined || !isWhile(loop) || loop.entry('MaxIterations') !== undefined) continue;
      report({
        range: condition.key,
        message: `Nothing ends this loop but its condition and the limit of ${most}; say with MaxIterations how often it may run`,
        fixes: [
          {
            title: `Add "MaxIterations: ${most}"`,
            edits: [addEntry(loop.inputs, ['MaxIterations', most], analysis, condition)],
          },
        ],
      });
    }
  },
};
