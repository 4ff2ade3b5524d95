import type { Analysis } from '../../analysis.ts';
import type { Shape } from '../../catalog/api/shape.ts';
import { asScalar, type Node } from '../../syntax/tree.ts';
import { replaceValue } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { apiSteps } from './api-steps.ts';
import { walkParameters } from './walk-parameters.ts';

export const apiParameterType: Rule = {
  code: 'api-parameter-type',
  severity: 'warning',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { inputs, operation, parameters } of apiSteps(analysis)) {
      if (operation === undefined) continue;
      walkParameters(
        { shape: operation.input, map: inputs, entries: parameters, key: undefined },
        {
          value(node, shape) {
            if (fits(node, shape)) return;
            const found = node.kind === 'scalar' ? `"${node.text.slice(0, 40)}"` : describeNode(node);
            report({
              range: node,
              message: `${operation.name} takes ${describe(shape)} here, not ${found}`,
              fixes: conversions(node, shape, analysis),
            });
          },
        },
      );
    }
  },
};

/**
 * Whether a literal can be sent. Numbers and booleans may be written as text, as documents that Amazon publishes do
 * (`MaxSize: "3"`), and a text as a list of one item that is filled in at run time.
 */
function fits(node: Node, shape: Shape): boolean {
  switch (shape.kind) {
    case 'structure':
    case 'map':
      return node.kind === 'map';
    case 'list':
      return node.kind === 'sequence';
    case 'scalar':
      break;
  }
  if (shape.type === 'document') return true;
  if (node.kind === 'sequence') {
    const [item] = node.items;
    return node.items.length === 1 && asScalar(item)?.text.includes('{{') === true;
  }
  if (node.kind !== 'scalar') return false;
  switch (shape.type) {
    case 'integer':
      return /^\s*[-+]?\d+\s*$/.test(node.text);
    case 'number':
      return node.text.trim() !== '' && !Number.isNaN(Number(node.text));
    case 'boolean':
      return /^(?:true|false)$/i.test(node.text);
    default:
      return true;
  }
}

/** One value in place of a list is an item of it, and a list of one value may stand for that. */
function conversions(node: Node, shape: Shape, analysis: Analysis): readonly Fix[] {
  if (shape.kind === 'list' && node.kind === 'scalar' && node.value !== null && fits(node, shape.item)) {
    return [{ title: 'Change to a list', edits: [replaceValue(node, [node.value], analysis)] }];
  }
  const [item, ...more] = node.kind === 'sequence' ? node.items : [];
  if (item?.kind !== 'scalar' || more.length > 0 || !fits(item, shape)) return [];
  return [{ title: 'Change to the value itself', edits: [replaceValue(node, item.value, analysis)] }];
}

function describe(shape: Shape): string {
  switch (shape.kind) {
    case 'structure':
    case 'map':
      return 'a map';
    case 'list':
      return 'a list';
    case 'scalar':
      if (shape.type === 'integer') return 'a whole number';
      if (shape.type === 'number') return 'a number';
      return shape.type === 'boolean' ? 'true or false' : 'a text';
  }
}

function describeNode(node: Node): string {
  return node.kind === 'map' ? 'a map' : 'a list';
}
