import { removeEntry } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { automationKeys } from './root-keys.ts';

export const docAutomationOnlyKey: Rule = {
  code: 'doc-automation-only-key',
  severity: 'error',
  kinds: ['Command', 'Policy', 'Session'],
  check(analysis, report) {
    const { document } = analysis;
    for (const entry of document.entries) {
      if (!automationKeys.includes(entry.name)) continue;
      report({
        range: entry.key,
        message: `Only runbooks (schema 0.3) have "${entry.name}"`,
        // Documents with outputs were seen, though not who took them.
        severity: entry.name === 'outputs' ? 'warning' : 'error',
        fixes:
          document.root === undefined
            ? []
            : [
                {
                  title: `Remove "${entry.name}"`,
                  edits: [removeEntry(document.root, entry, analysis)],
                },
              ],
      });
    }
  },
};
