import { exitCodes } from '../../catalog/steps.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

const beginning = String.raw`(?<=^|[;&|({]\s*|\b(?:then|do|else|sudo)\s+)`;
const shell = new RegExp(
  String.raw`${beginning}(?:/usr)?(?:/s?bin/)?(?:reboot|shutdown\s+-r|init\s+6|systemctl\s+reboot)\b(?![\w.-])`,
  'gm',
);
const powershell = new RegExp(
  String.raw`${beginning}(?:Restart-Computer|shutdown(?:\.exe)?\s+[/-]r)\b`,
  'gim',
);

export const stepBareReboot: Rule = {
  code: 'step-bare-reboot',
  severity: 'warning',
  kinds: commandKinds,
  check({ scripts }, report) {
    for (const script of scripts) {
      const isShell = script.language === 'shell';
      for (const match of script.matchAll(isShell ? shell : powershell)) {
        if (script.quotingAt(match.index) !== 'none') continue;
        const code = isShell ? exitCodes.reboot : exitCodes.rebootWindows;
        report({
          range: script.rangeOf(match.index, match.index + match[0].length),
          message: `A restart by the script loses the status of the step; let the agent do it by exit code ${code}`,
        });
      }
    }
  },
};
