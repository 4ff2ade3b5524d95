// Completion between `{{` and `}}`, in any scalar. It looks at the text before the cursor only, so it works in scripts
// and in text that does not parse.

import type { Analysis } from '../analysis.ts';
import { findAction, outputPayload } from '../catalog/actions.ts';
import { loopOutputs, systemVariables } from '../catalog/references.ts';
import type { AutomationStep } from '../model/document.ts';
import { allSteps } from '../model/steps.ts';
import type { CompletionItem, CompletionKind } from './completion.ts';
import { escapeSnippet } from './completion-text.ts';

/** Undefined when the cursor is not inside a reference. */
export function referenceCompletion(analysis: Analysis, offset: number): CompletionItem[] | undefined {
  const { text, document } = analysis;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const match = /\{\{([ \t]*)([\w.:/-]*)$/.exec(text.slice(lineStart, offset));
  if (match === null) return undefined;
  const typed = match[2] ?? '';
  const after = /^[\w.:/-]*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  const range = { start: offset - typed.length, end: offset + after.length };
  const isClosed = /^[ \t]*\}\}/.test(text.slice(range.end, range.end + 80));
  const blank = match[1] === '' ? '' : ' ';
  const item = (label: string, kind: CompletionKind, detail: string, rank: number): CompletionItem => ({
    label,
    kind,
    range,
    snippet: isClosed ? escapeSnippet(label) : `${escapeSnippet(label)}${blank}\\}\\}`,
    detail,
    rank,
  });
  const parameters = document.parameters
    .filter(({ name }) => name !== '')
    .map(({ name, type }) => item(name, 'parameter', type?.text ?? 'Parameter', 0));
  if (document.kind !== 'Automation' && document.kind !== 'Automation.ChangeTemplate') return parameters;
  return [
    ...parameters,
    ...document.variables.map(({ name, type }) =>
      item(`variable:${name}`, 'variable', type?.text ?? 'Variable', 2),
    ),
    ...allSteps(document.steps)
      .filter((step) => offset < step.start || step.end < offset)
      .flatMap((step) => outputsOf(step).map(([label, detail]) => item(label, 'output', detail, 1))),
    ...systemVariables.map(({ name, doc }) => item(name, 'variable', doc, 3)),
  ];
}

/** `step.Output` and its type: what the step declares, then what its action gives by itself. */
function outputsOf(step: AutomationStep): [label: string, detail: string][] {
  const name = step.name?.text;
  if (name === undefined) return [];
  const action = findAction(step.action?.text ?? '');
  const builtIn = step.action?.text === 'aws:loop' ? loopOutputs : (action?.outputs ?? []);
  const outputs = new Map<string, string>();
  for (const output of step.outputs) {
    if (output.name !== undefined) outputs.set(output.name.text, output.type?.text ?? 'String');
  }
  for (const output of builtIn) if (!outputs.has(output.name)) outputs.set(output.name, output.type);
  if (!outputs.has(outputPayload.name)) outputs.set(outputPayload.name, outputPayload.type);
  return [...outputs].map(([output, type]) => [`${name}.${output}`, type]);
}
