import type { Field } from '../field.ts';
import type { Kind, Schema } from '../kinds.ts';
import { parameterSupport } from '../parameters.ts';
import { description, jsonSchema, parameters, schemaVersion } from './fields.ts';

const mainSteps: Field = {
  name: 'mainSteps',
  types: ['Steps'],
  required: true,
  minItems: 1,
  doc: 'Steps, run in order on the node.',
};

const runtimeConfig: Field = {
  name: 'runtimeConfig',
  types: ['Map'],
  required: true,
  doc: 'Plugins by name with their properties. Their order is not guaranteed.',
};

function version2(version: '2.0' | '2.2', notes: readonly string[]): Schema {
  return {
    version,
    fields: [schemaVersion(version), description, parameters, mainSteps, jsonSchema],
    steps: { key: 'mainSteps', family: 'command', precondition: version === '2.2' },
    parameters: version === '2.2' ? parameterSupport.commandWithEnvVar : parameterSupport.command,
    notes,
  };
}

function version1(version: '1.0' | '1.2', notes: readonly string[]): Schema {
  return {
    version,
    fields: [schemaVersion('1.2'), description, parameters, runtimeConfig, jsonSchema],
    steps: { key: 'runtimeConfig', family: 'command', precondition: false },
    parameters: parameterSupport.command,
    notes,
  };
}

const schemas: readonly Schema[] = [
  version1('1.0', ['Read like 1.2 by the agent; documents with it exist.']),
  version1('1.2', [
    'An update needs a new name, because the document has no versions.',
    'Plugins run in no fixed order, and steps have no precondition.',
  ]),
  version2('2.0', [
    'Steps have no precondition.',
    'A plugin that the platform does not have fails its step.',
  ]),
  version2('2.2', [
    'Steps may have a precondition, parameters an interpolationType.',
    'A plugin that the platform does not have is skipped.',
  ]),
];

/** Source: guide documents-schemas-features (documented); agent framework/docparser (verified). */
export const command: Kind = {
  name: 'Command',
  summary: 'Runs scripts and other plugins on managed nodes.',
  formats: ['YAML', 'JSON'],
  schemas,
  usedBy: ['Run Command', 'State Manager', 'Maintenance Windows', 'aws:runCommand', 'aws:runDocument'],
  confidence: 'documented',
  page: 'documents-schemas-features',
};

export const policy: Kind = {
  name: 'Policy',
  summary: 'Collects inventory or enforces a state through State Manager.',
  formats: ['YAML', 'JSON'],
  schemas: schemas.filter((schema) => schema.version?.startsWith('2') === true),
  usedBy: ['State Manager'],
  confidence: 'documented',
  page: 'documents-schemas-features',
};
