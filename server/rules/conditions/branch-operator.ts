import { mistakenOperators } from '../../catalog/conditions.ts';
import { renameKey } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { conditionKeys, conditions } from './conditions.ts';

export const branchOperator: Rule = {
  code: 'branch-operator',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    for (const { node, isChoice } of conditions(analysis)) {
      const known = isChoice ? ['NextStep', ...conditionKeys] : conditionKeys;
      for (const entry of node.entries) {
        const { name, key } = entry;
        if (name === '' || name === '<<' || known.includes(name)) continue;
        const isNegation = name.includes('Not');
        const meant = mistakenOperators[name] ?? closest(name, known);
        const advice = isNegation ? `; write Not around ${meant ?? 'a condition'}` : didYouMean(meant);
        report({
          range: key,
          message: `Conditions have no "${name}"${advice}`,
          // Without Not around it the operator would mean the opposite.
          fixes:
            meant === undefined || isNegation
              ? []
              : [{ title: `Change to "${meant}"`, edits: [renameKey(entry, meant, analysis)] }],
        });
      }
    }
  },
};

function didYouMean(name: string | undefined): string {
  return name === undefined ? '' : `; did you mean "${name}"?`;
}
