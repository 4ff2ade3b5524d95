import { limitKeyTypes } from '../../catalog/parameters.ts';
import { removeEntry, renameKey } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { baseTypeOf } from './declarations.ts';

/** The limit that the other family of types has. */
const counterparts: ReadonlyMap<string, string> = new Map([
  ['minChars', 'minItems'],
  ['maxChars', 'maxItems'],
  ['minItems', 'minChars'],
  ['maxItems', 'maxChars'],
]);

export const paramLimitWrongType: Rule = {
  code: 'param-limit-wrong-type',
  severity: 'hint',
  kinds: parameterKinds,
  check(analysis, report) {
    for (const parameter of analysis.document.parameters) {
      const base = baseTypeOf(parameter);
      const { node } = parameter;
      if (base === undefined || node === undefined) continue;
      for (const [key, types] of Object.entries(limitKeyTypes)) {
        const entry = node.entry(key);
        if (entry === undefined || types.includes(base)) continue;
        const other = counterparts.get(key) ?? '';
        const canRename = limitKeyTypes[other]?.includes(base) === true && node.entry(other) === undefined;
        report({
          range: entry.key,
          message: `"${key}" limits nothing in a parameter of type "${base}"`,
          fixes: canRename
            ? [{ title: `Change to "${other}"`, edits: [renameKey(entry, other, analysis)] }]
            : [{ title: `Remove "${key}"`, edits: [removeEntry(node, entry, analysis)] }],
        });
      }
    }
  },
};
