import { findField } from '../../catalog/field.ts';
import { addEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { actionSteps } from './action-steps.ts';

/** A small type of today that has the architecture of the default. */
const suggestion = 't3.micro';

export const instancesDefaultType: Rule = {
  code: 'instances-default-type',
  severity: 'warning',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { step, inputs, entry, action, actionNode } of actionSteps(analysis, 'aws:runInstances')) {
      if (entry('InstanceType') !== undefined || inputs.entry('<<') !== undefined) continue;
      const standard = findField(action.inputs, 'InstanceType')?.field.default ?? '';
      report({
        range: step.node.entry('inputs')?.key ?? actionNode,
        message: `Without InstanceType the instances are ${standard}, which most AMIs and Regions no longer take`,
        fixes: [
          {
            title: `Add "InstanceType: ${suggestion}"`,
            edits: [addEntry(inputs, ['InstanceType', suggestion], analysis)],
          },
        ],
      });
    }
  },
};
