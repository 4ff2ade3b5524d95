import type { Rule } from '../rule.ts';
import { checkRealBoolean } from './real-boolean.ts';
import { entryOf, platformBlocks, sessionDocument } from './session-document.ts';

export const sessionElevatedBool: Rule = {
  code: 'session-elevated-bool',
  severity: 'error',
  kinds: ['Session'],
  check(analysis, report) {
    const document = sessionDocument(analysis);
    for (const { block } of document === undefined ? [] : platformBlocks(document)) {
      checkRealBoolean(entryOf(block, 'runAsElevated'), analysis, report);
    }
  },
};
