import { parameterFields } from '../../catalog/parameters.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { environmentUses, isEnvironmentVariable, pastedParameters } from '../scripts/parameter-uses.ts';

export const envVarOldAgent: Rule = {
  code: 'env-var-old-agent',
  severity: 'info',
  kinds: commandKinds,
  check(analysis, report) {
    const minAgent = parameterFields.find((field) => field.name === 'interpolationType')?.minAgent ?? '';
    const variables = analysis.document.parameters.filter(isEnvironmentVariable);
    const pasted = pastedParameters(analysis);
    const reported = new Set<string>();
    for (const { name, script, start, end } of environmentUses(analysis)) {
      const parameter = variables.find((variable) => variable.name === name);
      const hasFallback = pasted.some((use) => use.parameter === parameter && use.script === script);
      if (parameter === undefined || hasFallback || reported.has(name)) continue;
      reported.add(name);
      report({
        range: script.rangeOf(start, end),
        message: `Agents before ${minAgent} do not set SSM_${name}; where there may be some, test for it and fall back to {{ ${name} }}`,
      });
    }
  },
};
