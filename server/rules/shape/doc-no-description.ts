import type { Rule } from '../rule.ts';

export const docNoDescription: Rule = {
  code: 'doc-no-description',
  severity: 'hint',
  kinds: ['Command', 'Policy', 'Automation', 'Session'],
  check({ document: { root, schemaVersion } }, report) {
    if (root === undefined || schemaVersion === undefined || root.entry('description') !== undefined) return;
    report({ range: schemaVersion, message: 'A description tells others what the document does' });
  },
};
