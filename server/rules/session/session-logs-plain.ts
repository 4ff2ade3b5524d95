import type { Rule } from '../rule.ts';
import { inputOf, isUnset, sessionDocument } from './session-document.ts';

const targets = [
  { target: 's3BucketName', flag: 's3EncryptionEnabled', what: 'bucket' },
  { target: 'cloudWatchLogGroupName', flag: 'cloudWatchEncryptionEnabled', what: 'log group' },
] as const;

export const sessionLogsPlain: Rule = {
  code: 'session-logs-plain',
  severity: 'warning',
  kinds: ['Session'],
  check(analysis, report) {
    const document = sessionDocument(analysis);
    if (document === undefined) return;
    for (const { target, flag, what } of targets) {
      const value = inputOf(document, flag);
      if (value?.text.toLowerCase() !== 'false' || isUnset(document, target)) continue;
      report({
        range: value,
        message: `The log of the session may go to a ${what} without encryption; encrypt it and write true`,
        fixes: [
          {
            title: 'Change to true',
            edits: [{ start: value.start, end: value.end, text: quotedLike(value, 'true') }],
          },
        ],
      });
    }
  },
};

/** The value in the quotes that the old one has. */
function quotedLike({ style }: { readonly style: string }, text: string): string {
  if (style === 'double') return `"${text}"`;
  return style === 'single' ? `'${text}'` : text;
}
