import type { Rule } from '../rule.ts';
import { checkRealBoolean } from './real-boolean.ts';
import { entryOf, sessionDocument } from './session-document.ts';

export const sessionStreamingBool: Rule = {
  code: 'session-streaming-bool',
  severity: 'error',
  kinds: ['Session'],
  check(analysis, report) {
    const inputs = sessionDocument(analysis)?.inputs;
    checkRealBoolean(entryOf(inputs, 'cloudWatchStreamingEnabled'), analysis, report);
  },
};
