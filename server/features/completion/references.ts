// Completion between `{{` and `}}`, in any scalar. It looks at the text before the cursor only, so it works in scripts
// and in text that does not parse.

import type { Analysis } from '../../analysis.ts';
import { findAction, outputPayload } from '../../catalog/actions.ts';
import { loopOutputs, systemVariables } from '../../catalog/references.ts';
import type { AutomationStep } from '../../model/document.ts';
import { allSteps } from '../../model/steps.ts';
import type { TextEdit } from '../../syntax/tree.ts';
import type { CompletionItem, CompletionKind } from './item.ts';
import { lineStart, restOfLine } from './line.ts';
import { escapeSnippet } from './writing.ts';

/** Something that may stand between braces. */
export interface Referable {
  /** As it is written: `name`, `step.Output`, `variable:name`. */
  readonly name: string;
  readonly kind: CompletionKind;
  readonly type: string;
  /** Lower is more likely. */
  readonly rank: number;
}

/** Undefined when the cursor is not inside a reference. */
export function referenceCompletion(analysis: Analysis, offset: number): CompletionItem[] | undefined {
  const { text } = analysis;
  const start = lineStart(text, offset);
  const match = /\{\{([ \t]*)([\w.:/@-]*)$/.exec(text.slice(start, offset));
  if (match === null) return undefined;
  const typed = match[2] ?? '';
  const after = /^[\w.:/-]*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  const range = { start: offset - typed.length, end: offset + after.length };
  const isClosed = /^[ \t]*\}\}/.test(text.slice(range.end, range.end + 80));
  const blank = match[1] === '' ? '' : ' ';
  const quotes = quotesFor(analysis, start + match.index, range.end);
  const close = `${isClosed ? '' : escapeSnippet(`${blank}}}`)}${quotes?.close ?? ''}`;
  return referables(analysis, offset).map(({ name, kind, type, rank }) => ({
    label: name,
    kind,
    range,
    edits: quotes?.edits ?? [],
    snippet: `${escapeSnippet(name)}${close}`,
    detail: type,
    rank,
  }));
}

/** YAML takes a value that begins with `{{` for a map, so it has to be quoted; undefined where nothing is to be done. */
function quotesFor(
  { text, language }: Analysis,
  open: number,
  end: number,
): { edits: TextEdit[]; close: string } | undefined {
  if (
    language !== 'yaml' ||
    !/^[ \t]*(?:- +)*(?:[\w.-]+:[ \t]+)?$/.test(text.slice(lineStart(text, open), open))
  )
    return undefined;
  const lead = text.slice(lineStart(text, open), open);
  if (!/[-:]\s+$/.test(lead)) return undefined;
  const closing = /^[ \t]*\}\}[ \t]*$/.exec(restOfLine(text, end));
  const quote = { start: open, end: open, text: "'" };
  if (closing !== null) {
    const behind = end + closing[0].trimEnd().length;
    return { edits: [quote, { start: behind, end: behind, text: "'" }], close: '' };
  }
  return restOfLine(text, end).trim() === '' ? { edits: [quote], close: "'" } : undefined;
}

/** Everything that a reference at `offset` may name. */
export function referables(analysis: Analysis, offset: number): Referable[] {
  const { document, flow } = analysis;
  const parameters = document.parameters
    .filter(({ name }) => /^\w+$/.test(name))
    .map(({ name, type }): Referable => ({
      name,
      kind: 'parameter',
      type: type?.text ?? 'Parameter',
      rank: 0,
    }));
  if (document.kind !== 'Automation' && document.kind !== 'Automation.ChangeTemplate') return parameters;
  const steps = allSteps(document.steps);
  const own = steps.findLast((step) => step.start <= offset && offset <= step.end);
  const loops = new Set<AutomationStep>();
  for (let loop = own?.loop; loop !== undefined; loop = loop.loop) loops.add(loop);
  const outputs = steps
    .filter((step) => step !== own)
    .flatMap((step) => {
      if (loops.has(step)) return loopVariables(step);
      const isEarlier = own === undefined || flow?.canPrecede(step, own) !== false;
      return outputsOf(step).map((output) => ({ ...output, rank: isEarlier ? 1 : 7 }));
    });
  return [
    ...parameters,
    ...outputs,
    ...document.variables.map(({ name, type }): Referable => {
      return { name: `variable:${name}`, kind: 'variable', type: type?.text ?? 'Variable', rank: 2 };
    }),
    ...systemVariables.map(({ name, doc }): Referable => ({ name, kind: 'variable', type: doc, rank: 3 })),
  ];
}

/** `step.Output` of every step, for the outputs of the runbook. */
export function outputReferences({ document }: Analysis): Referable[] {
  if (document.kind !== 'Automation' && document.kind !== 'Automation.ChangeTemplate') return [];
  return allSteps(document.steps).flatMap(outputsOf);
}

function loopVariables(loop: AutomationStep): Referable[] {
  const name = loop.name?.text;
  if (name === undefined) return [];
  return loopOutputs.map((output) => {
    return { name: `${name}.${output.name}`, kind: 'output', type: `${output.type}, of this loop`, rank: 0 };
  });
}

/** `step.Output` and its type: what the step declares, then what its action gives by itself. */
function outputsOf(step: AutomationStep): Referable[] {
  const name = step.name?.text ?? '';
  if (!/^\w+$/.test(name)) return [];
  const action = findAction(step.action?.text ?? '');
  const builtIn = step.action?.text === 'aws:loop' ? loopOutputs : (action?.outputs ?? []);
  const outputs = new Map<string, string>();
  for (const output of step.outputs) {
    if (output.name !== undefined && /^[\w@-]+$/.test(output.name.text)) {
      outputs.set(output.name.text, output.type?.text ?? 'String');
    }
  }
  for (const output of builtIn) if (!outputs.has(output.name)) outputs.set(output.name, output.type);
  if (!outputs.has(outputPayload.name)) outputs.set(outputPayload.name, outputPayload.type);
  return [...outputs].map(([output, type]) => ({ name: `${name}.${output}`, kind: 'output', type, rank: 1 }));
}
