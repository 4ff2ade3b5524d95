// Values: closed sets, names of things in the document, AWS services and their operations.

import { select } from '../../catalog/api/select.ts';
import type { Shape } from '../../catalog/api/shape.ts';
import { findAction } from '../../catalog/actions.ts';
import { listServices } from '../../catalog/api.ts';
import { conditionFields } from '../../catalog/conditions.ts';
import type { Field } from '../../catalog/field.ts';
import { findKind, findSchema } from '../../catalog/kinds.ts';
import {
  cloudFormationType,
  parameterFields,
  resourceTypes,
  typeSentences,
  variableFields,
} from '../../catalog/parameters.ts';
import { valuePatterns } from '../../catalog/patterns.ts';
import { scriptLanguage } from '../../catalog/runtimes.ts';
import { parseSelector } from '../../catalog/selector.ts';
import {
  automationStepFields,
  commandStepFields,
  preconditionPlatforms,
  stepOutputFields,
} from '../../catalog/steps.ts';
import type { AutomationStep } from '../../model/document.ts';
import { allSteps } from '../../model/steps.ts';
import { asMap, asScalar, type MapNode } from '../../syntax/tree.ts';
import { selectedShapes } from '../answer.ts';
import { apiCallOf, type Expectation } from '../grammar.ts';
import { type CompletionItem, type Presentation, rawItem, textItem } from './item.ts';
import { DUMMY } from './locate.ts';
import { actionItems, operationItems } from './openings.ts';
import { type Place, stepMapOf } from './place.ts';
import { outputReferences } from './references.ts';
import { selectorItems } from './selectors.ts';

type ExpectedValue = Expectation & { readonly kind: 'value' };

/** The values that may stand at a place. */
export function valueItems(place: Place): CompletionItem[] {
  const { expected } = place;
  if (expected?.kind === 'shape') return shapeValues(expected.shape, place);
  if (expected?.kind !== 'value') return [];
  return fieldValues(expected, place);
}

function fieldValues(expected: ExpectedValue, place: Place): CompletionItem[] {
  const { field, owner } = expected;
  const { writing } = place;
  const text = (label: string, presentation: Partial<Presentation> = {}): CompletionItem =>
    textItem(writing, label, { label, kind: 'value', ...presentation });
  const isStepField = isIn(field, automationStepFields) || isIn(field, commandStepFields);
  if (field.name === 'action' && isStepField) return actionItems(place);
  if (field.name === 'type' && (isIn(field, parameterFields) || isIn(field, variableFields)))
    return typeItems(place);
  if (field.name === 'schemaVersion') return versionItems(field, place);
  switch (field.format) {
    case 'step-name':
      return stepNames(place).map(([name, detail]) => text(name, { kind: 'step', detail }));
    case 'step-target':
      return [
        ...(field.values ?? []).map((value) => text(value)),
        ...stepNames(place).map(([name, detail]) => text(`step:${name}`, { kind: 'step', detail, rank: 1 })),
      ];
    case 'api-service':
      return listServices().map(({ name, title }) => text(name, { detail: title }));
    case 'api-operation':
      return operationItems(owner, place);
    case 'api-selector':
      return selectorItems(place);
    case 'document-outputs':
      return outputReferences(place.analysis).map(({ name, type }) =>
        text(name, { kind: 'output', detail: type }),
      );
    case 'variable-name':
      return variableItems(place);
    case 'python-handler':
      return handlerItems(owner, place);
    case 'attachment':
    case 'package-file':
      return fileNames(place).map((name) => text(name));
    case 'regex':
      return valuePatterns.map(({ name, pattern }) =>
        text(pattern, { detail: name, filter: `${pattern} ${name}` }),
      );
    default:
      return closedValues(expected, place);
  }
}

function isIn(field: Field, fields: readonly Field[]): boolean {
  return fields.includes(field);
}

function closedValues({ field, owner }: ExpectedValue, place: Place): CompletionItem[] {
  const { writing } = place;
  if (field.name === 'StringEquals' && field.types[0] === 'StringList') return preconditionItems(place);
  if (field.name === 'DesiredValues')
    return shapesOfProperty(owner).flatMap((shape) => shapeValues(shape, place, true));
  if (isIn(field, conditionFields)) return comparedItems(owner, place);
  if (field.name === 'interpolationType' && !takesEnvVar(place)) return [];
  const types = field.name === 'Type' && isIn(field, stepOutputFields) ? selectedTypes(place) : [];
  const isText = !field.types.includes('Boolean') && !field.types.includes('Integer');
  const values = field.values ?? field.suggestions ?? (field.types[0] === 'Boolean' ? ['true', 'false'] : []);
  return values.map((value, index) => {
    const rank = types.includes(value) ? 0 : 1;
    const presentation = {
      label: value,
      kind: 'value',
      rank: types.length > 0 ? rank : index === 0 || value === field.default ? 0 : 1,
      ...(value === String(field.default) && { detail: 'default' }),
    } as const;
    return isText ? textItem(writing, value, presentation) : rawItem(writing, value, presentation);
  });
}

/** Values of a member of a request; `asText` where the service compares texts. */
function shapeValues(shape: Shape, place: Pick<Place, 'writing'>, asText = false): CompletionItem[] {
  const { writing } = place;
  if (shape.kind === 'list' && shape.item.kind === 'scalar') return shapeValues(shape.item, place, asText);
  if (shape.kind !== 'scalar') return [];
  if (shape.type === 'boolean') {
    const values = asText ? ['True', 'False'] : ['true', 'false'];
    return values.map((label) =>
      asText
        ? textItem(writing, label, { label, kind: 'value' })
        : rawItem(writing, label, { label, kind: 'value' }),
    );
  }
  return (shape.values ?? []).map((label) => textItem(writing, label, { label, kind: 'value' }));
}

/** What the output that a condition tests can be, where that is a closed set. */
function comparedItems(condition: MapNode, place: Place): CompletionItem[] {
  const { document } = place.analysis;
  const reference = /^\{\{\s*(\w+)\.(\w+)\s*\}\}$/.exec(asScalar(condition.get('Variable'))?.text ?? '');
  const steps = 'variables' in document ? allSteps(document.steps) : [];
  const step = steps.find(({ name }) => name?.text === reference?.[1]);
  const output = step?.outputs.find(({ name }) => name?.text === reference?.[2]);
  if (step === undefined) return [];
  const selector = output?.selector?.text;
  if (selector !== undefined) {
    return selectedShapes(step.node, selector).flatMap((shape) => shapeValues(shape, place));
  }
  const builtIn = findAction(step.action?.text ?? '')?.outputs.find(({ name }) => name === reference?.[2]);
  return (builtIn?.values ?? []).map((label) => textItem(place.writing, label, { label, kind: 'value' }));
}

/** The shapes that `PropertySelector` selects. */
function shapesOfProperty(inputs: MapNode): readonly Shape[] {
  const call = apiCallOf(inputs);
  const selector = asScalar(inputs.get('PropertySelector'))?.text;
  if (call === undefined || selector === undefined) return [];
  const selection = select(call.operation.output, parseSelector(selector).segments);
  return selection.kind === 'found' ? selection.shapes : [];
}

/** The types that fit what the output's selector selects. */
function selectedTypes(place: Place): readonly string[] {
  const output = place.expected?.kind === 'value' ? place.expected.owner : undefined;
  const selector = asScalar(output?.get('Selector'))?.text;
  const step = stepMapOf(place);
  if (selector === undefined || step === undefined) return [];
  return selectedShapes(step, selector).flatMap((shape) => {
    if (shape.kind === 'list') return [shape.item.kind === 'scalar' ? 'StringList' : 'MapList'];
    if (shape.kind !== 'scalar') return ['StringMap'];
    if (shape.type === 'boolean') return ['Boolean'];
    return [shape.type === 'integer' ? 'Integer' : 'String'];
  });
}

/** The types that parameters or variables of the kind may have. */
function typeItems(place: Place): CompletionItem[] {
  const { document } = place.analysis;
  const schema =
    document.kind === 'Unknown'
      ? undefined
      : findSchema(findKind(document.kind), document.schemaVersion?.text);
  const support = schema?.parameters;
  const isVariable = place.steps.some((step) => step.kind === 'entry' && step.entry.name === 'variables');
  const base = (support?.types ?? Object.keys(typeSentences)) as (keyof typeof typeSentences)[];
  const resources = support?.resourceTypes === true && !isVariable ? resourceTypes : [];
  return [
    ...base.map((label) =>
      textItem(place.writing, label, { label, kind: 'value', detail: typeSentences[label] }),
    ),
    ...resources
      .filter(({ name }) => cloudFormationType(name) === undefined)
      .map(({ name, list, what }) =>
        textItem(place.writing, name, {
          label: name,
          kind: 'value',
          detail: list ? `List of type ${what}.` : `An id or name of type ${what}.`,
          rank: 1,
        }),
      ),
  ];
}

function versionItems(field: Field, { analysis, writing }: Place): CompletionItem[] {
  const { document } = analysis;
  const versions =
    document.kind === 'Unknown'
      ? (field.values ?? [])
      : findKind(document.kind).schemas.flatMap(({ version }) => (version === undefined ? [] : [version]));
  return [...new Set(versions)].map((label, index) =>
    textItem(writing, label, { label, kind: 'value', rank: 9 - index }),
  );
}

function takesEnvVar({ analysis: { document } }: Place): boolean {
  if (document.kind === 'Unknown') return true;
  return findSchema(findKind(document.kind), document.schemaVersion?.text)?.parameters?.envVar === true;
}

/** `StringEquals` of a precondition: first what is compared, then with what. */
function preconditionItems({ analysis, steps, writing }: Place): CompletionItem[] {
  const last = steps.at(-1);
  const index = last?.kind === 'item' ? last.index : 0;
  const first = last?.kind === 'item' ? asScalar(last.sequence.items[0])?.text : undefined;
  if (last?.kind !== 'item' || index > 1) return [];
  const parameters = analysis.document.parameters.map(({ name }) => `{{ ${name} }}`);
  const values =
    index === 0
      ? ['platformType', ...parameters]
      : first === 'platformType'
        ? preconditionPlatforms
        : parameters;
  return values.map((label) =>
    textItem(writing, label, { label, kind: 'value', rank: label.startsWith('{') ? 1 : 0 }),
  );
}

/** The steps that the step around the place may lead to, with their actions. */
function stepNames(place: Place): [name: string, action: string][] {
  const { document } = place.analysis;
  if (!('steps' in document)) return [];
  const node = stepMapOf(place);
  const all = allSteps(document.steps as readonly AutomationStep[]);
  const own = all.find((step) => step.node === node);
  const around = new Set<AutomationStep | undefined>([undefined]);
  for (let loop = own?.loop; loop !== undefined; loop = loop.loop) around.add(loop);
  return all
    .filter((step) => step !== own && !around.has(step) && around.has(step.loop))
    .flatMap(({ name, action }) => {
      return name === undefined || name.text === '' || name.text.includes(DUMMY)
        ? []
        : [[name.text, action?.text ?? '']];
    });
}

function variableItems({ analysis: { document }, writing }: Place): CompletionItem[] {
  if (!('variables' in document)) return [];
  return document.variables.map(({ name, type }) => {
    const label = `variable:${name}`;
    return textItem(writing, label, { label, kind: 'variable', detail: type?.text ?? 'Variable' });
  });
}

/** The functions at the top of the Python script beside `Handler`. */
function handlerItems(inputs: MapNode, { writing }: Place): CompletionItem[] {
  if (scriptLanguage(asScalar(inputs.get('Runtime'))?.text ?? 'python') !== 'python') return [];
  const script = asScalar(inputs.get('Script'))?.text ?? '';
  const names = [...script.matchAll(/^def\s+([A-Za-z_]\w*)\s*(\([^)\n]*\))?/gm)];
  return names.map(([, label = '', parameters = '']) =>
    textItem(writing, label, { label, kind: 'action', detail: `def ${label}${parameters}` }),
  );
}

/** The names under the document's `files`. */
function fileNames({ analysis: { document } }: Place): string[] {
  return (asMap(document.root?.get('files'))?.entries ?? [])
    .map(({ name }) => name)
    .filter((name) => name !== '');
}
