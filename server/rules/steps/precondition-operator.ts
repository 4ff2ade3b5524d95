import { asMap } from '../../syntax/tree.ts';
import { renameKey } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';
import { preconditionOperator as operator } from './precondition.ts';

export const preconditionOperator: Rule = {
  code: 'precondition-operator',
  severity: 'error',
  kinds: commandKinds,
  check(analysis, report) {
    for (const { precondition } of commandSteps(analysis.document)) {
      const map = asMap(precondition);
      for (const entry of map?.entries ?? []) {
        if (entry.name === operator || entry.name === '') continue;
        const isOnly = map?.entries.length === 1;
        const isMisspelt = /^(?:string)?_?(?:equals?|eq)$/i.test(entry.name);
        report({
          range: entry.key,
          message: `"${operator}" is the only operator of a precondition`,
          fixes:
            isOnly && isMisspelt
              ? [
                  {
                    title: `Change to "${operator}"`,
                    edits: [renameKey(entry, operator, analysis)],
                  },
                ]
              : [],
        });
      }
    }
  },
};
