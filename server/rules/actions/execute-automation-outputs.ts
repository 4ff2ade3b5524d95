import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { actionSteps } from './action-steps.ts';
import { outputUses } from './output-uses.ts';

export const executeAutomationOutputs: Rule = {
  code: 'execute-automation-outputs',
  severity: 'warning',
  kinds: automationKinds,
  check(analysis, report) {
    for (const step of actionSteps(analysis, 'aws:executeAutomation')) {
      if (step.entry('TargetLocations') === undefined) continue;
      for (const use of outputUses(step, ['Output'], analysis)) {
        report({
          range: use,
          ...(use.severity && { severity: use.severity }),
          message: `"${step.step.name?.text ?? ''}" runs in other accounts or Regions, from where no Output comes back`,
        });
      }
    }
  },
};
