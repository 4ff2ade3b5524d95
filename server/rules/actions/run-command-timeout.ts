import { findField } from '../../catalog/field.ts';
import { replaceNumber } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { actionSteps, literalNumber } from './action-steps.ts';

export const runCommandTimeout: Rule = {
  code: 'run-command-timeout',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { get, action } of actionSteps(analysis, 'aws:runCommand')) {
      const { min = 0, max = Infinity } = findField(action.inputs, 'TimeoutSeconds')?.field ?? {};
      const node = get('TimeoutSeconds');
      const seconds = literalNumber(node);
      if (node === undefined || seconds === undefined || (seconds >= min && seconds <= max)) continue;
      const nearest = Math.min(Math.max(seconds, min), max);
      report({
        range: node,
        message: `"TimeoutSeconds" is ${min} to ${max}, the seconds within which a node has to take the command`,
        fixes: [{ title: `Change to ${nearest}`, edits: [replaceNumber(node, nearest, analysis)] }],
      });
    }
  },
};
