import type { Rule } from '../rule.ts';
import { isUnset, sessionDocument, sessionTypeOf } from './session-document.ts';

export const sessionNoLogs: Rule = {
  code: 'session-no-logs',
  severity: 'info',
  kinds: ['Session'],
  check(analysis, report) {
    const document = sessionDocument(analysis);
    const entry = document?.root?.entry('inputs');
    if (document?.inputs === undefined || entry === undefined) return;
    // What is typed through a forwarded port cannot be logged.
    if (sessionTypeOf(document) === 'Port') return;
    if (!isUnset(document, 's3BucketName') || !isUnset(document, 'cloudWatchLogGroupName')) return;
    report({
      range: entry.key,
      message: 'Nothing of the session is logged; name an s3BucketName or a cloudWatchLogGroupName',
    });
  },
};
