import type { Shape } from '../../catalog/api/shape.ts';
import { addEntry, type Value } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { apiSteps } from './api-steps.ts';
import { walkParameters } from './walk-parameters.ts';

export const apiMissingParameter: Rule = {
  code: 'api-missing-parameter',
  severity: 'warning',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { inputs, operation, operationName, parameters } of apiSteps(analysis)) {
      if (operation === undefined || operationName === undefined) continue;
      walkParameters(
        { shape: operation.input, map: inputs, entries: parameters, key: undefined },
        {
          missing({ name, shape }, { map, key }) {
            const owner = key === undefined ? operation.name : `"${key.name}" of ${operation.name}`;
            report({
              range: key?.key ?? operationName,
              message: `${owner} needs the parameter "${name}"`,
              fixes: [
                { title: `Add "${name}"`, edits: [addEntry(map, [name, placeholder(shape)], analysis)] },
              ],
            });
          },
        },
      );
    }
  },
};

/** A value of the right type, to be filled in. */
function placeholder(shape: Shape, depth = 0): Value {
  switch (shape.kind) {
    case 'structure': {
      if (depth > 3) return {};
      const required = [...shape.members.values()].filter((member) => member.required);
      return Object.fromEntries(
        required.map((member) => [member.name, placeholder(member.shape, depth + 1)]),
      );
    }
    case 'map':
      return {};
    case 'list':
      return depth > 3 ? [] : [placeholder(shape.item, depth + 1)];
    case 'scalar':
      if (shape.type === 'boolean') return false;
      if (shape.type === 'integer' || shape.type === 'number') return 0;
      return shape.values?.[0] ?? '';
  }
}
