import { cloudFormationType, findParameterType } from '../../catalog/parameters.ts';
import { replaceText } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const paramCfnType: Rule = {
  code: 'param-cfn-type',
  severity: 'error',
  kinds: parameterKinds,
  check(analysis, report) {
    for (const { type } of analysis.document.parameters) {
      if (type === undefined || findParameterType(type.text) !== undefined) continue;
      const instead = cloudFormationType(type.text);
      if (instead === undefined) continue;
      report({
        range: type,
        message: `"${type.text}" is a type of CloudFormation templates; SSM documents have "${instead}" for it`,
        fixes: [{ title: `Change to "${instead}"`, edits: [replaceText(type, instead, analysis)] }],
      });
    }
  },
};
