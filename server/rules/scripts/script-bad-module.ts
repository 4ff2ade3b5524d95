import { unsupportedPowerShellModule } from '../../catalog/runtimes.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { scriptSteps } from './script-steps.ts';

const { name, instead } = unsupportedPowerShellModule;
const pattern = new RegExp(String.raw`^[^#\n]*?\b(${name.replace('.', String.raw`\.`)})\b`, 'gim');

export const scriptBadModule: Rule = {
  code: 'script-bad-module',
  severity: 'warning',
  kinds: automationKinds,
  check(analysis, report) {
    for (const { language, script } of scriptSteps(analysis)) {
      if (language !== 'powershell' || script === undefined) continue;
      for (const match of script.text.matchAll(pattern)) {
        const end = match.index + match[0].length;
        report({
          range: script.sourceRange(end - name.length, end),
          message: `The module ${name} does not load here; install the modules ${instead} that you need`,
        });
      }
    }
  },
};
