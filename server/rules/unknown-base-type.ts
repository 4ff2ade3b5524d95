import type { Analysis } from '../analysis.ts';
import { baseTypes, cloudFormationType } from '../catalog/parameters.ts';
import type { ScalarNode } from '../syntax/tree.ts';
import { replaceText } from './edits.ts';
import { listNames } from './names.ts';
import type { Finding } from './rule.ts';
import { closest } from './spelling.ts';

/** What people write for the types, beside near misses. */
const meant: Readonly<Record<string, string>> = {
  array: 'StringList',
  bool: 'Boolean',
  float: 'String',
  int: 'Integer',
  list: 'StringList',
  map: 'StringMap',
  object: 'StringMap',
};

/** The finding that `type` is none of the base types; undefined if it is one. `what` has it: `Outputs`, `Variables`. */
export function unknownBaseType(type: ScalarNode, what: string, analysis: Analysis): Finding | undefined {
  if (baseTypes.some((name) => name === type.text)) return undefined;
  const better =
    meant[type.text.toLowerCase()] ?? cloudFormationType(type.text) ?? closest(type.text, baseTypes);
  const advice = better === undefined ? `write ${listNames(baseTypes, 'or')}` : `did you mean "${better}"?`;
  return {
    range: type,
    message: `${what} have no type "${type.text}"; ${advice}`,
    fixes:
      better === undefined
        ? []
        : [{ title: `Change to "${better}"`, edits: [replaceText(type, better, analysis)] }],
  };
}
