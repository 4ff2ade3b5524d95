import { parseRegex } from '../../syntax/regex/parse.ts';
import { replacePart } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const paramPatternInvalid: Rule = {
  code: 'param-pattern-invalid',
  severity: 'error',
  kinds: parameterKinds,
  check({ document }, report) {
    for (const { allowedPattern } of document.parameters) {
      const error = allowedPattern && parseRegex(allowedPattern.text).error;
      if (allowedPattern === undefined || error?.code !== 'syntax') continue;
      const isGoGroup = allowedPattern.text.startsWith('(?P<', error.start);
      const fix = {
        title: 'Change to a group without a name',
        edits: [replacePart(allowedPattern, groupOpening(allowedPattern.text, error.start), '(?:')],
      };
      report({
        range: allowedPattern.sourceRange(error.start, error.end),
        message: `Not a regular expression that the service can read: ${error.message}`,
        fixes: isGoGroup ? [fix] : [],
      });
    }
  },
};

/** `(?P<name>` as a range. */
function groupOpening(pattern: string, start: number): { start: number; end: number } {
  const close = pattern.indexOf('>', start);
  return { start, end: close < 0 ? start : close + 1 };
}
