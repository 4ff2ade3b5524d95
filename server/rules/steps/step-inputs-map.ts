import { resolve } from '../../syntax/tree.ts';
import { joinMaps } from '../edits.ts';
import { stepKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { stepsOf } from './known-steps.ts';

export const stepInputsMap: Rule = {
  code: 'step-inputs-map',
  severity: 'error',
  kinds: stepKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { node, entries } of stepsOf(analysis)) {
      const value = node.get('inputs');
      if (value === undefined || entries.length === 0) continue;
      const { kind } = resolve(value);
      if (kind === 'map' || kind === 'missing' || kind === 'alias') continue;
      const what = kind === 'sequence' ? 'a list' : 'a text';
      const edits = value.kind === 'sequence' ? joinMaps(value, analysis) : [];
      report({
        range: value,
        message: `"inputs" is a map of names and values, not ${what}`,
        fixes: edits.length === 0 ? [] : [{ title: 'Make one map of the list', edits }],
      });
    }
  },
};
