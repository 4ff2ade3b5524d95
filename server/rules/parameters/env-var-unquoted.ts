import type { Parameter } from '../../model/document.ts';
import { admittedCharacters } from '../../syntax/regex/characters.ts';
import { parseRegex } from '../../syntax/regex/parse.ts';
import { asScalar } from '../../syntax/tree.ts';
import { replacePart } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { type EnvironmentUse, environmentUses, isEnvironmentVariable } from '../scripts/parameter-uses.ts';

export const envVarUnquoted: Rule = {
  code: 'env-var-unquoted',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    const candidates = analysis.document.parameters.filter(
      (it) => isEnvironmentVariable(it) && mayBeSplit(it),
    );
    const variables = new Set(candidates.map(({ name }) => name));
    for (const use of environmentUses(analysis)) {
      const { script, start, end, name, text, syntax } = use;
      const isOutside =
        script.language === 'shell' && syntax === 'shell' && script.quotingAt(start) === 'none';
      if (!isOutside || !variables.has(name) || isNotSplit(use)) continue;
      const part = script.partOf(start, end);
      report({
        range: script.rangeOf(start, end),
        message: `The shell splits the value of SSM_${name} at blanks and expands * in it; put it in double quotes`,
        fixes:
          part === undefined
            ? []
            : [{ title: 'Put it in double quotes', edits: [replacePart(part.line, part, `"${text}"`)] }],
      });
    }
  },
};

/** Assignments, `[[ … ]]`, `case`, here-strings and arithmetic take a value as it is. */
function isNotSplit({ script, start }: EnvironmentUse): boolean {
  const before = script.text.slice(script.text.lastIndexOf('\n', start) + 1, start);
  return (
    /(?:^|[\s;(])\w+\+?=$/.test(before) ||
    /\[\[(?:(?!\]\]).)*$/.test(before) ||
    /(?:\bcase\s+|<<<\s*)$/.test(before) ||
    /\(\((?:(?!\)\)).)*$/.test(before)
  );
}

/** False if only values without blanks and wildcards are allowed. */
function mayBeSplit({ allowedValues, allowedPattern }: Parameter): boolean {
  const special = [' ', '\t', '\n', '*', '?', '['];
  if (allowedValues !== undefined) {
    return allowedValues.items.some((item) =>
      special.some((character) => asScalar(item)?.text.includes(character)),
    );
  }
  const { node } = parseRegex(allowedPattern?.text ?? '');
  return allowedPattern === undefined || node === undefined || admittedCharacters(node, special).length > 0;
}
