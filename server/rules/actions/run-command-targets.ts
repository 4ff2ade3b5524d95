import type { Rule } from '../rule.ts';
import { inputConstraint } from './input-constraint.ts';

export const runCommandTargets: Rule = inputConstraint({
  code: 'run-command-targets',
  action: 'aws:runCommand',
  about: 'Targets',
});
