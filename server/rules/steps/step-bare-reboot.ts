import { exitCodes } from '../../catalog/steps.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

const shell = /(?:\/usr)?(?:\/s?bin\/)?\b(?:reboot|shutdown\s+-r|init\s+6|systemctl\s+reboot)\b(?![\w.-])/g;
const powershell = /\b(?:Restart-Computer|shutdown(?:\.exe)?\s+[/-]r)\b/gi;
/** What a command may stand behind. */
const beginning = /(?:^|[\n;&|({]\s{0,100}|\b(?:then|do|else|sudo)\s{1,100})$/;

export const stepBareReboot: Rule = {
  code: 'step-bare-reboot',
  severity: 'warning',
  kinds: commandKinds,
  check({ scripts }, report) {
    for (const script of scripts) {
      const isShell = script.language === 'shell';
      for (const match of script.matchAll(isShell ? shell : powershell)) {
        if (script.quotingAt(match.index) !== 'none') continue;
        // Looked at here and not by the expression, which would do it at each character of the script.
        if (!beginning.test(script.text.slice(Math.max(0, match.index - 110), match.index))) continue;
        const code = isShell ? exitCodes.reboot : exitCodes.rebootWindows;
        report({
          range: script.rangeOf(match.index, match.index + match[0].length),
          message: `A restart by the script loses the status of the step; let the agent do it by exit code ${code}`,
        });
      }
    }
  },
};
