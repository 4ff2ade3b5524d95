import { search } from '../../syntax/regex/match.ts';
import { parseRegex } from '../../syntax/regex/parse.ts';
import { asScalar } from '../../syntax/tree.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const defaultTokenPattern: Rule = {
  code: 'default-token-pattern',
  severity: 'hint',
  kinds: automationKinds,
  check({ document, references }, report) {
    for (const parameter of document.parameters) {
      const value = asScalar(parameter.default);
      const { allowedPattern } = parameter;
      if (value === undefined || allowedPattern === undefined) continue;
      const token = references.find(
        ({ kind, node }) => (kind === 'global' || kind === 'automation') && node.start === value.start,
      );
      const { node } = parseRegex(allowedPattern.text);
      if (token === undefined || node === undefined || search(node, value.text) !== false) continue;
      report({
        range: value,
        message: `allowedPattern is compared with "${value.text}" as it stands here, before the value is filled in, and does not match it`,
        related: [{ start: allowedPattern.start, end: allowedPattern.end, message: 'The pattern' }],
      });
    }
  },
};
