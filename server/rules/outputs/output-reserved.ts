import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { declaredOutputs } from './declared-outputs.ts';

export const outputReserved: Rule = {
  code: 'output-reserved',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    for (const { name, action } of declaredOutputs(analysis)) {
      if (name === undefined || action?.reservedOutputs?.includes(name.text) !== true) continue;
      report({
        range: name,
        message: `${action.name} has an output "${name.text}" of its own; give this one another name`,
      });
    }
  },
};
