import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

/** So many characters a reference around another one may have on each side of it. */
const NEAR = 300;

export const paramNestedToken: Rule = {
  code: 'param-nested-token',
  severity: 'error',
  kinds: parameterKinds,
  check({ references, text }, report) {
    for (const { node, start, end, triple } of references) {
      if (triple) continue;
      const from = node.textOffset(start);
      const to = node.textOffset(end);
      const opening = /\{\{[\w.:/\s-]*$/.exec(node.text.slice(Math.max(0, from - NEAR), from));
      const closing = /^[\w.:/\s-]*\}\}/.exec(node.text.slice(to, to + NEAR));
      if (opening === null || closing === null) continue;
      const range = node.sourceRange(from - opening[0].length, to + closing[0].length);
      // Braces around nothing but a reference were meant as its own.
      const isDoubled = opening[0].trim() === '{{' && closing[0].trim() === '}}';
      const inner = node.sourceRange(from, to);
      const single = text.slice(inner.start, inner.end);
      report({
        range,
        message: 'A reference inside a reference is not resolved; values are put in once only',
        fixes: isDoubled ? [{ title: `Change to "${single}"`, edits: [{ ...range, text: single }] }] : [],
      });
    }
  },
};
