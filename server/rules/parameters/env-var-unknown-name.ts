import type { Analysis } from '../../analysis.ts';
import type { Parameter } from '../../model/document.ts';
import { addEntry } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { environmentUses, isEnvironmentVariable } from '../scripts/parameter-uses.ts';
import { closest } from '../spelling.ts';

export const envVarUnknownName: Rule = {
  code: 'env-var-unknown-name',
  severity: 'hint',
  kinds: commandKinds,
  check(analysis, report) {
    const { parameters } = analysis.document;
    const variables = parameters.filter(isEnvironmentVariable).map((parameter) => parameter.name);
    for (const { name, nameRange, script } of environmentUses(analysis)) {
      // Windows does not mind the case of environment variables.
      const isSame = (variable: string): boolean =>
        variable === name ||
        (script.language === 'powershell' && variable.toLowerCase() === name.toLowerCase());
      if (variables.some(isSame)) continue;
      const declared = parameters.find((parameter) => parameter.name === name);
      const nearest = closest(name, variables);
      if (declared !== undefined) {
        report({
          range: nameRange,
          message: `The agent sets no variable for "${name}", because it has no interpolationType "ENV_VAR"`,
          fixes: settingVariable(analysis, declared),
        });
      } else if (nearest !== undefined) {
        report({
          range: nameRange,
          message: `The agent sets no variable for "${name}"; the parameter is "${nearest}"`,
          fixes: [{ title: `Change to "${nearest}"`, edits: [{ ...nameRange, text: nearest }] }],
        });
      }
    }
  },
};

function settingVariable(analysis: Analysis, { node, name }: Parameter): readonly Fix[] {
  if (node === undefined || node.entry('interpolationType') !== undefined) return [];
  const edits = [addEntry(node, ['interpolationType', 'ENV_VAR'], analysis)];
  return [{ title: `Add interpolationType "ENV_VAR" to "${name}"`, edits }];
}
