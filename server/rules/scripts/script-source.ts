import { inputConstraint } from '../actions/input-constraint.ts';
import type { Rule } from '../rule.ts';

export const scriptSource: Rule = inputConstraint({
  code: 'script-source',
  action: 'aws:executeScript',
  about: 'Script',
});
