import type { Rule } from '../rule.ts';

/** Ids of access keys (long-term and temporary), and secret keys by their length behind their usual name. */
const patterns = [
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /aws_?secret_?access_?key["']?\s*[:=]\s*["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])/gi,
];

export const secretAccessKey: Rule = {
  code: 'secret-access-key',
  severity: 'warning',
  kinds: 'any',
  check({ text }, report) {
    for (const pattern of patterns) {
      for (const match of text.matchAll(pattern)) {
        const end = match.index + match[0].length;
        report({
          range: { start: end - (match[1] ?? match[0]).length, end },
          message:
            'An access key in a document is known to all who can read it; use the role of the node or of the runbook',
        });
      }
    }
  },
};
