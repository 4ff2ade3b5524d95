import type { Analysis } from '../analysis.ts';
import type { Range } from '../syntax/tree.ts';
import { occurrencesOf, targetAt } from './target.ts';

/** Where the thing at `offset` is declared. For an output that the action has by itself this is its step. */
export function definition(analysis: Analysis, offset: number): Range[] {
  const target = targetAt(analysis, offset);
  if (target === undefined) return [];
  const declarations = occurrencesOf(analysis, target).filter(({ isDeclaration }) => isDeclaration);
  if (declarations.length > 0 || target.kind !== 'output') return declarations;
  return occurrencesOf(analysis, { kind: 'step', name: target.step ?? '' }).filter(
    ({ isDeclaration }) => isDeclaration,
  );
}
