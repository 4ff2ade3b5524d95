// Parameters that let any text through.

import type { Analysis } from '../../analysis.ts';
import { findParameterType } from '../../catalog/parameters.ts';
import type { Parameter } from '../../model/document.ts';
import { asScalar } from '../../syntax/tree.ts';
import { addEntry } from '../edits.ts';
import type { Fix } from '../rule.ts';

/** True if nothing bounds the texts that the parameter takes. Ids of AWS resources, numbers and booleans are bounded. */
export function isOpen({ type, allowedPattern, allowedValues, node }: Parameter): boolean {
  const found = findParameterType(type?.text ?? '');
  const isText =
    found?.resource === undefined && ['String', 'StringList', 'StringMap'].includes(found?.base ?? '');
  return isText && node !== undefined && allowedPattern === undefined && allowedValues === undefined;
}

/** Enough for names, paths and addresses, and nothing that a shell reads as its own. */
const safeCharacters = '[a-zA-Z0-9_./:@-]';

/** A fix that bounds the parameter by a pattern, which its default passes. */
export function boundingByPattern(parameter: Parameter, analysis: Analysis): readonly Fix[] {
  const { node, name } = parameter;
  const value = asScalar(parameter.default)?.text;
  const pattern = `^${safeCharacters}${value === '' ? '*' : '+'}$`;
  const isPassed = value === undefined || value.includes('{{') || new RegExp(pattern).test(value);
  if (node === undefined || !isPassed) return [];
  return [
    {
      title: `Allow only letters, digits and _ . / : @ - in "${name}"`,
      edits: [addEntry(node, ['allowedPattern', pattern], analysis)],
    },
  ];
}
