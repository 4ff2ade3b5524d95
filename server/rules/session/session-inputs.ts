import { addEntry } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { sessionDocument, sessionTypeOf } from './session-document.ts';

export const sessionInputs: Rule = {
  code: 'session-inputs',
  severity: 'error',
  kinds: ['Session'],
  check(analysis, report) {
    const document = sessionDocument(analysis);
    if (document?.sessionType === undefined || sessionTypeOf(document) !== 'Standard_Stream') return;
    if (document.root?.entry('inputs') !== undefined) return;
    const { root } = document;
    report({
      range: document.sessionType,
      message: 'Sessions of type Standard_Stream need "inputs", which say where the log of the session goes',
      fixes:
        root === undefined
          ? []
          : [{ title: 'Add "inputs" without a log', edits: [addEntry(root, ['inputs', {}], analysis)] }],
    });
  },
};
