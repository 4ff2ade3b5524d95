import type { Analysis } from '../../analysis.ts';
import type { Reference } from '../../model/document.ts';
import { automationKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { declareParameter } from './new-parameter.ts';

export const refSsmAssumeRole: Rule = {
  code: 'ref-ssm-assume-role',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    if (!('assumeRole' in analysis.document)) return;
    const { assumeRole } = analysis.document;
    for (const reference of analysis.references) {
      if (reference.kind !== 'ssm' || reference.node.start !== assumeRole?.start) continue;
      report({
        range: reference,
        message: 'assumeRole cannot come from Parameter Store; take the role as a parameter',
        fixes: takeAsParameter(analysis, reference),
      });
    }
  },
};

function takeAsParameter(analysis: Analysis, { start, end }: Reference): readonly Fix[] {
  const name = 'AutomationAssumeRole';
  const declaration = declareParameter(analysis, name, { type: 'AWS::IAM::Role::Arn' });
  if (declaration === undefined) return [];
  return [
    { title: `Take the parameter "${name}"`, edits: [{ start, end, text: `{{ ${name} }}` }, declaration] },
  ];
}
