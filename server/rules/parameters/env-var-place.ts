import { removeEntry } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const envVarPlace: Rule = {
  code: 'env-var-place',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    const { document } = analysis;
    if (!('steps' in document)) return;
    for (const { inputs, node } of document.steps) {
      for (const map of new Set([inputs, node])) {
        const entry = map?.entry('interpolationType');
        if (map === undefined || entry === undefined) continue;
        report({
          range: entry.key,
          message: '"interpolationType" belongs to a parameter, not to a step',
          fixes: [{ title: 'Remove "interpolationType"', edits: [removeEntry(map, entry, analysis)] }],
        });
      }
    }
  },
};
