import type { Analysis } from '../../analysis.ts';
import type { Parameter } from '../../model/document.ts';
import { asScalar, asSequence, type TextEdit } from '../../syntax/tree.ts';
import { replaceText, replaceValue } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { baseTypeOf, parameterSupportOf } from './declarations.ts';

export const paramTypeCommand: Rule = {
  code: 'param-type-command',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    const ignored = parameterSupportOf(analysis.document)?.ignored ?? [];
    for (const parameter of analysis.document.parameters) {
      const base = baseTypeOf(parameter);
      if (base === undefined || parameter.type === undefined || !ignored.includes(base)) continue;
      report({
        range: parameter.type,
        message: `The agent drops values of type ${base} and takes the default; use "String" in Command documents`,
        fixes:
          base === 'MapList' ? [] : [{ title: 'Change to "String"', edits: toText(analysis, parameter) }],
      });
    }
  },
};

/** The type with the default and the allowed values, all made texts. */
function toText(analysis: Analysis, parameter: Parameter): readonly TextEdit[] {
  const values = [parameter.default, ...(asSequence(parameter.allowedValues)?.items ?? [])];
  const edits = values.flatMap((value) => {
    const scalar = asScalar(value);
    if (scalar === undefined || scalar.value === null || typeof scalar.value === 'string') return [];
    return [replaceValue(scalar, scalar.text, analysis)];
  });
  return parameter.type === undefined ? edits : [replaceText(parameter.type, 'String', analysis), ...edits];
}
