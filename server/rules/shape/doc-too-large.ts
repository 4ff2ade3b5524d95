import { limits } from '../../catalog/limits.ts';
import type { Rule } from '../rule.ts';

export const docTooLarge: Rule = {
  code: 'doc-too-large',
  severity: 'warning',
  kinds: ['Command', 'Policy', 'Automation', 'Session'],
  check({ text, document: { root, schemaVersion, entries } }, report) {
    // Documents that AWS publishes are larger, so this is no error. Each UTF-16 unit is at most three bytes of UTF-8, so a short text needs no counting.
    if (text.length * 3 <= limits.documentBytes) return;
    const bytes = Buffer.byteLength(text, 'utf8');
    if (bytes <= limits.documentBytes || root === undefined) return;
    report({
      range: schemaVersion ?? entries[0]?.key ?? root,
      message: `The document has ${bytes.toLocaleString('en')} bytes; the documented limit is ${limits.documentBytes.toLocaleString('en')}`,
    });
  },
};
