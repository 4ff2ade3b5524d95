import { agentKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

const shells = String.raw`(?:sudo\s+(?:-\w+\s+)*)?(?:/\S*/)?(?:ba|da|z|k)?sh\b`;

/** A download that goes straight into an interpreter. */
const patterns = {
  shell: new RegExp(
    [
      String.raw`\b(?:curl|wget)\b[^|;&\n]*\|\s*${shells}`,
      String.raw`\b(?:ba|z|k)?sh\s+(?:-c\s+)?["']?(?:<|\$)\(\s*(?:curl|wget)\b[^)\n]*\)`,
    ].join('|'),
    'g',
  ),
  powershell:
    /\b(?:iex|Invoke-Expression)\b[^\n;]*(?:DownloadString|Invoke-WebRequest|Invoke-RestMethod|\biwr\b|\birm\b)[^\n;]*|(?:DownloadString|Invoke-WebRequest|Invoke-RestMethod|\biwr\b|\birm\b)[^\n;|]*\|\s*(?:iex|Invoke-Expression)\b/gi,
} as const;

export const curlPipeShell: Rule = {
  code: 'curl-pipe-shell',
  severity: 'hint',
  kinds: agentKinds,
  check({ scripts }, report) {
    for (const script of scripts) {
      for (const { index, 0: text } of script.matchAll(patterns[script.language])) {
        report({
          range: script.rangeOf(index, index + text.length),
          message:
            'This runs whatever the address answers, as root; download to a file and check its hash first',
        });
      }
    }
  },
};
