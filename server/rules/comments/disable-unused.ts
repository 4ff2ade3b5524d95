import type { Rule } from '../rule.ts';
import { removeCode } from './directive-edits.ts';

export const disableUnused: Rule = {
  code: 'disable-unused',
  severity: 'hint',
  kinds: 'any',
  runsLast: true,
  check(analysis, report, { codes, skipped, suppressions }) {
    for (const directive of suppressions.directives) {
      if (directive.codes.length === 0 && !suppressions.isUsed(directive)) {
        report({
          range: directive,
          message: 'No rule reports anything here',
          tag: 'unnecessary',
          fixes: [
            {
              title: 'Remove the comment',
              edits: [removeCode(analysis, directive, undefined)],
              isSafe: true,
            },
          ],
        });
      }
      for (const code of directive.codes) {
        // What is switched off might be reported elsewhere, and what is unknown is another rule's business.
        const isOpen = !codes.has(code.code) || skipped.has(code.code) || code.code === 'disable-unused';
        if (isOpen || suppressions.isUsed(directive, code)) continue;
        report({
          range: code,
          message: `The rule "${code.code}" reports nothing here`,
          tag: 'unnecessary',
          fixes: [
            {
              title: `Remove "${code.code}"`,
              edits: [removeCode(analysis, directive, code)],
              isSafe: true,
            },
          ],
        });
      }
    }
  },
};
