import type { Value } from '../edits.ts';
import { addEntry } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { baseTypeOf } from './declarations.ts';

const emptyValues: ReadonlyMap<string | undefined, Value> = new Map<string | undefined, Value>([
  ['String', ''],
  ['StringList', []],
  ['StringMap', {}],
  ['MapList', []],
]);

export const paramOptionalWithoutDefault: Rule = {
  code: 'param-optional-without-default',
  severity: 'warning',
  kinds: parameterKinds,
  check(analysis, report) {
    for (const parameter of analysis.document.parameters) {
      const { description, node, name } = parameter;
      if (description === undefined || node === undefined || node.entry('default') !== undefined) continue;
      const optional = /^\s*[([]?optional\b/i.exec(description.text);
      if (optional === null) continue;
      const empty = emptyValues.get(baseTypeOf(parameter));
      report({
        range: description.sourceRange(optional.index, optional[0].length),
        message: `"${name}" is mandatory, because it has no default`,
        fixes:
          empty === undefined
            ? []
            : [{ title: 'Add an empty default', edits: [addEntry(node, ['default', empty], analysis)] }],
      });
    }
  },
};
