import type { Analysis } from '../../analysis.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { variablesOf, variableUpdates } from './variables.ts';

export const variableName: Rule = {
  code: 'variable-name',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    const names = variablesOf(analysis).map((variable) => variable.name);
    for (const { node, name } of variableUpdates(analysis)) {
      if (name === undefined) {
        const meant = names.includes(node.text.trim()) ? node.text.trim() : closest(node.text, names);
        report({
          range: node,
          message: `A variable is named as variable:NAME, not "${node.text}"`,
          fixes: change(meant, node, analysis),
        });
      } else if (!names.includes(name)) {
        const nearest = closest(name, names);
        report({
          range: node,
          message: `There is no variable "${name}"${nearest === undefined ? '; declare it under variables' : `; did you mean "${nearest}"?`}`,
          fixes: change(nearest, node, analysis),
        });
      }
    }
  },
};

function change(name: string | undefined, node: ScalarNode, analysis: Analysis): readonly Fix[] {
  if (name === undefined) return [];
  const text = `variable:${name}`;
  return [{ title: `Change to "${text}"`, edits: [replaceText(node, text, analysis)] }];
}
