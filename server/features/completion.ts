// Completion. The text at the cursor is half-typed, so the question "what stands here?" is put to a tree in which a
// dummy word stands for it: there it is a key, a value or an item like any other.

import type { Analysis } from '../analysis.ts';
import { analyze } from '../analysis.ts';
import { listActions } from '../catalog/actions.ts';
import { findService, listServices, loadService } from '../catalog/api.ts';
import { describeShape } from '../catalog/api/shape.ts';
import type { Field } from '../catalog/field.ts';
import { listPlugins } from '../catalog/plugins.ts';
import { edit } from '../syntax/edit.ts';
import { type PathStep, pathAt } from '../syntax/path.ts';
import { asScalar, type MapNode, type Range } from '../syntax/tree.ts';
import { referenceCompletion } from './completion-references.ts';
import { writeKey, writeValue, type Writing } from './completion-text.ts';
import type { Markdown } from './feature.ts';
import { describeField } from './describe.ts';
import { type Expectation, expectationAt } from './grammar.ts';

export type CompletionKind = 'key' | 'value' | 'action' | 'step' | 'parameter' | 'variable' | 'output';

export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** The text that the item replaces. */
  readonly range: Range;
  /** Snippet syntax: `$1` and `${1:text}` are tab stops. */
  readonly snippet: string;
  readonly detail?: string;
  readonly documentation?: Markdown;
  /** Items with the same rank are in alphabetical order; lower ranks come first. */
  readonly rank: number;
  readonly deprecated?: boolean;
}

/** A word that no document has, in letters that need no quotes. */
const DUMMY = 'SsmCompletionDummy';

/** What can be written at `offset`. */
export function completion(analysis: Analysis, offset: number): CompletionItem[] {
  const references = referenceCompletion(analysis, offset);
  if (references !== undefined) return references;
  const word = wordAt(analysis.text, offset);
  const tree = edit(analysis.tree, { ...word, text: DUMMY });
  const { steps, node } = pathAt(tree.root, word.start);
  if (node.kind !== 'scalar' || !node.text.includes(DUMMY)) return [];
  const { document } = analyze(tree);
  const last = steps.at(-1);
  const isKey = last?.kind === 'entry' && last.part === 'key';
  const writing: Writing = {
    language: analysis.language,
    word,
    inQuotes: node.style === 'double' || node.style === 'single',
    hasColon: /^["']?[ \t]*:/.test(analysis.text.slice(word.end, word.end + 80)),
  };
  if (node.style === 'literal' || node.style === 'folded') return [];
  const expected = expectationAt(document, steps);
  if (isKey) return keyItems(expected, last.map, writing);
  // A word on a line of its own can become the first key of a map.
  if (expected?.kind === 'fields') {
    return startsMap(analysis, word) ? keyItems(expected, undefined, writing) : [];
  }
  if (expected?.kind === 'steps' || expected?.kind === 'plugins' || expected?.kind === 'declarations')
    return [];
  return expected === undefined ? [] : valueItems({ analysis, expected, steps }, writing);
}

/** The part of the line that the cursor is in and that one item replaces. */
function wordAt(text: string, offset: number): Range {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = /[\w.:/-]*$/.exec(text.slice(lineStart, offset))?.[0] ?? '';
  const after = /^[\w./-]*(?::[\w./-]+)*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  // `- ` begins an item; its dash is no part of the word.
  const dash = /^-+$/.test(before) ? before.length : 0;
  return { start: offset - before.length + dash, end: offset + after.length };
}

function startsMap({ text, language }: Analysis, word: Range): boolean {
  if (language === 'json') return false;
  const lineStart = text.lastIndexOf('\n', word.start - 1) + 1;
  return /^[ \t]*(?:- +)*$/.test(text.slice(lineStart, word.start));
}

function keyItems(
  expected: Expectation | undefined,
  map: MapNode | undefined,
  writing: Writing,
): CompletionItem[] {
  if (expected?.kind === 'plugins') {
    return listPlugins().map((plugin) => ({
      label: plugin.name,
      kind: 'action',
      range: writing.word,
      snippet: writeKey({ name: plugin.name, types: ['Map'], doc: '' }, writing),
      detail: plugin.summary,
      rank: 0,
    }));
  }
  if (expected?.kind !== 'fields') return [];
  const isAbsent = (name: string): boolean => map?.entry(name) === undefined;
  const fields = expected.fields
    .filter((field) => field.documented !== false && isAbsent(field.name))
    .map((field) => keyItem(field, writing));
  const members = [...(expected.operation?.input.members.values() ?? [])]
    .filter((member) => member.aliasOf === undefined && isAbsent(member.name))
    .map((member): CompletionItem => {
      const { name, shape, required } = member;
      return {
        label: name,
        kind: 'key',
        range: writing.word,
        snippet: writeKey({ name, types: ['Any'], doc: '' }, writing),
        detail: `${describeShape(shape)}${required ? ', required' : ''}`,
        rank: required ? 1 : 3,
      };
    });
  return [...fields, ...members];
}

function keyItem(field: Field, writing: Writing): CompletionItem {
  return {
    label: field.name,
    kind: 'key',
    range: writing.word,
    snippet: writeKey(field, writing),
    detail: `${field.types.join(' or ')}${field.required === true ? ', required' : ''}`,
    documentation: describeField(field),
    rank: field.required === true ? 0 : 2,
    ...(field.deprecated !== undefined && { deprecated: true }),
  };
}

interface ValuePlace {
  readonly analysis: Analysis;
  readonly expected: Expectation;
  readonly steps: readonly PathStep[];
}

function valueItems({ analysis, expected, steps }: ValuePlace, writing: Writing): CompletionItem[] {
  if (expected.kind !== 'value') return [];
  const { field, owner } = expected;
  const item = (label: string, kind: CompletionKind, detail?: string): CompletionItem => ({
    label,
    kind,
    range: writing.word,
    snippet: writeValue(label, field, writing),
    rank: 0,
    ...(detail !== undefined && { detail }),
  });
  if (field.name === 'action' && isStepKey(steps)) return actionItems(analysis, owner, item);
  const names = stepNames(analysis, owner);
  switch (field.format) {
    case 'step-name':
      return names.map((name) => item(name, 'step'));
    case 'step-target':
      return [
        ...(field.values ?? []).map((value) => item(value, 'value')),
        ...names.map((name) => item(`step:${name}`, 'step')),
      ];
    case 'api-service':
      return listServices().map(({ name, title }) => item(name, 'value', title));
    case 'api-operation': {
      const service = findService(asScalar(owner.get('Service'))?.text ?? '')?.service;
      return service === undefined
        ? []
        : loadService(service).operationNames.map((name) => item(name, 'value'));
    }
    default: {
      const booleans = field.types.includes('Boolean') ? ['true', 'false'] : [];
      return [...(field.values ?? booleans)].map((value) => item(value, 'value'));
    }
  }
}

function isStepKey(steps: readonly PathStep[]): boolean {
  return steps.at(-2)?.kind === 'item';
}

type MakeItem = (label: string, kind: CompletionKind, detail?: string) => CompletionItem;

/** The actions of the document's family; of a document that is not known yet, both. */
function actionItems({ document }: Analysis, _step: MapNode, item: MakeItem): CompletionItem[] {
  const { kind } = document;
  const isCommand = kind === 'Command' || kind === 'Policy';
  const actions = isCommand ? [] : listActions().filter((action) => action.documented);
  const version = document.schemaVersion?.text ?? '';
  const plugins =
    isCommand || kind === 'Unknown'
      ? listPlugins().filter((plugin) =>
          plugin.schemaVersions.some((known) => version === '' || known === version),
        )
      : [];
  return [...actions, ...plugins].map(({ name, summary }) => item(name, 'action', summary));
}

/** The steps that a step may lead to: all others of the document. */
function stepNames({ document }: Analysis, owner: MapNode): string[] {
  if (!('steps' in document)) return [];
  const own = asScalar(owner.get('name'))?.text;
  return document.steps.flatMap(({ name }) => (name !== undefined && name.text !== own ? [name.text] : []));
}
