import type { Analysis } from '../analysis.ts';
import type { AutomationStep, Step } from '../model/document.ts';
import type { Range } from '../syntax/tree.ts';

export type SymbolKind = 'parameter' | 'variable' | 'step' | 'output';

export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  /** What to select, inside `fullRange`. */
  readonly range: Range;
  readonly fullRange: Range;
  readonly children: readonly DocumentSymbol[];
}

/** The outline: parameters, variables, steps with the steps of loops inside them, and outputs. */
export function documentSymbols({ document }: Analysis): DocumentSymbol[] {
  const declared = document.parameters.map((parameter) => {
    const { name, key, type } = parameter;
    return symbol('parameter', { name, detail: type?.text ?? '', range: key, fullRange: parameter });
  });
  if (!('steps' in document)) return declared;
  const steps = document.steps.map(stepSymbol);
  if (!('variables' in document)) return [...declared, ...steps];
  const variables = document.variables.map((variable) => {
    const { name, key, type } = variable;
    return symbol('variable', { name, detail: type?.text ?? '', range: key, fullRange: variable });
  });
  const outputs = document.outputs.map((output) => {
    return symbol('output', { name: output.node.text, detail: '', range: output.node, fullRange: output });
  });
  return [...declared, ...variables, ...steps, ...outputs];
}

function stepSymbol(step: Step): DocumentSymbol {
  const { name, action } = step;
  const inner: readonly AutomationStep[] = step.family === 'automation' ? step.steps : [];
  const place = { name: name?.text ?? action?.text ?? '(no name)', detail: action?.text ?? '' };
  const isInside = name !== undefined && step.start <= name.start && name.end <= step.end;
  return symbol('step', { ...place, range: isInside ? name : step, fullRange: step }, inner.map(stepSymbol));
}

function symbol(
  kind: SymbolKind,
  { name, detail, range, fullRange }: Omit<DocumentSymbol, 'kind' | 'children'>,
  children: readonly DocumentSymbol[] = [],
): DocumentSymbol {
  // The protocol refuses a symbol without a name.
  return { name: name === '' ? '(no name)' : name, detail, kind, range, fullRange, children };
}
