import type { Rule } from '../rule.ts';
import { inputConstraint } from './input-constraint.ts';

export const stackRollback: Rule = inputConstraint({
  code: 'stack-rollback',
  action: 'aws:createStack',
  about: 'OnFailure',
});
