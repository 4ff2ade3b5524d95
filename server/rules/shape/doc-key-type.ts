import type { Field } from '../../catalog/field.ts';
import { stepKinds } from '../kinds.ts';
import { replaceValue } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { schemaOf } from './root-keys.ts';

const lists = ['Steps', 'StringList', 'MapList', 'List'];
const maps = ['Map', 'StringMap', 'Parameters'];

export const docKeyType: Rule = {
  code: 'doc-key-type',
  severity: 'error',
  kinds: [...stepKinds, 'Session'],
  check(analysis, report) {
    const { document } = analysis;
    const fields = schemaOf(document)?.fields ?? [];
    for (const { name, key, value } of document.entries) {
      const field = fields.find((candidate) => candidate.name === name);
      const wanted = field === undefined ? undefined : wantedShape(field);
      if (wanted === undefined || value.kind === 'missing' || value.kind === 'alias') continue;
      if (value.kind === wanted || (value.kind === 'scalar' && value.value === null)) continue;
      const shape = wanted === 'sequence' ? 'a list' : 'a map';
      const isText = value.kind === 'scalar' && wanted === 'sequence' && field?.types[0] === 'StringList';
      report({
        range: key,
        message: `"${name}" takes ${shape}`,
        fixes: isText
          ? [{ title: 'Change to a list', edits: [replaceValue(value, [value.text], analysis)] }]
          : [],
      });
    }
  },
};

/** The one shape that every type of the field has; undefined when there are several, or for texts. */
function wantedShape({ types }: Field): 'map' | 'sequence' | undefined {
  if (types.every((type) => lists.includes(type))) return 'sequence';
  return types.every((type) => maps.includes(type)) ? 'map' : undefined;
}
