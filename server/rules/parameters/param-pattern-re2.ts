import { parseRegex } from '../../syntax/regex/parse.ts';
import { type Re2Difference, re2Differences } from '../../syntax/regex/re2.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { replacePart } from '../edits.ts';
import { agentKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';

export const paramPatternRe2: Rule = {
  code: 'param-pattern-re2',
  severity: 'error',
  kinds: agentKinds,
  check({ document }, report) {
    for (const { allowedPattern } of document.parameters) {
      const { node } = parseRegex(allowedPattern?.text ?? '');
      if (allowedPattern === undefined || node === undefined) continue;
      for (const difference of re2Differences(allowedPattern.text, node)) {
        const { start, end, effect, message } = difference;
        report({
          range: allowedPattern.sourceRange(start, end),
          message: `The agent reads this pattern with Go's regular expressions, which ${message}`,
          severity: effect === 'refused' ? 'error' : 'warning',
          fixes: translation(allowedPattern, difference),
        });
      }
    }
  },
};

/** How the part is written so that both dialects read it, where that is plain. */
const translations: readonly (readonly [from: RegExp, to: string])[] = [
  [/^\\Z$/, '\\z'],
  [/^\\h$/, '[ \\t]'],
  [/^\\R$/, '(?:\\r\\n|\\n|\\r)'],
  [/^\\u([\dA-Fa-f]{4})$/, '\\x{$1}'],
  [/^\\e$/, '\\x1B'],
  [/^\\p\{Alpha\}$/, '[a-zA-Z]'],
  [/^\\p\{Alnum\}$/, '[a-zA-Z0-9]'],
  [/^\\p\{Digit\}$/, '[0-9]'],
  [/^\\p\{Lower\}$/, '[a-z]'],
  [/^\\p\{Upper\}$/, '[A-Z]'],
  [/^(.*[*+?}])\+$/s, '$1'],
  [/^\(\?(?:<\w+>|>)(.*)$/s, '(?:$1'],
];

function translation(pattern: ScalarNode, { start, end }: Re2Difference): readonly Fix[] {
  const part = pattern.text.slice(start, end);
  for (const [from, to] of translations) {
    if (!from.test(part)) continue;
    const text = part.replace(from, to);
    return [{ title: `Change to "${text}"`, edits: [replacePart(pattern, { start, end }, text)] }];
  }
  return [];
}
