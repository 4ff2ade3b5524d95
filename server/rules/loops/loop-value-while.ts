import { automationKinds } from '../kinds.ts';
import { firstName, stepReferences } from '../references/step-outputs.ts';
import type { Rule } from '../rule.ts';
import { isWhile, loopSteps } from './loop-steps.ts';

const iteratorValue = 'CurrentIteratorValue';

export const loopValueWhile: Rule = {
  code: 'loop-value-while',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    const names = new Set([...loopSteps(analysis)].filter(isWhile).map(({ step }) => step.name?.text));
    for (const { name, output, outputRange } of stepReferences(analysis)) {
      if (!names.has(name) || firstName(output) !== iteratorValue) continue;
      const { start } = outputRange;
      report({
        range: outputRange,
        message: `"${name}" repeats while a condition holds, so it has no item; CurrentIteration counts its iterations`,
        fixes: [
          {
            title: 'Change to "CurrentIteration"',
            edits: [{ start, end: start + iteratorValue.length, text: 'CurrentIteration' }],
          },
        ],
      });
    }
  },
};
