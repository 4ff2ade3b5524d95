import { addEntry } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const paramNoDescription: Rule = {
  code: 'param-no-description',
  severity: 'hint',
  kinds: parameterKinds,
  check(analysis, report) {
    for (const { name, node, key } of analysis.document.parameters) {
      if (node === undefined || node.entry('description') !== undefined) continue;
      report({
        range: key,
        message: `A "description" would tell whoever runs this what "${name}" is for`,
        fixes: [{ title: 'Add a description', edits: [addEntry(node, ['description', ''], analysis)] }],
      });
    }
  },
};
