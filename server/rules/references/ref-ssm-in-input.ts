import type { Analysis } from '../../analysis.ts';
import type { Reference } from '../../model/document.ts';
import { automationKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { declareParameter } from './new-parameter.ts';

export const refSsmInInput: Rule = {
  code: 'ref-ssm-in-input',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    for (const reference of analysis.references) {
      const { kind, step, name, node } = reference;
      if (kind !== 'ssm' || step === undefined) continue;
      const inputs = step.inputs;
      if (inputs === undefined || node.start < inputs.start || node.end > inputs.end) continue;
      report({
        range: reference,
        message: `Inputs of a step cannot read ssm:${name}; give it to a parameter as its default`,
        fixes: moveToParameter(analysis, reference),
      });
    }
  },
};

function moveToParameter(analysis: Analysis, { name, start, end }: Reference): readonly Fix[] {
  const [path = ''] = name.split(':');
  const parameter =
    path
      .split('/')
      .at(-1)
      ?.replaceAll(/[^A-Za-z0-9]/g, '') ?? '';
  if (parameter === '') return [];
  const declaration = declareParameter(analysis, parameter, { type: 'String', default: `{{ssm:${name}}}` });
  if (declaration === undefined) return [];
  return [
    {
      title: `Make it the default of a parameter "${parameter}"`,
      edits: [declaration, { start, end, text: `{{ ${parameter} }}` }],
    },
  ];
}
