import { baseTypes, cloudFormationType } from '../../catalog/parameters.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { declaredOutputs } from './declared-outputs.ts';

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

export const outputType: Rule = {
  code: 'output-type',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    for (const output of declaredOutputs(analysis)) {
      const type = literal(output.type);
      if (type === undefined || baseTypes.some((name) => name === type.text)) continue;
      const better =
        meant[type.text.toLowerCase()] ?? cloudFormationType(type.text) ?? closest(type.text, baseTypes);
      report({
        range: type,
        message: `Outputs have no type "${type.text}"; ${
          better === undefined ? `write ${listNames(baseTypes, 'or')}` : `did you mean "${better}"?`
        }`,
        fixes:
          better === undefined
            ? []
            : [{ title: `Change to "${better}"`, edits: [replaceText(type, better, analysis)] }],
      });
    }
  },
};
