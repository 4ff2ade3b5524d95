// Whole steps in lists of steps, and whole documents in empty files.

import type { Analysis } from '../../analysis.ts';
import { listDocumentSkeletons } from '../../catalog/skeletons/documents.ts';
import { renderLines } from '../../catalog/skeletons/render.ts';
import type { NamedSkeleton } from '../../catalog/skeletons/skeleton.ts';
import { listActionSkeletons, listPluginSkeletons } from '../../catalog/skeletons/steps.ts';
import { automationStepFields, commandStepFields } from '../../catalog/steps.ts';
import type { Expectation } from '../grammar.ts';
import { type CompletionItem, snippetItem } from './item.ts';
import { lineStart } from './line.ts';
import type { Place } from './place.ts';
import { indentLines, type Writing } from './writing.ts';

// The skeletons are facts of the catalog, so each list is made once.
let actionSteps: readonly NamedSkeleton[] | undefined;
let pluginSteps: readonly NamedSkeleton[] | undefined;

/** New steps, one for each action, where a step may begin. */
export function stepItems({ expected, map, writing, role }: Place): CompletionItem[] {
  const family = familyOf(expected);
  const isJson = writing.language === 'json';
  if (family === undefined || map !== undefined || writing.quote !== undefined || writing.isFlow) return [];
  if (writing.language === 'text' || role !== (isJson ? 'value' : 'key')) return [];
  const steps =
    family === 'automation'
      ? (actionSteps ??= listActionSkeletons())
      : (pluginSteps ??= listPluginSkeletons());
  const language = writing.language;
  return steps.map(({ prefix, title, doc, body }) =>
    snippetItem(writing, indentLines(renderLines(body, language), writing), {
      label: prefix,
      kind: 'snippet',
      detail: title,
      documentation: { markdown: doc },
      rank: 4,
    }),
  );
}

/** Whose steps begin here, if any do. */
function familyOf(expected: Expectation | undefined): 'automation' | 'command' | undefined {
  if (expected?.kind !== 'fields') return undefined;
  if (expected.fields === automationStepFields) return 'automation';
  return expected.fields === commandStepFields ? 'command' : undefined;
}

const emptyLine = { yaml: /^\s*(?:#.*|---\s*)?$/, json: /^\s*$/ };

/** Whole documents of each kind, in a text that has nothing but comments and the word at the cursor. */
export function documentItems({ text, language }: Analysis, offset: number): CompletionItem[] {
  if (language === 'text') return [];
  const start = lineStart(text, offset);
  const typed = /^[\w-]*$/.exec(text.slice(start, offset))?.[0];
  const after = /^[\w-]*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  if (typed === undefined) return [];
  const isEmpty = (part: string): boolean => part.split('\n').every((line) => emptyLine[language].test(line));
  if (!isEmpty(text.slice(0, start)) || !isEmpty(text.slice(offset + after.length))) return [];
  const writing: Writing = {
    language,
    range: { start, end: offset + after.length },
    quote: undefined,
    isFlow: false,
    before: '',
    after: '',
    edits: [],
    hasColon: false,
    isBlock: true,
    indent: '',
    unit: '  ',
  };
  return listDocumentSkeletons().map(({ prefix, title, doc, body }) =>
    snippetItem(writing, renderLines(body, language).join('\n'), {
      label: prefix,
      kind: 'document',
      detail: title,
      documentation: { markdown: doc },
      rank: 1,
    }),
  );
}
