import { replaceValue } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { inputFields, inputOf, sessionDocument } from './session-document.ts';

export const sessionTimeouts: Rule = {
  code: 'session-timeouts',
  severity: 'error',
  kinds: ['Session'],
  check(analysis, report) {
    const document = sessionDocument(analysis);
    if (document === undefined) return;
    for (const { name, min, max } of inputFields()) {
      const node = min === undefined ? undefined : inputOf(document, name);
      if (node === undefined || min === undefined || max === undefined) continue;
      const text = node.text.trim();
      // Empty stands for none; a reference is filled in when the session starts.
      if (text === '' || text.includes('{{')) continue;
      const minutes = /^\d+$/.test(text) ? Number(text) : NaN;
      if (minutes >= min && minutes <= max) continue;
      const nearest = String(Math.min(max, Math.max(min, Math.round(minutes))));
      report({
        range: node,
        message: `"${name}" takes ${min} to ${max} minutes, not "${text}"`,
        fixes: Number.isNaN(minutes)
          ? []
          : [{ title: `Change to "${nearest}"`, edits: [replaceValue(node, nearest, analysis)] }],
      });
    }
  },
};
