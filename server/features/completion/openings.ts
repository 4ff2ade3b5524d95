// Values that bring further keys of their map: an action its required inputs, an operation the required members of its
// request.

import { findAction, listActions } from '../../catalog/actions.ts';
import { findService, loadService, type Operation } from '../../catalog/api.ts';
import { findPlugin, listPlugins } from '../../catalog/plugins.ts';
import { renderEntry } from '../../catalog/skeletons/render.ts';
import type { Skeleton } from '../../catalog/skeletons/skeleton.ts';
import { inputsSkeleton } from '../../catalog/skeletons/steps.ts';
import { asScalar, type MapNode } from '../../syntax/tree.ts';
import { describeAction, describePlugin } from '../describe.ts';
import { type CompletionItem, type Presentation, snippetItem } from './item.ts';
import { shapeSkeleton } from './keys.ts';
import type { Place } from './place.ts';
import { escapeSnippet, indentLines, writeText } from './writing.ts';

/** The actions of the document's family; of a document that is not known yet, both. */
export function actionItems(place: Place): CompletionItem[] {
  const { document } = place.analysis;
  const isCommand = document.kind === 'Command' || document.kind === 'Policy';
  const version = document.schemaVersion?.text ?? '';
  const actions = isCommand ? [] : listActions().filter(({ documented }) => documented);
  const plugins =
    isCommand || document.kind === 'Unknown'
      ? listPlugins().filter(({ documented, schemaVersions }) => {
          return documented && schemaVersions.some((known) => version === '' || known === version);
        })
      : [];
  return [
    ...actions.map((action) =>
      actionItem(place, action.name, { detail: action.summary, documentation: describeAction(action) }),
    ),
    ...plugins.map((plugin) =>
      actionItem(place, plugin.name, {
        detail: plugin.summary,
        documentation: describePlugin(plugin),
        rank: plugin.retired === undefined ? 0 : 2,
        ...(plugin.retired !== undefined && { deprecated: true }),
      }),
    ),
  ];
}

function actionItem(place: Place, name: string, presentation: Partial<Presentation>): CompletionItem {
  const owner = findAction(name) ?? findPlugin(name);
  const inputs = owner === undefined ? {} : inputsSkeleton(owner);
  const step = place.expected?.kind === 'value' ? place.expected.owner : undefined;
  const isNew = step !== undefined && step.entry('inputs') === undefined;
  const more = isNew && Object.keys(inputs).length > 0 ? [['inputs', inputs] as const] : [];
  return withEntries(place, name, {
    entries: more,
    presentation: { label: name, kind: 'action', ...presentation },
  });
}

/** The operations of the service; one that is chosen brings the required members of its request. */
export function operationItems(inputs: MapNode, place: Place): CompletionItem[] {
  const service = findService(asScalar(inputs.get('Service'))?.text ?? '')?.service;
  if (service === undefined) return [];
  const model = loadService(service);
  const own = new Set(['Service', 'Api', 'PropertySelector', 'DesiredValues']);
  const isNew = inputs.entries.every(({ name }) => own.has(name));
  return model.operationNames.map((name) => {
    const presentation = { label: name, kind: 'value', detail: service.title } as const;
    const operation = isNew && roomBehind(place) !== undefined ? model.operation(name) : undefined;
    const entries = operation === undefined ? [] : requiredMembers(operation);
    return withEntries(place, name, { entries, presentation });
  });
}

// A service has hundreds of operations, whose shapes never change.
const required = new WeakMap<Operation, readonly (readonly [string, Skeleton])[]>();

function requiredMembers(operation: Operation): readonly (readonly [string, Skeleton])[] {
  let entries = required.get(operation);
  if (entries === undefined) {
    entries = Object.entries((shapeSkeleton(operation.input, 3) ?? {}) as Record<string, Skeleton>);
    required.set(operation, entries);
  }
  return entries;
}

interface WithEntries {
  readonly entries: readonly (readonly [string, Skeleton])[];
  readonly presentation: Presentation;
}

/**
 * A value, and behind it further entries of the map in which it stands, where the place has room for them: in block
 * style at the end of a line, in JSON at the end of the map.
 */
function withEntries(place: Place, value: string, { entries, presentation }: WithEntries): CompletionItem {
  const { writing } = place;
  const text = escapeSnippet(writeText(value, writing));
  const separator = entries.length === 0 ? undefined : roomBehind(place);
  if (separator === undefined || writing.language === 'text') return snippetItem(writing, text, presentation);
  const lines = entries.flatMap(([key, skeleton], index) => {
    const rendered = renderEntry(key, skeleton, writing.language === 'json' ? 'json' : 'yaml');
    const isLast = index === entries.length - 1;
    return writing.language === 'json' && !isLast
      ? [...rendered.slice(0, -1), `${rendered.at(-1) ?? ''},`]
      : rendered;
  });
  const more = indentLines(['', ...lines], writing);
  return {
    ...snippetItem({ ...writing, after: '' }, `${text}${separator.before}${more}`, presentation),
    ...separator.more,
  };
}

/** What stands between a value and further entries; undefined where there is no room for any. */
function roomBehind({ writing, rest, steps, analysis }: Place): { before: string; more: object } | undefined {
  const last = steps.at(-1);
  if (last?.kind !== 'entry' || writing.outer !== undefined || rest.includes('\n')) return undefined;
  const entry = last.entry;
  const { text } = analysis;
  const behind = text.slice(entry.end, entry.end + 200);
  if (writing.language === 'yaml') {
    const style = last.map.style;
    const line = /^[^\n]*/.exec(behind)?.[0] ?? '';
    // Between quotes the closing one stands behind the item, so further lines cannot follow it.
    if (style !== 'block' || line.trim() !== '' || (writing.quote !== undefined && writing.after === ''))
      return undefined;
    return { before: writing.after, more: {} };
  }
  if (last.map.entries.at(-1) !== entry || !/^\s*\}/.test(behind)) return undefined;
  if (writing.quote !== undefined && writing.after === '') {
    const { start, end } = writing.range;
    return { before: '",', more: { range: { start, end: end + 1 } } };
  }
  return { before: `${writing.after},`, more: {} };
}
