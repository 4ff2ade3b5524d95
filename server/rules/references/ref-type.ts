import type { Analysis } from '../../analysis.ts';
import type { Shape } from '../../catalog/api/shape.ts';
import { type Field, findField, type ValueType } from '../../catalog/field.ts';
import { baseTypes } from '../../catalog/parameters.ts';
import type { AutomationStep, Reference, Step } from '../../model/document.ts';
import { asMap, asSequence, type MapNode, type Node, resolve } from '../../syntax/tree.ts';
import { apiSteps } from '../api/api-steps.ts';
import { walkParameters } from '../api/walk-parameters.ts';
import { addEntry, replaceText } from '../edits.ts';
import { stepKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { knownSteps } from '../steps/known-steps.ts';
import { wholeReference } from './places.ts';
import { converts, describeTypes, typesOfReferences } from './reference-types.ts';

export const refType: Rule = {
  code: 'ref-type',
  severity: 'warning',
  kinds: stepKinds,
  check(analysis, report) {
    const typeOf = typesOfReferences(analysis);
    for (const { reference, name, wanted, family } of inputReferences(analysis)) {
      const type = typeOf(reference);
      if (type === undefined || wanted.length === 0) continue;
      const fits = family === 'command' ? fitsAgent(type, wanted) : converts(type, wanted);
      if (fits) continue;
      report({
        range: reference,
        message: `This is ${describeTypes([type])}, and "${name}" takes ${describeTypes(wanted)}`,
        // A text may hold the JSON of a map or a list; whether that is read is not documented.
        ...(type === 'String' && { severity: 'hint' as const }),
        fixes: declareAs(reference, wanted, analysis),
      });
    }
  },
};

/** A reference that is all that is written for an input. */
interface InputReference {
  readonly reference: Reference;
  /** The key that it is the value of. */
  readonly name: string;
  /** Types that fit; empty when that is not known. */
  readonly wanted: readonly ValueType[];
  readonly family: Step['family'];
}

/** The references that are whole values of inputs, those of API calls at any depth. */
function* inputReferences(analysis: Analysis): Generator<InputReference> {
  const at = (node: Node): Reference | undefined => wholeReference(node, analysis);
  for (const { step, fields } of knownSteps(analysis)) {
    if (step.inputs !== undefined) yield* inFields(step.inputs, fields, { at, family: step.family });
  }
  yield* inApiCalls(analysis, at);
}

interface Reading {
  readonly at: (node: Node) => Reference | undefined;
  readonly family: Step['family'];
}

function* inFields(map: MapNode, fields: readonly Field[], reading: Reading): Generator<InputReference> {
  for (const { name, value } of map.entries) {
    const field = findField(fields, name)?.field;
    if (field === undefined) continue;
    const reference = reading.at(resolve(value));
    if (reference !== undefined) {
      yield { reference, name: field.name, wanted: field.types, family: reading.family };
    }
    if (reading.family === 'automation' && field.types.includes('StringList')) {
      yield* inItems(value, field, reading);
    }
    const inner = asMap(value);
    if (inner !== undefined && field.fields !== undefined) yield* inFields(inner, field.fields, reading);
  }
}

/** The items of a list of texts; a list in their place is taken apart, as runbooks that Amazon publishes rely on. */
function* inItems(list: Node, { name, types }: Field, { at, family }: Reading): Generator<InputReference> {
  if (types.some((type) => type === 'List' || type === 'MapList')) return;
  for (const item of asSequence(list)?.items ?? []) {
    const reference = at(item);
    if (reference !== undefined) yield { reference, name, wanted: ['String', 'StringList'], family };
  }
}

function inApiCalls(analysis: Analysis, at: Reading['at']): readonly InputReference[] {
  const found: InputReference[] = [];
  for (const { inputs, operation, parameters } of apiSteps(analysis)) {
    if (operation === undefined) continue;
    const place = { shape: operation.input, map: inputs, entries: parameters, key: undefined };
    walkParameters(place, {
      filledIn(node, shape, { name }) {
        const reference = at(node);
        if (reference === undefined) return;
        found.push({ reference, name, wanted: typesOfShape(shape), family: 'automation' });
      },
    });
  }
  return found;
}

/** The types of SSM that can be sent as a shape; none when any value can. */
function typesOfShape(shape: Shape): readonly ValueType[] {
  switch (shape.kind) {
    case 'structure':
    case 'map':
      return ['StringMap'];
    case 'list':
      return shape.item.kind === 'scalar' ? ['StringList'] : ['MapList'];
    case 'scalar':
      break;
  }
  switch (shape.type) {
    case 'document':
      return [];
    case 'integer':
      return ['Integer'];
    case 'number':
      return ['Integer', 'String'];
    case 'boolean':
      return ['Boolean'];
    default:
      return ['String'];
  }
}

/**
 * The agent puts the value of a parameter in as it is, and a list is then read as no text.
 * Source: agent parameters.go, with which param-list-in-list was tried (verified).
 */
function fitsAgent(type: ValueType, wanted: readonly ValueType[]): boolean {
  return type !== 'StringList' || wanted.some((each) => !['String', 'Integer', 'Boolean'].includes(each));
}

/** Gives the output that is read the type that is wanted, where a step declares it. */
function declareAs(reference: Reference, wanted: readonly ValueType[], analysis: Analysis): readonly Fix[] {
  const type = wanted.map((each) => (each === 'Map' ? 'StringMap' : each)).find(isBaseType);
  if (reference.kind !== 'step-output' || type === undefined) return [];
  const owner: AutomationStep | undefined = analysis.flow?.steps.find(
    ({ name }) => name?.text === reference.name,
  );
  const output = owner?.outputs.find(({ name }) => name?.text === reference.output);
  if (output === undefined) return [];
  const edit =
    output.type === undefined
      ? addEntry(output.node, ['Type', type], analysis)
      : replaceText(output.type, type, analysis);
  return [{ title: `Declare the output as ${type}`, edits: [edit] }];
}

function isBaseType(type: ValueType): boolean {
  return baseTypes.some((each) => each === type);
}
