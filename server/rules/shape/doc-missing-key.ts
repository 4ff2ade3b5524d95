import { addEntry } from '../edits.ts';
import { placeholder } from '../placeholder.ts';
import type { Rule } from '../rule.ts';
import { isBareTemplate, schemaOf, stepsKeys } from './root-keys.ts';

export const docMissingKey: Rule = {
  code: 'doc-missing-key',
  severity: 'error',
  kinds: ['Session', 'Package', 'CloudFormation', 'ConformancePackTemplate', 'Automation.ChangeTemplate'],
  check(analysis, report) {
    const { document } = analysis;
    const { root } = document;
    if (root === undefined || isBareTemplate(document)) return;
    for (const field of schemaOf(document)?.fields ?? []) {
      const elsewhere = field.name === 'schemaVersion' || stepsKeys.includes(field.name);
      if (field.required !== true || elsewhere || root.entry(field.name) !== undefined) continue;
      report({
        range: document.schemaVersion ?? document.entries[0]?.key ?? root,
        message: `"${field.name}" is missing`,
        fixes: [
          {
            title: `Add "${field.name}"`,
            edits: [addEntry(root, [field.name, placeholder(field)], analysis)],
          },
        ],
      });
    }
  },
};
