import { findParameterType } from '../../catalog/parameters.ts';
import { replaceText } from '../edits.ts';
import { agentKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { parameterSupportOf } from './declarations.ts';

export const paramResourceTypePlace: Rule = {
  code: 'param-resource-type-place',
  severity: 'hint',
  kinds: agentKinds,
  check(analysis, report) {
    const support = parameterSupportOf(analysis.document);
    if (support === undefined || support.resourceTypes) return;
    for (const { type } of analysis.document.parameters) {
      const found = type && findParameterType(type.text);
      if (type === undefined || found?.resource === undefined) continue;
      report({
        range: type,
        message: `AWS describes "${type.text}" for runbooks only; use "${found.base}" here`,
        fixes: [{ title: `Change to "${found.base}"`, edits: [replaceText(type, found.base, analysis)] }],
      });
    }
  },
};
