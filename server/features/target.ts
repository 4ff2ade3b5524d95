// What the cursor is on: a thing of the document that has a name, a declaration and uses.

import type { Analysis } from '../analysis.ts';
import type { Range, ScalarNode } from '../syntax/tree.ts';
import { touches } from '../syntax/tree.ts';

export type TargetKind = 'parameter' | 'step' | 'variable' | 'system';

export interface Target {
  readonly kind: TargetKind;
  readonly name: string;
  /** The name under the cursor. */
  readonly range: Range;
}

/** One place where a target is named. */
export interface Occurrence extends Range {
  readonly target: { readonly kind: TargetKind; readonly name: string };
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
export function occurrencesOf(
  analysis: Analysis,
  { kind, name }: Pick<Target, 'kind' | 'name'>,
): Occurrence[] {
  return [...occurrences(analysis)]
    .filter(({ target }) => target.kind === kind && target.name === name)
    .sort((a, b) => a.start - b.start);
}

function* occurrences(analysis: Analysis): Generator<Occurrence> {
  const { document, references, flow } = analysis;
  for (const { name, key } of document.parameters) {
    if (key.kind === 'scalar') yield declaration('parameter', name, key);
  }
  if (document.kind === 'Automation' || document.kind === 'Automation.ChangeTemplate') {
    for (const { name, key } of document.variables) {
      if (key.kind === 'scalar') yield declaration('variable', name, key);
    }
    for (const { step, stepRange } of document.outputs) yield use('step', step, stepRange);
  }
  for (const { name } of flow?.steps ?? []) {
    if (name !== undefined) yield declaration('step', name.text, name);
  }
  for (const link of flow?.links ?? []) yield use('step', link.name, link);
  for (const { kind, name, nameRange } of references) {
    switch (kind) {
      case 'parameter':
      case 'variable':
        yield use(kind, name, nameRange);
        break;
      case 'step-output':
        yield use('step', name, nameRange);
        break;
      case 'global':
      case 'automation':
        yield use('system', `${kind}:${name}`, nameRange);
        break;
      case 'ssm':
      case 'ssm-secure':
        break;
    }
  }
}

/** The name itself, without the quotes around it. */
function declaration(kind: TargetKind, name: string, node: ScalarNode): Occurrence {
  return { ...node.sourceRange(0, node.text.length), target: { kind, name }, isDeclaration: true };
}

function use(kind: TargetKind, name: string, { start, end }: Range): Occurrence {
  return { start, end, target: { kind, name }, isDeclaration: false };
}
