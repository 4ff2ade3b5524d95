// Of which type the value is that a reference stands for.

import { perAnalysis } from '../../analysis.ts';
import { outputConversions } from '../../catalog/actions.ts';
import type { ValueType } from '../../catalog/field.ts';
import { baseTypes, findParameterType } from '../../catalog/parameters.ts';
import type { AutomationStep, Reference } from '../../model/document.ts';
import { findEntry } from '../../model/scripts.ts';
import { asScalar } from '../../syntax/tree.ts';
import { literal } from '../literal.ts';
import { outputsOfSteps } from './step-outputs.ts';

/** What has to be known of a reference to tell the type of its value. */
export type TypedReference = Pick<Reference, 'kind' | 'name' | 'output'>;

/**
 * Tells the types of the references of a document: what parameters, variables and outputs declare, and what built-in
 * outputs have. Undefined for what nothing declares, for parts of a value (`Payload.x`), and for Parameter Store.
 */
export const typesOfReferences = perAnalysis((analysis): TypeOfReference => {
  const { document } = analysis;
  const outputs = outputsOfSteps(analysis);
  const parameters = firstByName(document.parameters);
  const variables = firstByName('variables' in document ? document.variables : []);
  return ({ kind, name, output }) => {
    switch (kind) {
      case 'parameter': {
        const type = parameters.get(name)?.type;
        return type && findParameterType(type.text)?.base;
      }
      case 'variable':
        return knownType(variables.get(name)?.type?.text);
      case 'step-output': {
        const owner = outputs.get(name);
        const [loop] = owner?.steps ?? [];
        if (output === 'CurrentIteratorValue' && loop?.action?.text === 'aws:loop') return itemType(loop);
        return knownType(owner?.typeOf(output));
      }
      case 'global':
      case 'automation':
        return 'String';
      case 'ssm':
      case 'ssm-secure':
        return undefined;
    }
  };
});

export type TypeOfReference = (reference: TypedReference) => ValueType | undefined;

function firstByName<T extends { readonly name: string }>(
  declarations: readonly T[],
): ReadonlyMap<string, T> {
  return new Map(declarations.toReversed().map((declaration) => [declaration.name, declaration]));
}

/** The type that `IteratorDataType` gives the items of a loop. */
function itemType({ inputs }: AutomationStep): ValueType | undefined {
  const entry = findEntry(inputs, 'IteratorDataType');
  return entry === undefined ? 'String' : knownType(literal(asScalar(entry.value))?.text);
}

function knownType(name: string | undefined): ValueType | undefined {
  return baseTypes.find((type) => type === name);
}

/** Types that stand for the same shape of value. */
const kin: Readonly<Partial<Record<ValueType, readonly ValueType[]>>> = {
  StringMap: ['Map'],
  MapList: ['List'],
  StringList: ['List'],
};

/** Whether Automation can make a value of the type `from` one of the types `to`. */
export function converts(from: ValueType, to: readonly ValueType[]): boolean {
  const reachable = [from, ...(kin[from] ?? []), ...(outputConversions[from] ?? [])];
  return to.some((type) => type === 'Any' || reachable.includes(type));
}

/** `a StringList or an Integer`. */
export function describeTypes(types: readonly ValueType[]): string {
  return types.map((type) => `${/^[AI]/.test(type) ? 'an' : 'a'} ${type}`).join(' or ');
}
