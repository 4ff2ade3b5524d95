import type { Rule } from '../rule.ts';
import { entryOf, inputOf, isUnset, sessionDocument } from './session-document.ts';

export const sessionRunAsUser: Rule = {
  code: 'session-run-as-user',
  severity: 'warning',
  kinds: ['Session'],
  check(analysis, report) {
    const document = sessionDocument(analysis);
    if (document === undefined || inputOf(document, 'runAsEnabled')?.text.toLowerCase() !== 'true') return;
    if (!isUnset(document, 'runAsDefaultUser')) return;
    const entry = entryOf(document.inputs, 'runAsDefaultUser') ?? entryOf(document.inputs, 'runAsEnabled');
    if (entry === undefined) return;
    report({
      range: entry.key,
      message:
        'Without "runAsDefaultUser" the session fails for everybody whose IAM role or user has no tag SSMSessionRunAs',
    });
  },
};
