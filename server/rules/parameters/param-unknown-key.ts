import { mistakenParameterKeys, parameterFields } from '../../catalog/parameters.ts';
import { removeEntry, renameKey } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';

export const paramUnknownKey: Rule = {
  code: 'param-unknown-key',
  severity: 'hint',
  kinds: parameterKinds,
  check(analysis, report) {
    const known = parameterFields.map((field) => field.name);
    for (const { node } of analysis.document.parameters) {
      for (const entry of node?.entries ?? []) {
        const { name } = entry;
        // A misspelt "type" is what param-no-type reports.
        if (node === undefined || name === '' || known.includes(name) || name.toLowerCase() === 'type')
          continue;
        const mistaken = Object.hasOwn(mistakenParameterKeys, name) ? mistakenParameterKeys[name] : undefined;
        const meant = mistaken ?? closest(name, known);
        const instead = meant !== undefined && node.entry(meant) === undefined ? meant : undefined;
        report({
          range: entry.key,
          message: `A parameter has no key "${name}"${instead === undefined ? '' : `; did you mean "${instead}"?`}`,
          fixes: [
            ...(instead === undefined
              ? []
              : [{ title: `Change to "${instead}"`, edits: [renameKey(entry, instead, analysis)] }]),
            { title: `Remove "${name}"`, edits: [removeEntry(node, entry, analysis)] },
          ],
        });
      }
    }
  },
};
