import type { Field } from '../field.ts';
import { parameterFields } from '../parameters.ts';

/** `schemaVersion` of a kind with these versions. */
export function schemaVersion(...versions: readonly string[]): Field {
  return {
    name: 'schemaVersion',
    types: ['String'],
    required: true,
    values: versions,
    doc: 'Version of the document grammar, a text in quotes.',
  };
}

export const description: Field = {
  name: 'description',
  types: ['String'],
  doc: 'What the document is for; shown wherever it is chosen.',
};

/** Seen in a few files: editors use it to find a JSON schema. */
export const jsonSchema: Field = {
  name: '$schema',
  types: ['String'],
  documented: false,
  confidence: 'observed',
  doc: 'Address of a JSON schema, for editors.',
};

export const parameters: Field = {
  name: 'parameters',
  types: ['Parameters'],
  doc: 'Values that the caller gives, read as {{ name }}.',
  fields: parameterFields,
};
