import { asScalar } from '../../syntax/tree.ts';
import { removeEntry } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const paramAllowedValuesDup: Rule = {
  code: 'param-allowed-values-dup',
  severity: 'hint',
  kinds: parameterKinds,
  check(analysis, report) {
    for (const { allowedValues, name } of analysis.document.parameters) {
      if (allowedValues === undefined) continue;
      if (allowedValues.items.length === 0) {
        report({
          range: allowedValues,
          message: `No value of "${name}" is allowed, because the list is empty`,
        });
      }
      const seen = new Map<string, { start: number; end: number }>();
      for (const entry of allowedValues.entries) {
        const text = asScalar(entry.value)?.text;
        if (text === undefined) continue;
        const first = seen.get(text);
        if (first === undefined) {
          seen.set(text, entry.value);
          continue;
        }
        report({
          range: entry.value,
          message: `"${text}" stands in the list already`,
          related: [{ start: first.start, end: first.end, message: 'The first one' }],
          fixes: [
            {
              title: 'Remove the second one',
              edits: [removeEntry(allowedValues, entry, analysis)],
              isSafe: true,
            },
          ],
          tag: 'unnecessary',
        });
      }
    }
  },
};
