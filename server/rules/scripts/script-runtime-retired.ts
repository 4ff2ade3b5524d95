import { replacementRuntime, retiredRuntimes } from '../../catalog/runtimes.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { scriptSteps } from './script-steps.ts';

export const scriptRuntimeRetired: Rule = {
  code: 'script-runtime-retired',
  severity: 'warning',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { runtime } of scriptSteps(analysis)) {
      if (runtime === undefined || !retiredRuntimes.some((name) => name === runtime.text)) continue;
      const better = replacementRuntime(runtime.text);
      report({
        range: runtime,
        message: `AWS no longer lists the runtime "${runtime.text}"${better === undefined ? '' : `; use "${better}"`}`,
        tag: 'deprecated',
        fixes:
          better === undefined
            ? []
            : [{ title: `Change to "${better}"`, edits: [replaceText(runtime, better, analysis)] }],
      });
    }
  },
};
