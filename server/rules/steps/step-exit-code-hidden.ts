import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { codeLines, handlesFailure } from './script-lines.ts';

/** Commands that practically never fail, so that a script which ends in one always succeeds. */
const harmless = /^(?:echo|printf|true|Write-(?:Host|Output|Information|Verbose))\b[^|&;>]*$/i;

/** What prepares and does not act: a failure of it is no failure of the step. */
const preparation = /^(?:#|[\w$:.]+\s*=|export\b|cd\b|set\b|Set-Location\b|function\b|\}|\{|\)|fi\b|done\b)/i;

export const stepExitCodeHidden: Rule = {
  code: 'step-exit-code-hidden',
  severity: 'info',
  kinds: commandKinds,
  check({ scripts }, report) {
    for (const script of scripts) {
      const lines = codeLines(script);
      const last = lines.at(-1);
      if (last === undefined || !harmless.test(last.text) || handlesFailure(script)) continue;
      const hidden = lines.find(({ text }) => !harmless.test(text) && !preparation.test(text));
      if (hidden === undefined) continue;
      const remedy = script.language === 'shell' ? 'set -e' : "$ErrorActionPreference = 'Stop'";
      report({
        range: script.rangeOf(last.start, last.end),
        message: `The step succeeds whatever fails before, because only the last command counts; begin with ${remedy}`,
        related: [{ ...script.rangeOf(hidden.start, hidden.end), message: 'Its failure is not seen' }],
      });
    }
  },
};
