import { asMap } from '../../syntax/tree.ts';
import { removeEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { variablesOf, variableUpdates } from './variables.ts';

export const variableUnused: Rule = {
  code: 'variable-unused',
  severity: 'hint',
  kinds: automationKinds,
  check(analysis, report) {
    const read = new Set(
      analysis.references.flatMap(({ kind, name }) => (kind === 'variable' ? [name] : [])),
    );
    const updated = new Set([...variableUpdates(analysis)].map(({ name }) => name));
    const map = asMap(analysis.document.root?.get('variables'));
    for (const [index, { name, key }] of variablesOf(analysis).entries()) {
      if (name === '' || read.has(name)) continue;
      // A variable is read from each entry, in order.
      const entry = map?.entries[index];
      const isUpdated = updated.has(name);
      report({
        range: key,
        message: `Nothing reads the variable "${name}"${isUpdated ? ', though a step updates it' : ''}`,
        tag: 'unnecessary',
        // A step that updates it would then name a variable that does not exist.
        fixes:
          isUpdated || map === undefined || entry === undefined
            ? []
            : [{ title: `Remove "${name}"`, edits: [removeEntry(map, entry, analysis)] }],
      });
    }
  },
};
