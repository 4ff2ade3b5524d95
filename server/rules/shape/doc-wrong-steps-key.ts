import { renameKey } from '../edits.ts';
import { stepKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { schemaOf, stepsKeys } from './root-keys.ts';

export const docWrongStepsKey: Rule = {
  code: 'doc-wrong-steps-key',
  severity: 'error',
  kinds: stepKinds,
  check(analysis, report) {
    const { document } = analysis;
    const right = schemaOf(document)?.steps?.key;
    if (right === undefined) return;
    for (const entry of document.entries) {
      if (!stepsKeys.includes(entry.name) || entry.name === right) continue;
      const version = document.schemaVersion?.text ?? '';
      // A list of steps can be renamed; the map of runtimeConfig has another shape.
      const canRename = entry.value.kind === 'sequence' && right === 'mainSteps';
      report({
        range: entry.key,
        message: `Schema ${version} has its steps under ${right}, not ${entry.name}`,
        fixes: canRename
          ? [{ title: `Change to "${right}"`, edits: [renameKey(entry, right, analysis)] }]
          : [],
      });
    }
  },
};
