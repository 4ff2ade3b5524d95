import { limits } from '../../catalog/limits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const paramNameTooLong: Rule = {
  code: 'param-name-too-long',
  severity: 'warning',
  kinds: automationKinds,
  check({ document }, report) {
    const { parameterName } = limits.automation;
    for (const { name, key } of document.parameters) {
      if (name.length <= parameterName) continue;
      report({
        range: key,
        message: `Nobody can give a value for this parameter: names longer than ${parameterName} characters are refused at the start of a run`,
      });
    }
  },
};
