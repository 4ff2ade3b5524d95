import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { takeRole } from './assume-role-fix.ts';
import { awsCall, scriptSteps } from './script-steps.ts';

export const scriptNoRole: Rule = {
  code: 'script-no-role',
  severity: 'warning',
  kinds: automationKinds,
  check(analysis, report) {
    if (analysis.document.root?.entry('assumeRole') !== undefined) return;
    for (const step of scriptSteps(analysis)) {
      const range = awsCall(step);
      if (range === undefined) continue;
      report({
        range,
        message: 'A script can call AWS only in a runbook with assumeRole',
        fixes: takeRole(analysis),
      });
    }
  },
};
