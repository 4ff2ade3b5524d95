import { replaceValue } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { limitOf } from './declarations.ts';

export const paramMinOverMax: Rule = {
  code: 'param-min-over-max',
  severity: 'warning',
  kinds: parameterKinds,
  check(analysis, report) {
    for (const parameter of analysis.document.parameters) {
      for (const what of ['Chars', 'Items']) {
        const least = limitOf(parameter, `min${what}`);
        const most = limitOf(parameter, `max${what}`);
        if (least === undefined || most === undefined || least.value <= most.value) continue;
        const { start, end } = most.node;
        report({
          range: least.node,
          message: `No value can have at least ${least.value} and at most ${most.value} ${what === 'Chars' ? 'characters' : 'items'}`,
          related: [{ start, end, message: `max${what}` }],
          fixes: [
            {
              title: 'Swap the two limits',
              edits: [
                replaceValue(least.node, most.value, analysis),
                replaceValue(most.node, least.value, analysis),
              ],
            },
          ],
        });
      }
    }
  },
};
