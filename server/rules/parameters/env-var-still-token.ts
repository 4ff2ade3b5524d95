import { replacePart } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import {
  environmentUses,
  isEnvironmentVariable,
  type PastedParameter,
  pastedParameters,
} from '../scripts/parameter-uses.ts';

export const envVarStillToken: Rule = {
  code: 'env-var-still-token',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    const uses = environmentUses(analysis);
    for (const pasted of pastedParameters(analysis)) {
      const { parameter, reference, script } = pasted;
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
        fixes: reading(pasted),
      });
    }
  },
};

/** The variable as the quotes around the reference want it; in single quotes no shell looks for variables. */
function reading({ parameter, reference, script, quoting, offset }: PastedParameter): readonly Fix[] {
  if (quoting === 'single') return [];
  const { node, start, end } = reference;
  const name = script.language === 'shell' ? `SSM_${parameter.name}` : `env:SSM_${parameter.name}`;
  const isWord = /^[\w:.[]/.test(script.text.slice(offset + end - start));
  // Braces would end a plain text that stands in a list in brackets.
  if (isWord && node.style === 'plain') return [];
  const variable = isWord ? `\${${name}}` : `$${name}`;
  const form = quoting === 'none' && script.language === 'shell' ? `"${variable}"` : variable;
  const part = { start: node.textOffset(start), end: node.textOffset(end) };
  return [{ title: `Read it from ${form}`, edits: [replacePart(node, part, form)] }];
}
