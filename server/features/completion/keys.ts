// Keys: those that the catalog or an API knows and that are not there yet, with what stands behind them.

import { findAction } from '../../catalog/actions.ts';
import type { Member, Shape, StructureShape } from '../../catalog/api/shape.ts';
import { describeShape } from '../../catalog/api/shape.ts';
import type { Field, ValueType } from '../../catalog/field.ts';
import { findPlugin, listPlugins } from '../../catalog/plugins.ts';
import { renderEntry, renderLines } from '../../catalog/skeletons/render.ts';
import { Raw, type Skeleton } from '../../catalog/skeletons/skeleton.ts';
import { inputsSkeleton, placeFor, requiredFields } from '../../catalog/skeletons/steps.ts';
import { automationStepFields, commandStepFields, preconditionPlatforms } from '../../catalog/steps.ts';
import { asScalar } from '../../syntax/tree.ts';
import { describeField, describeMember, describePlugin } from '../describe.ts';
import type { ApiCall, ExpectedFields } from '../grammar.ts';
import { type CompletionItem, type Presentation, snippetItem } from './item.ts';
import { type Place, stepMapOf } from './place.ts';
import { escapeSnippet, indentLines, type Writing, writeText } from './writing.ts';

/** The keys that may stand at a place. */
export function keyItems(place: Place): CompletionItem[] {
  const { expected, writing } = place;
  const isAbsent = (name: string): boolean => {
    return place.map?.entry(name)?.name !== name;
  };
  switch (expected?.kind) {
    case 'plugins':
      return listPlugins()
        .filter(({ documented, schemaVersions, name }) => {
          return documented && schemaVersions.includes('1.2') && isAbsent(name);
        })
        .map((plugin) => {
          const value = { properties: [inputsSkeleton(plugin)] };
          const presentation = { label: plugin.name, kind: 'action', detail: plugin.summary } as const;
          const documentation = describePlugin(plugin);
          return keyItem(writing, { value, type: 'Map' }, { ...presentation, documentation });
        });
    case 'declarations':
      return (expected.names ?? [])
        .filter(isAbsent)
        .map((label) => keyItem(writing, { type: 'Map' }, { label, kind: 'key' }));
    case 'shape':
      return expected.shape.kind === 'structure' ? memberItems(expected.shape, expected.call, place) : [];
    case 'fields': {
      const fields = expected.fields
        .filter((field) => field.documented !== false && isAbsent(field.name))
        .map((field) => fieldItem(field, expected, place));
      const { call } = expected;
      return call === undefined ? fields : [...fields, ...memberItems(call.operation.input, call, place)];
    }
    default:
      return [];
  }
}

/** JSON: a map or a list as the value of a key, with its required keys. */
export function collectionItems(place: Place): CompletionItem[] {
  const { expected, writing, typed, steps } = place;
  if (writing.language !== 'json' || writing.quote !== undefined || typed !== '') return [];
  if (steps.at(-1)?.kind !== 'entry') return [];
  if (expected?.kind === 'steps') {
    return [snippetItem(writing, '[$1]', { label: '[ ]', kind: 'snippet', detail: 'List' })];
  }
  const fields = expected?.kind === 'fields' ? requiredValue(expected, place) : undefined;
  if (expected?.kind !== 'fields' && expected?.kind !== 'declarations' && expected?.kind !== 'plugins')
    return [];
  const isEmpty = fields === undefined || Object.keys(fields).length === 0;
  const snippet = isEmpty ? '{$1}' : indentLines(renderLines(fields, 'json'), writing);
  return [snippetItem(writing, snippet, { label: '{ }', kind: 'snippet', detail: 'Map' })];
}

/** What a map begins with: the inputs of the action, or its required keys. */
function requiredValue(expected: ExpectedFields, place: Place): Readonly<Record<string, Skeleton>> {
  const name = asScalar(stepMapOf(place)?.get('action'))?.text ?? '';
  const owner = findAction(name) ?? findPlugin(name);
  return owner?.inputs === expected.fields ? inputsSkeleton(owner) : requiredFields(expected.fields);
}

function fieldItem(field: Field, expected: ExpectedFields, place: Place): CompletionItem {
  const value = valueSkeleton(field, place);
  return keyItem(
    place.writing,
    { type: field.types[0] ?? 'Any', value, choices: choicesOf(field), number: field.default ?? field.min },
    {
      label: field.name,
      kind: 'key',
      detail: `${field.types.join(' or ')}${field.required === true ? ', required' : ''}`,
      documentation: describeField(field, expected.page),
      rank: field.required === true ? 0 : 2,
      ...(field.deprecated !== undefined && { deprecated: true }),
    },
  );
}

/** A closed set of values that is short enough to choose from. */
function choicesOf({ values, types, default: value }: Field): readonly string[] | undefined {
  if (types[0] === 'Boolean') return value === true ? ['false', 'true'] : ['true', 'false'];
  return values !== undefined && values.length <= 12 && types[0] !== 'StringList' ? values : undefined;
}

/** What stands behind a key of which more is known than its type; undefined for a simple place to fill in. */
function valueSkeleton(field: Field, place: Place): Skeleton | undefined {
  const { expected } = place;
  const fields = expected?.kind === 'fields' ? expected.fields : [];
  if (field.name === 'inputs' && (fields === automationStepFields || fields === commandStepFields)) {
    const name = asScalar((place.map ?? stepMapOf(place))?.get('action'))?.text ?? '';
    const owner = findAction(name) ?? findPlugin(name);
    const inputs = owner === undefined ? {} : inputsSkeleton(owner);
    return owner !== undefined && (Object.keys(inputs).length > 0 || name === 'aws:pause')
      ? inputs
      : undefined;
  }
  if (field.name === 'precondition') {
    return { StringEquals: ['platformType', `«${preconditionPlatforms.join('|')}»`] };
  }
  if (field.types.includes('Parameters') && field.fields !== undefined) {
    return { '«Name»': requiredFields(field.fields) };
  }
  if (field.entries?.fields !== undefined) return { '«name»': requiredFields(field.entries.fields) };
  const value = field.fields === undefined ? undefined : placeFor(field);
  return typeof value === 'object' && !(value instanceof Raw) ? value : undefined;
}

function memberItems(shape: StructureShape, call: ApiCall, place: Place): CompletionItem[] {
  return [...shape.members.values()]
    .filter(({ aliasOf, name }) => aliasOf === undefined && place.map?.entry(name) === undefined)
    .map((member) =>
      keyItem(place.writing, memberValue(member), {
        label: member.name,
        kind: 'key',
        detail: `${describeShape(member.shape)}${member.required ? ', required' : ''}`,
        documentation: describeMember(member, call),
        rank: member.required ? 1 : 3,
      }),
    );
}

function memberValue({ shape }: Member): KeyValue {
  const value = shapeSkeleton(shape, 3);
  const simple = typeof value === 'string' || value instanceof Raw;
  const choices = shape.kind === 'scalar' && shape.type === 'boolean' ? ['true', 'false'] : undefined;
  return { type: typeOf(shape), value: simple ? undefined : value, choices };
}

/** The required members of a request, down to `depth` levels. */
export function shapeSkeleton(shape: Shape, depth: number): Skeleton | undefined {
  if (depth === 0) return undefined;
  if (shape.kind === 'list') {
    const item = shapeSkeleton(shape.item, depth - 1);
    return item === undefined ? undefined : [item];
  }
  if (shape.kind !== 'structure') return undefined;
  const required = [...shape.members.values()].filter((member) => member.required);
  if (required.length === 0) return undefined;
  return Object.fromEntries(
    required.map(({ name, shape: inner }) => [
      name,
      shapeSkeleton(inner, depth - 1) ?? placeForShape(name, inner),
    ]),
  );
}

/** A place to fill in, of the type of the shape. */
export function placeForShape(name: string, shape: Shape): Skeleton {
  const slot = `«${name.charAt(0).toLowerCase()}${name.slice(1)}»`;
  switch (shape.kind) {
    case 'list':
      return shape.item.kind === 'scalar' ? [placeForShape(name, shape.item)] : [];
    case 'structure':
    case 'map':
      return {};
    case 'scalar':
      if (shape.values !== undefined && shape.values.length <= 12) return `«${shape.values.join('|')}»`;
      if (shape.type === 'boolean') return new Raw('«true|false»');
      return shape.type === 'integer' || shape.type === 'number' ? new Raw('«1»') : slot;
  }
}

function typeOf(shape: Shape): ValueType {
  if (shape.kind === 'list') return 'List';
  if (shape.kind !== 'scalar') return 'Map';
  if (shape.type === 'integer' || shape.type === 'number') return 'Integer';
  return shape.type === 'boolean' ? 'Boolean' : 'String';
}

interface KeyValue {
  readonly type: ValueType;
  readonly value?: Skeleton | undefined;
  readonly choices?: readonly string[] | undefined;
  /** What an Integer begins with. */
  readonly number?: string | number | boolean | undefined;
}

/** An item that writes a key with its colon, unless it is there, and a place for the value. */
export function keyItem(writing: Writing, value: KeyValue, presentation: Presentation): CompletionItem {
  return snippetItem(writing, writeKey(presentation.label, value, writing), presentation);
}

function writeKey(name: string, content: KeyValue, writing: Writing): string {
  const { type, value } = content;
  const { language, quote, hasColon, isBlock } = writing;
  const key = escapeSnippet(writeText(name, writing));
  if (hasColon) return key;
  const closed = quote === undefined ? key : `${key}${quote === 'double' ? '"' : "'"}`;
  if (value !== undefined && isBlock && language !== 'text') {
    const [first = '', ...more] = renderEntry(name, value, language);
    // The renderer has written the key as the language wants it, and behind it the value.
    const rest = first.slice(first.indexOf(':', escapeSnippet(name).length));
    return indentLines([`${closed}${rest}`, ...more], writing);
  }
  const place = tabStop(content, writing);
  if (isList(type)) return listKey(closed, writing);
  if (type === 'Map' || type === 'StringMap' || type === 'Parameters') return mapKey(closed, writing);
  if (language === 'yaml') return `${closed}: ${place}`;
  const isText = type !== 'Boolean' && type !== 'Integer';
  return `${closed}: ${isText ? `"${place}"` : place}`;
}

function tabStop({ type, choices, number }: KeyValue, writing: Writing): string {
  if (choices !== undefined) {
    return `\${1|${choices.map((choice) => writeChoice(choice, type, writing)).join(',')}|}`;
  }
  return type === 'Integer' ? `\${1:${escapeSnippet(String(number ?? 1))}}` : '$1';
}

function isList(type: ValueType): boolean {
  return type === 'StringList' || type === 'MapList' || type === 'List' || type === 'Steps';
}

function listKey(key: string, writing: Writing): string {
  if (writing.language === 'json' || !writing.isBlock) return `${key}: [$1]`;
  return indentLines([`${key}:`, '  - $1'], writing);
}

function mapKey(key: string, writing: Writing): string {
  if (writing.language === 'json' || !writing.isBlock) return `${key}: {$1}`;
  return indentLines([`${key}:`, '  $1'], writing);
}

/** One of several values to choose from, as it is written behind the colon; JSON has its quotes around the choice. */
function writeChoice(choice: string, type: ValueType, writing: Writing): string {
  const isText = type !== 'Boolean' && type !== 'Integer';
  const text =
    isText && writing.language === 'yaml' ? writeText(choice, { ...writing, quote: undefined }) : choice;
  return text.replace(/[\\,|$}]/g, '\\$&');
}
