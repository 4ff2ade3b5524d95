import { findField } from '../../catalog/field.ts';
import { removeEntry, renameKey } from '../edits.ts';
import type { Fix, Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { automationKeys, schemaOf, stepsKeys } from './root-keys.ts';

/** Kinds whose keys at the root are a closed set. */
const closedKinds = ['Command', 'Policy', 'Automation', 'Automation.ChangeTemplate', 'Session'] as const;

export const docUnknownKey: Rule = {
  code: 'doc-unknown-key',
  severity: 'error',
  kinds: closedKinds,
  check(analysis, report) {
    const { document } = analysis;
    const fields = schemaOf(document)?.fields ?? [];
    for (const entry of document.entries) {
      const { name, key } = entry;
      if (name === '' || findField(fields, name)?.exact === true || hasRuleOfItsOwn(name, document.kind)) {
        continue;
      }
      const missing = fields.filter((field) => document.root?.entry(field.name) === undefined);
      const nearest = closest(
        name,
        missing.map((field) => field.name),
      );
      const fixes: Fix[] = [];
      if (nearest !== undefined) {
        fixes.push({ title: `Change to "${nearest}"`, edits: [renameKey(entry, nearest, analysis)] });
      }
      if (document.root !== undefined) {
        fixes.push({ title: `Remove "${name}"`, edits: [removeEntry(document.root, entry, analysis)] });
      }
      report({
        range: key,
        message: `"${name}" is no key of a document of this kind${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`,
        fixes,
      });
    }
  },
};

/** doc-wrong-steps-key and doc-automation-only-key say it better. */
function hasRuleOfItsOwn(name: string, kind: string): boolean {
  return stepsKeys.includes(name) || (kind !== 'Automation' && automationKeys.includes(name));
}
