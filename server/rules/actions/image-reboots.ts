import { addEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { actionSteps } from './action-steps.ts';

export const imageReboots: Rule = {
  code: 'image-reboots',
  severity: 'info',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { step, inputs, entry, actionNode } of actionSteps(analysis, 'aws:createImage')) {
      if (entry('NoReboot') !== undefined || inputs.entry('<<') !== undefined) continue;
      report({
        range: step.node.entry('inputs')?.key ?? actionNode,
        message:
          'The step restarts the instance; say so by NoReboot: false, or leave it running by NoReboot: true',
        fixes: [false, true].map((value) => ({
          title: `Add "NoReboot: ${value}"`,
          edits: [addEntry(inputs, ['NoReboot', value], analysis)],
        })),
      });
    }
  },
};
