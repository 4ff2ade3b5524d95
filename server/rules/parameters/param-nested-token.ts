import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

/** So many characters a reference around another one may have on each side of it. */
const NEAR = 300;

export const paramNestedToken: Rule = {
  code: 'param-nested-token',
  severity: 'error',
  kinds: parameterKinds,
  check({ references }, report) {
    for (const { node, start, end, triple } of references) {
      if (triple) continue;
      const from = node.textOffset(start);
      const to = node.textOffset(end);
      const opening = /\{\{[\w.:/\s-]*$/.exec(node.text.slice(Math.max(0, from - NEAR), from));
      const closing = /^[\w.:/\s-]*\}\}/.exec(node.text.slice(to, to + NEAR));
      if (opening === null || closing === null) continue;
      report({
        range: node.sourceRange(from - opening[0].length, to + closing[0].length),
        message: 'A reference inside a reference is not resolved; values are put in once only',
      });
    }
  },
};
