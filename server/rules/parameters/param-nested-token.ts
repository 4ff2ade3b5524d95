import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const paramNestedToken: Rule = {
  code: 'param-nested-token',
  severity: 'error',
  kinds: parameterKinds,
  check({ references }, report) {
    for (const { node, start, end, triple } of references) {
      if (triple) continue;
      const from = node.textOffset(start);
      const to = node.textOffset(end);
      const opening = /\{\{[\w.:/\s-]*$/.exec(node.text.slice(0, from));
      const closing = /^[\w.:/\s-]*\}\}/.exec(node.text.slice(to));
      if (opening === null || closing === null) continue;
      report({
        range: node.sourceRange(opening.index, to + closing[0].length),
        message: 'A reference inside a reference is not resolved; values are put in once only',
      });
    }
  },
};
