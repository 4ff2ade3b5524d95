import type { Field, ValueType } from '../../catalog/field.ts';
import { findField } from '../../catalog/field.ts';
import { resolve, type Node } from '../../syntax/tree.ts';
import { replaceValue } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { actionSteps } from './action-steps.ts';

export const runCommandInputType: Rule = {
  code: 'run-command-input-type',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    for (const { inputs, action } of actionSteps(analysis, 'aws:runCommand')) {
      for (const { name, value } of inputs.entries) {
        const field = findField(action.inputs, name)?.field;
        const node = resolve(value);
        if (field === undefined || fits(node, field)) continue;
        const isItem = node.kind === 'scalar' && field.types.includes('StringList');
        report({
          range: value,
          message: `"${field.name}" is ${describe(field)}`,
          fixes: isItem
            ? [{ title: 'Write it as a list', edits: [replaceValue(value, [node.text], analysis)] }]
            : [],
        });
      }
    }
  },
};

/** True if the value is of one of the types, or may become so when references are filled in. */
function fits(node: Node, { types }: Field): boolean {
  if (node.kind === 'alias' || node.kind === 'missing') return true;
  if (node.kind === 'map') return includesAny(types, ['Map', 'StringMap', 'Parameters', 'Any']);
  if (node.kind === 'sequence') {
    if (types.includes('MapList'))
      return node.items.every((item) => ['map', 'alias'].includes(item.kind) || isReference(item));
    if (types.includes('StringList'))
      return node.items.every((item) => !['map', 'sequence'].includes(item.kind));
    return includesAny(types, ['List', 'Any']);
  }
  if (isReference(node) || node.text === '') return true;
  if (types.includes('Integer')) return /^\s*-?\d+\s*$/.test(node.text) || types.includes('String');
  if (types.includes('Boolean')) return /^(?:true|false)$/i.test(node.text) || types.includes('String');
  return includesAny(types, ['String', 'Any']);
}

/** True if a reference gives the value, or a part of it. */
function isReference(node: Node): boolean {
  return node.kind === 'scalar' && node.text.includes('{{');
}

function includesAny(types: readonly ValueType[], wanted: readonly ValueType[]): boolean {
  return wanted.some((type) => types.includes(type));
}

function describe({ types }: Field): string {
  if (types.includes('StringList')) return 'a list of texts';
  if (types.includes('MapList')) return 'a list of maps';
  if (types.includes('Integer')) return 'a whole number';
  if (types.includes('Boolean')) return 'true or false';
  return types.includes('String') ? 'a text' : 'a map';
}
