import type { Rule } from '../rule.ts';
import { inputConstraint } from './input-constraint.ts';

export const executeAutomationTargets: Rule = inputConstraint({
  code: 'execute-automation-targets',
  action: 'aws:executeAutomation',
  about: 'Targets',
});
