import type { Rule } from '../rule.ts';
import { inputConstraint } from './input-constraint.ts';

export const sleepOneOf: Rule = inputConstraint({
  code: 'sleep-one-of',
  action: 'aws:sleep',
  about: 'Duration',
});
