import { stepKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { schemaOf, stepsKeys } from './root-keys.ts';

export const docNoSteps: Rule = {
  code: 'doc-no-steps',
  severity: 'error',
  kinds: stepKinds,
  check({ document }, report) {
    const { root, kind } = document;
    const key = schemaOf(document)?.steps?.key;
    // The steps of a change template are the runbooks that it may start.
    if (root === undefined || key === undefined || kind === 'Automation.ChangeTemplate') return;
    const entry = root.entry(key);
    if (entry === undefined) {
      if (stepsKeys.some((other) => root.entry(other) !== undefined)) return;
      report({
        range: document.schemaVersion ?? document.entries[0]?.key ?? root,
        message: `${key} is missing; a document needs at least one step`,
      });
    } else if (isEmpty(entry.value)) {
      report({ range: entry.key, message: `${key} is empty; a document needs at least one step` });
    }
  },
};

function isEmpty(value: { kind: string; entries?: readonly unknown[] }): boolean {
  return value.kind === 'missing' || value.entries?.length === 0;
}
