import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { codeLines } from '../steps/script-lines.ts';
import { isSecretName } from './secret-words.ts';

/** A command that does nothing but write to the output. */
const prints = /^(?:echo|printf|Write-(?:Host|Output|Verbose|Information))\b[^|>]*$/i;
const variable = /\$\{?(?:env:)?(\w+)\}?|\{\{\s*(\w+)\s*\}\}/gi;

export const secretEcho: Rule = {
  code: 'secret-echo',
  severity: 'hint',
  kinds: commandKinds,
  check({ scripts }, report) {
    for (const script of scripts) {
      for (const { text, start } of codeLines(script)) {
        if (!prints.test(text)) continue;
        for (const match of text.matchAll(variable)) {
          const at = start + match.index;
          const quoting = script.quotingAt(at);
          const isPasted = match[2] !== undefined;
          if (!isSecretName(match[1] ?? match[2] ?? '') || (quoting === 'single' && !isPasted)) continue;
          report({
            range: script.rangeOf(at, at + match[0].length),
            message:
              'What a script writes stays in the command history, and in S3 and CloudWatch Logs if they get the output',
          });
        }
      }
    }
  },
};
