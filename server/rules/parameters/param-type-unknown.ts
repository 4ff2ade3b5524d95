import { baseTypes, cloudFormationType, findParameterType, resourceTypes } from '../../catalog/parameters.ts';
import { replaceText } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';

export const paramTypeUnknown: Rule = {
  code: 'param-type-unknown',
  severity: 'error',
  kinds: parameterKinds,
  check(analysis, report) {
    const types = [...baseTypes, ...resourceTypes.map((type) => type.name)];
    for (const { type } of analysis.document.parameters) {
      if (type === undefined || findParameterType(type.text) || cloudFormationType(type.text)) continue;
      const nearest = closest(type.text, types);
      const hint =
        nearest === undefined ? `; the types are ${baseTypes.join(', ')}` : `; did you mean "${nearest}"?`;
      report({
        range: type,
        message: `There is no parameter type "${type.text}"${hint}`,
        fixes:
          nearest === undefined
            ? []
            : [{ title: `Change to "${nearest}"`, edits: [replaceText(type, nearest, analysis)] }],
      });
    }
  },
};
