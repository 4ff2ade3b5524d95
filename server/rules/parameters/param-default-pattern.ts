import { search } from '../../syntax/regex/match.ts';
import { parseRegex } from '../../syntax/regex/parse.ts';
import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { literalTexts } from './declarations.ts';

export const paramDefaultPattern: Rule = {
  code: 'param-default-pattern',
  severity: 'hint',
  kinds: parameterKinds,
  check(analysis, report) {
    for (const { name, default: value, allowedPattern } of analysis.document.parameters) {
      const { node } = parseRegex(allowedPattern?.text ?? '');
      if (allowedPattern === undefined || node === undefined) continue;
      for (const literal of literalTexts(value)) {
        if (literal.value === null || search(node, literal.text) !== false) continue;
        report({
          range: literal,
          message: `The default "${literal.text}" of "${name}" does not match its allowedPattern`,
          related: [{ start: allowedPattern.start, end: allowedPattern.end, message: 'The pattern' }],
        });
      }
    }
  },
};
