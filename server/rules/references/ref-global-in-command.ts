import type { Analysis } from '../../analysis.ts';
import type { Reference } from '../../model/document.ts';
import { commandKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { declareParameter } from './new-parameter.ts';

export const refGlobalInCommand: Rule = {
  code: 'ref-global-in-command',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    for (const reference of analysis.references) {
      const { kind, name } = reference;
      if (kind !== 'global' && kind !== 'automation' && kind !== 'variable') continue;
      report({
        range: reference,
        message: `Only runbooks know ${kind}:${name}; the agent leaves this text as it is. Take the value as a parameter`,
        fixes: asParameter(analysis, reference),
      });
    }
  },
};

/** `REGION` becomes the parameter `Region`, declared if it is not yet. */
function asParameter(analysis: Analysis, reference: Reference): readonly Fix[] {
  const words = reference.kind === 'variable' ? [reference.name] : reference.name.toLowerCase().split('_');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const isDeclared = analysis.document.parameters.some((parameter) => parameter.name === name);
  const declaration = isDeclared ? undefined : declareParameter(analysis, name, { type: 'String' });
  if (!isDeclared && declaration === undefined) return [];
  const { start, end } = reference;
  const edits = [...(declaration === undefined ? [] : [declaration]), { start, end, text: `{{ ${name} }}` }];
  return [{ title: `Take the parameter "${name}"`, edits }];
}
