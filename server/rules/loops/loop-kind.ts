import { inputConstraint } from '../actions/input-constraint.ts';
import type { Rule } from '../rule.ts';

export const loopKind: Rule = inputConstraint({
  code: 'loop-kind',
  action: 'aws:loop',
  about: 'LoopCondition',
});
