import { currentRuntimes, replacementRuntime, retiredRuntimes } from '../../catalog/runtimes.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';
import { scriptSteps } from './script-steps.ts';

export const scriptRuntimeUnknown: Rule = {
  code: 'script-runtime-unknown',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    const known: readonly string[] = [...currentRuntimes, ...retiredRuntimes];
    for (const { runtime } of scriptSteps(analysis)) {
      if (runtime === undefined || known.includes(runtime.text)) continue;
      const sameButCase = currentRuntimes.find((name) => name.toLowerCase() === runtime.text.toLowerCase());
      const better = sameButCase ?? replacementRuntime(runtime.text);
      report({
        range: runtime,
        message: `There is no runtime "${runtime.text}"; use ${listNames(currentRuntimes, 'or')}`,
        fixes:
          better === undefined
            ? []
            : [{ title: `Change to "${better}"`, edits: [replaceText(runtime, better, analysis)] }],
      });
    }
  },
};
