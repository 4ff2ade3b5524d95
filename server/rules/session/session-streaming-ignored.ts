import { replaceValue } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { inputOf, runsCommand, sessionDocument } from './session-document.ts';

export const sessionStreamingIgnored: Rule = {
  code: 'session-streaming-ignored',
  severity: 'info',
  kinds: ['Session'],
  check(analysis, report) {
    const document = sessionDocument(analysis);
    if (document === undefined || !runsCommand(document)) return;
    const streaming = inputOf(document, 'cloudWatchStreamingEnabled');
    if (streaming?.value !== true) return;
    report({
      range: streaming,
      message: 'The agent switches streaming to CloudWatch off for commands; their log is sent at the end',
      fixes: [{ title: 'Change to false', edits: [replaceValue(streaming, false, analysis)] }],
    });
  },
};
