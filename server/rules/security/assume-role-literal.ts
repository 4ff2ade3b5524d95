import type { Analysis } from '../../analysis.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import { declareParameter } from '../references/new-parameter.ts';
import type { Fix, Rule } from '../rule.ts';

export const assumeRoleLiteral: Rule = {
  code: 'assume-role-literal',
  severity: 'hint',
  kinds: automationKinds,
  check(analysis, report) {
    if (!('assumeRole' in analysis.document)) return;
    const role = literal(analysis.document.assumeRole);
    const account = /^arn:[\w-]+:iam::(\d{12}):role\//.exec(role?.text ?? '')?.[1];
    if (role === undefined || account === undefined) return;
    report({
      range: role,
      message: `This role binds the runbook to the account ${account}; take the role as a parameter`,
      fixes: takeAsParameter(role, analysis),
    });
  },
};

/** The role as the default of a parameter, so that everything else stays as it is. */
function takeAsParameter(role: ScalarNode, analysis: Analysis): readonly Fix[] {
  const name = 'AutomationAssumeRole';
  const declaration = declareParameter(analysis, name, { type: 'AWS::IAM::Role::Arn', default: role.text });
  if (declaration === undefined) return [];
  return [
    {
      title: `Make it the default of a parameter "${name}"`,
      edits: [replaceText(role, `{{ ${name} }}`, analysis), declaration],
    },
  ];
}
