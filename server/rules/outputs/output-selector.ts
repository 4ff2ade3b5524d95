import { replacePart } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { writtenSelectors } from './selectors.ts';

export const outputSelector: Rule = {
  code: 'output-selector',
  severity: 'warning',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { node, selector } of writtenSelectors(analysis)) {
      const { error, rooted } = selector;
      if (error !== undefined) {
        const { start, end, message } = error;
        report({
          // A selector that breaks off has nothing behind its end to point at.
          range: start < end ? node.sourceRange(start, end) : node,
          message: `"${node.text}" is no selector: ${message}`,
        });
      } else if (!rooted) {
        const root = /^[.[]/.test(node.text) ? '$' : '$.';
        report({
          range: node,
          message: `A selector starts with "$."`,
          fixes: [{ title: `Add "${root}"`, edits: [replacePart(node, { start: 0, end: 0 }, root)] }],
        });
      }
    }
  },
};
