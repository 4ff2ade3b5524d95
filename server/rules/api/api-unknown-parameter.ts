import { renameKey } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { listNames } from '../names.ts';
import { apiSteps } from './api-steps.ts';
import { walkParameters } from './walk-parameters.ts';

export const apiUnknownParameter: Rule = {
  code: 'api-unknown-parameter',
  severity: 'warning',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { inputs, operation, parameters } of apiSteps(analysis)) {
      if (operation === undefined) continue;
      walkParameters(
        { shape: operation.input, map: inputs, entries: parameters, key: undefined },
        {
          unknown(entry, { shape, map, key }) {
            const names = [...shape.members.keys()];
            const near = closest(
              entry.name,
              names.filter((name) => map.entry(name) === undefined),
            );
            const owner = key === undefined ? operation.name : `"${key.name}" of ${operation.name}`;
            const hint = near === undefined ? describeNames(names) : `did you mean "${near}"?`;
            report({
              range: entry.key,
              message: `${owner} has no parameter "${entry.name}"; ${hint}`,
              fixes:
                near === undefined
                  ? []
                  : [{ title: `Change to "${near}"`, edits: [renameKey(entry, near, analysis)] }],
            });
          },
        },
      );
    }
  },
};

function describeNames(names: readonly string[]): string {
  return names.length === 0 ? 'it has none' : `it has ${listNames(names)}`;
}
