import { replacePart } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { environmentUses, isEnvironmentVariable } from '../scripts/parameter-uses.ts';

export const envVarShellSyntax: Rule = {
  code: 'env-var-shell-syntax',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    const variables = new Set(
      analysis.document.parameters.filter(isEnvironmentVariable).map(({ name }) => name),
    );
    for (const { name, script, start, end, text, syntax } of environmentUses(analysis)) {
      const quoting = script.quotingAt(start);
      const isLiteral = quoting === 'single' || quoting === 'literal-here';
      if (syntax === script.language || !variables.has(name) || isLiteral) continue;
      const instead =
        script.language === 'shell' ? text.replace(/env:/i, '') : text.replace('SSM_', 'env:SSM_');
      const part = script.partOf(start, end);
      const what = script.language === 'shell' ? 'A shell' : 'PowerShell';
      report({
        range: script.rangeOf(start, end),
        message: `${what} reads environment variables as ${instead}`,
        fixes:
          part === undefined
            ? []
            : [{ title: `Change to ${instead}`, edits: [replacePart(part.line, part, instead)] }],
      });
    }
  },
};
