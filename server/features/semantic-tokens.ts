import type { Analysis } from '../analysis.ts';
import { findAction, outputPayload } from '../catalog/actions.ts';
import { findPlugin } from '../catalog/plugins.ts';
import { findSystemVariable, loopOutputs } from '../catalog/references.ts';
import type { AutomationStep } from '../model/document.ts';
import type { Range } from '../syntax/tree.ts';
import { type Occurrence, occurrences } from './target.ts';
import type { tokenModifiers, tokenTypes } from './token-types.ts';

export interface SemanticToken extends Range {
  readonly type: (typeof tokenTypes)[number];
  readonly modifiers: readonly (typeof tokenModifiers)[number][];
}

/**
 * The names in the text that mean something here, in order: parameters, variables, steps (`function`), their outputs
 * (`property`) and known actions and plugins (`type`). A name that nothing declares has no token: between the braces
 * of a script it may well be something else.
 */
export function semanticTokens(analysis: Analysis, within?: Range): SemanticToken[] {
  const named = namedTokens(analysis);
  const found = new Map<number, SemanticToken>();
  for (const token of [...named, ...actionTokens(analysis)]) {
    const isInside = within === undefined || (token.start < within.end && within.start < token.end);
    const isOneLine = !analysis.text.slice(token.start, token.end).includes('\n');
    if (isInside && isOneLine && token.start < token.end) found.set(token.start, token);
  }
  return withoutOverlaps([...found.values()].sort((a, b) => a.start - b.start));
}

/** A half-typed key can hold a reference, and the protocol knows no tokens inside tokens. */
function withoutOverlaps(tokens: readonly SemanticToken[]): SemanticToken[] {
  const kept: SemanticToken[] = [];
  for (const token of tokens) if (token.start >= (kept.at(-1)?.end ?? 0)) kept.push(token);
  return kept;
}

function namedTokens(analysis: Analysis): SemanticToken[] {
  const all = [...occurrences(analysis)];
  const declared = new Set(all.filter(({ isDeclaration }) => isDeclaration).map(keyOf));
  const steps = new Map(analysis.flow?.steps.map((step) => [step.name?.text, step]));
  return all.flatMap((occurrence) => {
    const token = tokenOf(occurrence, declared.has(keyOf(occurrence)), steps);
    return token === undefined ? [] : [token];
  });
}

function keyOf({ target: { kind, name, step } }: Occurrence): string {
  return JSON.stringify([kind, name, step]);
}

function tokenOf(
  { target, isDeclaration, start, end }: Occurrence,
  isDeclared: boolean,
  steps: ReadonlyMap<string | undefined, AutomationStep>,
): SemanticToken | undefined {
  const modifiers = isDeclaration ? (['declaration'] as const) : [];
  const token = (
    type: SemanticToken['type'],
    more: SemanticToken['modifiers'] = modifiers,
  ): SemanticToken | undefined => (isDeclared ? { start, end, type, modifiers: more } : undefined);
  switch (target.kind) {
    case 'parameter':
      return token('parameter');
    case 'variable':
      return token('variable');
    case 'step':
      return token('function');
    case 'output': {
      const isBuiltIn = !isDeclared && hasOutput(steps.get(target.step), target.name);
      return isBuiltIn ? { start, end, type: 'property', modifiers: ['defaultLibrary'] } : token('property');
    }
    case 'system':
      return findSystemVariable(target.name) === undefined
        ? undefined
        : { start, end, type: 'variable', modifiers: ['readonly', 'defaultLibrary'] };
  }
}

function hasOutput(step: AutomationStep | undefined, name: string): boolean {
  if (step === undefined) return false;
  const own = step.action?.text === 'aws:loop' ? loopOutputs : findAction(step.action?.text ?? '')?.outputs;
  return name === outputPayload.name || own?.some((output) => output.name === name) === true;
}

function actionTokens({ document, flow }: Analysis): SemanticToken[] {
  const steps = flow?.steps ?? ('steps' in document ? document.steps : []);
  return steps.flatMap(({ action }) => {
    if (action === undefined) return [];
    const isKnown = findAction(action.text) !== undefined || findPlugin(action.text) !== undefined;
    if (!isKnown) return [];
    const range = action.sourceRange(0, action.text.length);
    return [{ ...range, type: 'type', modifiers: ['defaultLibrary'] }];
  });
}
