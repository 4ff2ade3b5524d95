import { findSystemVariable, systemVariables } from '../../catalog/references.ts';
import { automationKinds } from '../kinds.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';

export const refGlobalUnknown: Rule = {
  code: 'ref-global-unknown',
  severity: 'error',
  kinds: automationKinds,
  check({ references }, report) {
    for (const { kind, name, nameRange } of references) {
      if (kind !== 'global' && kind !== 'automation') continue;
      if (findSystemVariable(`${kind}:${name}`) !== undefined) continue;
      const known = systemVariables.flatMap((variable) => {
        const [namespace, own] = variable.name.split(':');
        return namespace === kind && own !== undefined ? [own] : [];
      });
      const nearest = closest(name, known);
      report({
        range: nameRange,
        message: `There is no ${kind}:${name}; ${
          nearest === undefined ? `there is ${listNames(known)}` : `did you mean "${nearest}"?`
        }`,
        fixes:
          nearest === undefined
            ? []
            : [{ title: `Change to "${nearest}"`, edits: [{ ...nameRange, text: nearest }] }],
      });
    }
  },
};
