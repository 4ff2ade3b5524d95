import { isAnchored } from '../../syntax/regex/characters.ts';
import { parseRegex } from '../../syntax/regex/parse.ts';
import { replaceText } from '../edits.ts';
import { agentKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { pastedParameters } from '../scripts/parameter-uses.ts';

export const paramPatternUnanchored: Rule = {
  code: 'param-pattern-unanchored',
  severity: 'warning',
  kinds: agentKinds,
  check(analysis, report) {
    for (const parameter of new Set(pastedParameters(analysis).map((use) => use.parameter))) {
      const pattern = parameter.allowedPattern;
      const { node } = parseRegex(pattern?.text ?? '');
      if (pattern === undefined || node === undefined || isAnchored(node)) continue;
      const anchored = anchor(pattern.text, node.kind === 'alternation');
      report({
        range: pattern,
        message: `The agent looks for this pattern anywhere in the value, so anything may stand around it in "${parameter.name}"`,
        fixes: [{ title: `Change to "${anchored}"`, edits: [replaceText(pattern, anchored, analysis)] }],
      });
    }
  },
};

/** Puts `^` and `$` where they are missing. */
function anchor(pattern: string, hasBranches: boolean): string {
  if (hasBranches) return `^(?:${pattern})$`;
  const start = pattern.startsWith('^') ? '' : '^';
  return `${start}${pattern}${/[^\\]\$$/.test(pattern) ? '' : '$'}`;
}
