import type { Script } from '../../model/scripts.ts';
import { replaceText } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { codeLines } from '../steps/script-lines.ts';

const signs = {
  /** Cmdlets by their verb, and variables of PowerShell. */
  shell:
    /^(?:(?:Add|Copy|Export|Get|Import|Install|Invoke|New|Remove|Restart|Set|Start|Stop|Test|Write)-[A-Z][A-Za-z]+\b(?!\.)|\$env:\w+|\$[A-Za-z]\w*\s*=\s)/,
  powershell:
    /^(?:if\s+\[|fi$|done$|esac$|export\s+\w+=|sudo\s|#!\/(?:usr\/)?bin\/(?:env\s+)?(?:ba|da)?sh\b)/,
} as const;

const others = { shell: 'aws:runPowerShellScript', powershell: 'aws:runShellScript' } as const;

export const shellInWrongPlugin: Rule = {
  code: 'shell-in-wrong-plugin',
  severity: 'hint',
  kinds: commandKinds,
  check(analysis, report) {
    for (const script of analysis.scripts) {
      const action = script.step?.action;
      if (action === undefined || action.text === 'aws:psModule' || hasInterpreter(script)) continue;
      const line = codeLines(script).find(({ text }) => signs[script.language].test(text));
      if (line === undefined) continue;
      const other = others[script.language];
      report({
        range: script.rangeOf(line.start, line.end),
        message: `This looks like ${script.language === 'shell' ? 'PowerShell' : 'a shell script'}, which ${other} runs`,
        fixes: [{ title: `Change to "${other}"`, edits: [replaceText(action, other, analysis)] }],
      });
    }
  },
};

/** A shell script may name another interpreter in its first line. */
function hasInterpreter({ language, text }: Script): boolean {
  return language === 'shell' && /^#!(?!.*\b(?:ba|da|k|z)?sh\b)/.test(text);
}
