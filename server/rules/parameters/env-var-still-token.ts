import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { environmentUses, isEnvironmentVariable, pastedParameters } from '../scripts/parameter-uses.ts';

export const envVarStillToken: Rule = {
  code: 'env-var-still-token',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    const uses = environmentUses(analysis);
    for (const { parameter, reference, script } of pastedParameters(analysis)) {
      const { name } = parameter;
      if (!isEnvironmentVariable(parameter)) continue;
      // A script that reads SSM_name keeps the reference for agents that do not set the variable yet.
      const isFallback =
        uses.some((use) => use.script === script && use.name === name) ||
        script.text.includes(`env:SSM_${name}`);
      if (isFallback) continue;
      const variable = script.language === 'shell' ? `"$SSM_${name}"` : `$env:SSM_${name}`;
      report({
        range: { start: reference.start, end: reference.end },
        message: `The value is pasted into the script all the same; read it from ${variable}`,
      });
    }
  },
};
