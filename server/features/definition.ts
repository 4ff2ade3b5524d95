import type { Analysis } from '../analysis.ts';
import type { Range } from '../syntax/tree.ts';
import { occurrencesOf, targetAt } from './target.ts';

/** Where the thing at `offset` is declared. */
export function definition(analysis: Analysis, offset: number): Range[] {
  const target = targetAt(analysis, offset);
  if (target === undefined) return [];
  return occurrencesOf(analysis, target).filter(({ isDeclaration }) => isDeclaration);
}
