import type { ParseErrorCode } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';

/** A rule that reports what the parser found, for the given kinds of faults. */
export function parseErrorRule(code: string, faults: readonly ParseErrorCode[]): Rule {
  return {
    code,
    severity: 'error',
    kinds: 'any',
    check({ tree }, report) {
      // A tab that leaves its line out of place is one fault, which tab-indent reports.
      const tabs = new Set(
        tree.errors.flatMap(({ code: fault, start }) => (fault === 'tab-indent' ? [start] : [])),
      );
      for (const error of tree.errors) {
        if (!faults.includes(error.code) || tabs.has(error.start)) continue;
        report({
          range: error,
          message: error.message,
          ...(error.related !== undefined && { related: [error.related] }),
          ...(error.fix !== undefined && { fixes: [error.fix] }),
        });
      }
    },
  };
}
