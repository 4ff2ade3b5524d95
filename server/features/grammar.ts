// What the catalog says may stand at a place of a document: the one source of completion and hover.

import { findAction } from '../catalog/actions.ts';
import { type ApiService, findOperation, findService, loadService, type Operation } from '../catalog/api.ts';
import { findMember, type Member, type Shape } from '../catalog/api/shape.ts';
import { type Entries, type Field, findField } from '../catalog/field.ts';
import { findKind, findSchema, listKinds, type Schema, schemaVersions } from '../catalog/kinds.ts';
import { parameterFields, variableFields } from '../catalog/parameters.ts';
import { findPlugin, pluginInputs, type Plugin } from '../catalog/plugins.ts';
import { automationStepFields, commandStepFields, runtimeConfigFields } from '../catalog/steps.ts';
import type { SsmDocument } from '../model/document.ts';
import type { PathStep } from '../syntax/path.ts';
import { asMap, asScalar, type MapNode } from '../syntax/tree.ts';

type Family = 'command' | 'automation';

/** What is expected at a place. */
export type Expectation =
  /** A map with these keys. */
  | ExpectedFields
  /** The value of a field. `owner` is the map that the field stands in. */
  | { readonly kind: 'value'; readonly field: Field; readonly owner: MapNode }
  | { readonly kind: 'steps'; readonly family: Family }
  /** A map from names of the author's choice to declarations, or to such maps again. */
  | ({ readonly kind: 'declarations' } & Entries)
  /** `runtimeConfig` of schema 1.2: a map from plugins to their properties. */
  | { readonly kind: 'plugins' }
  /** A part of the request to an API operation. `member` is undefined for items of lists and values of maps. */
  | ExpectedShape;

export interface ExpectedFields {
  readonly kind: 'fields';
  readonly fields: readonly Field[];
  /** The operation, if the other keys are members of its request. */
  readonly call?: ApiCall | undefined;
  /** Page of the user guide that describes the keys; see `guideUrl`. */
  readonly page?: string | undefined;
}

export interface ExpectedShape {
  readonly kind: 'shape';
  readonly shape: Shape;
  readonly call: ApiCall;
  readonly member?: Member | undefined;
}

/** An operation with its service, whose name its address needs. */
export interface ApiCall {
  readonly service: ApiService;
  readonly operation: Operation;
}

/** What is expected where `steps` lead in a document. Undefined where anything goes, or nothing is known. */
export function expectationAt(document: SsmDocument, steps: readonly PathStep[]): Expectation | undefined {
  const schema = schemaFor(document);
  const page = document.kind === 'Unknown' ? undefined : findKind(document.kind).page;
  let expected: Expectation | undefined = { kind: 'fields', fields: rootFields(schema), page };
  for (const step of steps) {
    if (expected === undefined) return undefined;
    if (step.kind === 'item') expected = intoItem(expected, step);
    else if (step.part === 'key') return expected;
    else expected = intoEntry(expected, step, schema);
  }
  return expected;
}

/** The field that the key of an entry names, in a map where `expected` is expected. */
export function fieldOf(expected: Expectation | undefined, name: string): Field | undefined {
  return expected?.kind === 'fields' ? findField(expected.fields, name)?.field : undefined;
}

/** The keys of the map that is the field's value, which may depend on another key of `map`. */
export function fieldsOfValue(field: Field, map: MapNode): readonly Field[] | undefined {
  if (field.fieldsBy === undefined) return field.fields;
  return field.fieldsBy.fields[asScalar(map.get(field.fieldsBy.key))?.text ?? ''];
}

/** The grammar of the document's version; undefined while nothing tells the kind. */
function schemaFor(document: SsmDocument): Schema | undefined {
  if (document.kind === 'Unknown') return undefined;
  return findSchema(findKind(document.kind), document.schemaVersion?.text);
}

/** The keys of the root; of a document that is not known yet, those of the kinds that people write most. */
function rootFields(schema: Schema | undefined): readonly Field[] {
  if (schema !== undefined) return schema.fields;
  const schemas = listKinds()
    .slice(0, 3)
    .flatMap((kind) => kind.schemas.slice(-1));
  const fields = new Map(schemas.flatMap((known) => known.fields).map((field) => [field.name, field]));
  const version = fields.get('schemaVersion');
  if (version !== undefined) fields.set(version.name, { ...version, values: schemaVersions });
  return [...fields.values()];
}

function intoItem(
  expected: Expectation,
  { sequence, index }: PathStep & { kind: 'item' },
): Expectation | undefined {
  switch (expected.kind) {
    case 'steps': {
      const isAutomation = expected.family === 'automation';
      return {
        kind: 'fields',
        fields: isAutomation ? automationStepFields : commandStepFields,
        page: isAutomation ? 'automation-actions' : 'documents-syntax-data-elements-parameters',
      };
    }
    case 'value': {
      const { field } = expected;
      const item = sequence.items[index];
      if (field.fields !== undefined && item?.kind !== 'sequence') {
        return { kind: 'fields', fields: field.fields };
      }
      return expected;
    }
    case 'fields':
      // The inputs of schema 1.2 may be a list of maps.
      return expected;
    case 'shape': {
      const { shape, call } = expected;
      return shape.kind === 'list' ? { kind: 'shape', shape: shape.item, call } : undefined;
    }
    case 'declarations':
    case 'plugins':
      return undefined;
  }
}

function intoEntry(
  expected: Expectation,
  { map, entry }: PathStep & { kind: 'entry' },
  schema: Schema | undefined,
): Expectation | undefined {
  const { name } = entry;
  switch (expected.kind) {
    case 'fields':
      return intoField(expected, { map, name, schema });
    case 'declarations':
      if (expected.entries !== undefined) return { kind: 'declarations', ...expected.entries };
      return expected.fields && { kind: 'fields', fields: expected.fields };
    case 'plugins': {
      const plugin = findPlugin(name);
      return {
        kind: 'fields',
        fields: plugin === undefined ? runtimeConfigFields : configFields(plugin),
        page: plugin?.page,
      };
    }
    case 'shape':
      return intoMember(expected, name);
    case 'value':
    case 'steps':
      return undefined;
  }
}

function intoMember({ shape, call }: ExpectedShape, name: string): Expectation | undefined {
  if (shape.kind === 'map') return { kind: 'shape', shape: shape.value, call };
  const member = shape.kind === 'structure' ? findMember(shape, name)?.member : undefined;
  return member && { kind: 'shape', shape: member.shape, call, member };
}

interface FieldPlace {
  readonly map: MapNode;
  readonly name: string;
  readonly schema: Schema | undefined;
}

function intoField(
  { fields, call, page }: ExpectedFields,
  { map, name, schema }: FieldPlace,
): Expectation | undefined {
  const field = findField(fields, name)?.field;
  if (field === undefined) {
    return call && intoMember({ kind: 'shape', shape: call.operation.input, call }, name);
  }
  if (field.name === 'inputs' && fields === automationStepFields) return actionInputs(map);
  if (field.name === 'inputs' && fields === commandStepFields) return commandInputs(map);
  if (field.name === 'runtimeConfig') return { kind: 'plugins' };
  if (field.types.includes('Steps')) {
    return {
      kind: 'steps',
      family: field.name === 'Steps' ? 'automation' : (schema?.steps?.family ?? 'command'),
    };
  }
  if (field.types.includes('Parameters')) {
    return {
      kind: 'declarations',
      fields: field.fields ?? (field.name === 'variables' ? variableFields : parameterFields),
    };
  }
  if (field.entries !== undefined) return { kind: 'declarations', ...field.entries };
  const isMap = field.types.some((type) => type === 'Map' || type === 'StringMap');
  const known = fieldsOfValue(field, map);
  if (known !== undefined && isMap) return { kind: 'fields', fields: known, page };
  return { kind: 'value', field, owner: map };
}

/** The inputs of a runbook's step, with the parameters of the API operation that it calls. */
function actionInputs(step: MapNode): Expectation | undefined {
  const action = findAction(asScalar(step.get('action'))?.text ?? '');
  if (action === undefined) return undefined;
  const call = action.category === 'api' ? apiCallOf(asMap(step.get('inputs'))) : undefined;
  return { kind: 'fields', fields: action.inputs, call, page: action.page };
}

/** The operation that `Service` and `Api` name, if both are known. */
export function apiCallOf(inputs: MapNode | undefined): ApiCall | undefined {
  const service = findService(asScalar(inputs?.get('Service'))?.text ?? '')?.service;
  const name = asScalar(inputs?.get('Api'))?.text;
  if (service === undefined || name === undefined) return undefined;
  const operation = findOperation(loadService(service), name)?.operation;
  return operation && { service, operation };
}

function commandInputs(step: MapNode): Expectation | undefined {
  const plugin = findPlugin(asScalar(step.get('action'))?.text ?? '');
  return plugin && { kind: 'fields', fields: pluginInputs(plugin), page: plugin.page };
}

/** What stands under a plugin's name in `runtimeConfig`; its `properties` are the inputs. */
function configFields(plugin: Plugin): readonly Field[] {
  return runtimeConfigFields.map((field) =>
    field.name === 'properties' ? { ...field, types: ['Map', 'MapList'], fields: plugin.inputs } : field,
  );
}
