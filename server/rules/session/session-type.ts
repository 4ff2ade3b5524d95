import { sessionTypes } from '../../catalog/kinds/session.ts';
import { replaceText } from '../edits.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { sessionDocument, sessionTypeOf } from './session-document.ts';

export const sessionType: Rule = {
  code: 'session-type',
  severity: 'error',
  kinds: ['Session'],
  check(analysis, report) {
    const document = sessionDocument(analysis);
    const node = document?.sessionType;
    if (document === undefined || node === undefined || sessionTypeOf(document) !== undefined) return;
    const near = closest(node.text, sessionTypes);
    report({
      range: node,
      message: `There is no session type "${node.text}"; ${
        near === undefined ? `the types are ${listNames(sessionTypes)}` : `did you mean "${near}"?`
      }`,
      fixes: (near === undefined ? sessionTypes : [near]).map((type) => ({
        title: `Change to "${type}"`,
        edits: [replaceText(node, type, analysis)],
      })),
    });
  },
};
