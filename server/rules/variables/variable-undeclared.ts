import type { Analysis } from '../../analysis.ts';
import { namePatterns } from '../../catalog/limits.ts';
import { asMap } from '../../syntax/tree.ts';
import { addEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { isDescription } from '../references/step-outputs.ts';
import type { Fix, Rule } from '../rule.ts';
import { closestDeclared } from '../spelling.ts';
import { variablesOf } from './variables.ts';

export const variableUndeclared: Rule = {
  code: 'variable-undeclared',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    const names = variablesOf(analysis).map((variable) => variable.name);
    for (const reference of analysis.references) {
      const { kind, name, nameRange } = reference;
      if (kind !== 'variable' || names.includes(name) || isDescription(analysis, reference)) continue;
      const nearest = closestDeclared(name, names);
      report({
        range: nameRange,
        message: `There is no variable "${name}"${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`,
        fixes: [
          ...(nearest === undefined
            ? []
            : [{ title: `Change to "${nearest}"`, edits: [{ ...nameRange, text: nearest }] }]),
          ...declare(name, analysis),
        ],
      });
    }
  },
};

function declare(name: string, analysis: Analysis): readonly Fix[] {
  const { root } = analysis.document;
  if (root === undefined || !namePatterns.parameter.test(name)) return [];
  const value = { type: 'String', default: '' };
  const entry = root.entry('variables');
  const map = asMap(entry?.value);
  if (entry !== undefined && map === undefined) return [];
  const edit =
    map === undefined
      ? addEntry(root, ['variables', { [name]: value }], analysis, root.entry('mainSteps'))
      : addEntry(map, [name, value], analysis);
  return [{ title: `Declare the variable "${name}"`, edits: [edit] }];
}
