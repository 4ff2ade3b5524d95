import type { Parameter } from '../../model/document.ts';
import type { BaseType } from '../../catalog/parameters.ts';
import { resolve } from '../../syntax/tree.ts';
import { addEntry, renameKey } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const paramNoType: Rule = {
  code: 'param-no-type',
  severity: 'error',
  kinds: parameterKinds,
  check(analysis, report) {
    for (const parameter of analysis.document.parameters) {
      const { node, key, name } = parameter;
      if (node === undefined || node.entry('type') !== undefined) continue;
      const misspelt = node.entries.find((entry) => entry.name.toLowerCase() === 'type');
      const type = impliedType(parameter);
      const fix =
        misspelt === undefined
          ? {
              title: `Add type "${type}"`,
              edits: [addEntry(node, ['type', type], analysis, node.entries[0])],
            }
          : { title: 'Change to "type"', edits: [renameKey(misspelt, 'type', analysis)] };
      report({
        range: misspelt?.key ?? key,
        message: `The parameter "${name}" needs a "type"`,
        fixes: [fix],
      });
    }
  },
};

/** The type that the default has; String without one. */
function impliedType(parameter: Parameter): BaseType {
  const value = parameter.default && resolve(parameter.default);
  switch (value?.kind) {
    case 'map':
      return 'StringMap';
    case 'sequence':
      return value.items.some((item) => resolve(item).kind === 'map') ? 'MapList' : 'StringList';
    case 'scalar':
      if (typeof value.value === 'boolean') return 'Boolean';
      return Number.isInteger(value.value) ? 'Integer' : 'String';
    default:
      return 'String';
  }
}
