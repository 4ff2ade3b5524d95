import type { ParseErrorCode } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';

/** A rule that reports what the parser found, for the given kinds of faults. */
export function parseErrorRule(code: string, faults: readonly ParseErrorCode[]): Rule {
  return {
    code,
    severity: 'error',
    kinds: 'any',
    check({ tree }, report) {
      for (const error of tree.errors) {
        if (!faults.includes(error.code)) continue;
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
