import { addEntry } from '../edits.ts';
import type { Rule } from '../rule.ts';

export const docNoDescription: Rule = {
  code: 'doc-no-description',
  severity: 'hint',
  kinds: ['Command', 'Policy', 'Automation', 'Session'],
  check(analysis, report) {
    const { root, schemaVersion, entries } = analysis.document;
    if (root === undefined || schemaVersion === undefined || root.entry('description') !== undefined) return;
    const next = entries[entries.findIndex(({ name }) => name === 'schemaVersion') + 1];
    report({
      range: schemaVersion,
      message: 'A description tells others what the document does',
      fixes: [{ title: 'Add a description', edits: [addEntry(root, ['description', ''], analysis, next)] }],
    });
  },
};
