// What the cursor is on: a thing of the document that has a name, a declaration and uses.

import type { Analysis } from '../analysis.ts';
import type { AutomationStep } from '../model/document.ts';
import type { Range, ScalarNode } from '../syntax/tree.ts';
import { asScalar, touches } from '../syntax/tree.ts';
import { environmentNames } from './environment-names.ts';

export type TargetKind = 'parameter' | 'step' | 'variable' | 'output' | 'system';

/** What is named. */
export interface Named {
  readonly kind: TargetKind;
  readonly name: string;
  /** The name of the step that an output belongs to; undefined for other kinds. */
  readonly step?: string | undefined;
}

export interface Target extends Named {
  /** The name under the cursor. */
  readonly range: Range;
}

/** One place where a target is named. */
export interface Occurrence extends Range {
  readonly target: Named;
  readonly isDeclaration: boolean;
}

/** The named thing at `offset`, declared there or used there. */
export function targetAt(analysis: Analysis, offset: number): Target | undefined {
  for (const { target, start, end } of occurrences(analysis)) {
    if (touches({ start, end }, offset)) return { ...target, range: { start, end } };
  }
  return undefined;
}

/** Every place that names this target, in the order of the text. */
export function occurrencesOf(analysis: Analysis, { kind, name, step }: Named): Occurrence[] {
  const found = new Map<number, Occurrence>();
  for (const occurrence of occurrences(analysis)) {
    const { target, start } = occurrence;
    // A text behind an alias is read more than once, and stands in one place.
    const isNew = !found.has(start);
    if (isNew && target.kind === kind && target.name === name && target.step === step) {
      found.set(start, occurrence);
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** Every place of the document that names something. */
export function* occurrences(analysis: Analysis): Generator<Occurrence> {
  yield* parameterOccurrences(analysis);
  yield* stepOccurrences(analysis);
  yield* variableOccurrences(analysis);
  yield* referenceOccurrences(analysis);
}

function* parameterOccurrences(analysis: Analysis): Generator<Occurrence> {
  for (const { name, key } of analysis.document.parameters) {
    if (key.kind === 'scalar') yield declaration({ kind: 'parameter', name }, key);
  }
  for (const { name, nameRange } of environmentNames(analysis))
    yield use({ kind: 'parameter', name }, nameRange);
}

function* stepOccurrences({ document, flow }: Analysis): Generator<Occurrence> {
  const steps = flow?.steps ?? ('steps' in document ? document.steps : []);
  for (const step of steps) {
    const { name } = step;
    if (name === undefined) continue;
    yield declaration({ kind: 'step', name: name.text }, name);
    if (step.family !== 'automation') continue;
    for (const output of step.outputs) {
      if (output.name === undefined) continue;
      yield declaration({ kind: 'output', name: output.name.text, step: name.text }, output.name);
    }
  }
  for (const link of flow?.links ?? []) yield use({ kind: 'step', name: link.name }, link);
  if (!('outputs' in document)) return;
  for (const { node, step, stepRange, output, outputRange } of document.outputs) {
    // Text with braces is a reference as well, which is found with the others.
    if (node.text.includes('{{')) continue;
    yield use({ kind: 'step', name: step }, stepRange);
    if (output !== '') yield outputUse(node, { step, output, outputRange });
  }
}

function* variableOccurrences({ document, flow }: Analysis): Generator<Occurrence> {
  if (!('variables' in document)) return;
  for (const { name, key } of document.variables) {
    if (key.kind === 'scalar') yield declaration({ kind: 'variable', name }, key);
  }
  for (const step of flow?.steps ?? []) {
    const updated = updatedVariable(step);
    if (updated !== undefined) yield updated;
  }
}

/** `Name: variable:counter` of aws:updateVariable. */
function updatedVariable({ action, inputs }: AutomationStep): Occurrence | undefined {
  const node = action?.text === 'aws:updateVariable' ? asScalar(inputs?.get('Name')) : undefined;
  const match = node && /^\s*variable:([\w-]+)\s*$/.exec(node.text);
  if (node === undefined || match?.[1] === undefined) return undefined;
  const start = node.text.indexOf(':') + 1;
  return use({ kind: 'variable', name: match[1] }, node.sourceRange(start, start + match[1].length));
}

function* referenceOccurrences({ references }: Analysis): Generator<Occurrence> {
  for (const { kind, node, name, nameRange, output, outputRange } of references) {
    switch (kind) {
      case 'parameter':
      case 'variable':
        yield use({ kind, name }, nameRange);
        break;
      case 'step-output':
        yield use({ kind: 'step', name }, nameRange);
        yield outputUse(node, { step: name, output, outputRange });
        break;
      case 'global':
      case 'automation':
        yield use({ kind: 'system', name: `${kind}:${name}` }, nameRange);
        break;
      case 'ssm':
      case 'ssm-secure':
        break;
    }
  }
}

/** The first name of the path behind a step: what follows it selects inside the output. */
function outputUse(
  node: ScalarNode,
  { step, output, outputRange }: { step: string; output: string; outputRange: Range },
): Occurrence {
  const name = /^[^.[]*/.exec(output)?.[0] ?? '';
  const start = node.textOffset(outputRange.start);
  return use({ kind: 'output', name, step }, node.sourceRange(start, start + name.length));
}

/** The name itself, without the quotes around it. */
function declaration(target: Named, node: ScalarNode): Occurrence {
  return { ...node.sourceRange(0, node.text.length), target, isDeclaration: true };
}

function use(target: Named, { start, end }: Range): Occurrence {
  return { start, end, target, isDeclaration: false };
}
