import { removeEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { scriptSteps } from './script-steps.ts';

export const scriptHandlerPowershell: Rule = {
  code: 'script-handler-powershell',
  severity: 'warning',
  kinds: automationKinds,
  check(analysis, report) {
    for (const { language, handler, inputs } of scriptSteps(analysis)) {
      if (language !== 'powershell' || handler === undefined) continue;
      report({
        range: handler.key,
        message: 'PowerShell runs the whole script and takes no Handler',
        fixes: [{ title: 'Remove Handler', edits: [removeEntry(inputs, handler, analysis)], isSafe: true }],
      });
    }
  },
};
