import type { Analysis } from '../analysis.ts';
import type { Range } from '../syntax/tree.ts';
import { occurrencesOf, targetAt } from './target.ts';

/** What the name of a step may hold while it is being typed. */
export const linkedEditingPattern = String.raw`[A-Za-z0-9_]*`;

/**
 * The places that change together while somebody types at `offset`: the name of a step where it is declared, and
 * everything that leads to the step or reads its outputs. Typing in one of those means another step, so only the
 * declaration is linked; and of two steps with the same name neither is, so that one of them can get another.
 */
export function linkedEditing(analysis: Analysis, offset: number): Range[] | undefined {
  const target = targetAt(analysis, offset);
  if (target?.kind !== 'step') return undefined;
  const places = occurrencesOf(analysis, target);
  const declarations = places.filter(({ isDeclaration }) => isDeclaration);
  const isHere = declarations.length === 1 && declarations[0]?.start === target.range.start;
  // The protocol wants ranges of the same text: an escape in one of them would get lost.
  const isSame = places.every(({ start, end }) => analysis.text.slice(start, end) === target.name);
  if (!isHere || !isSame || places.length < 2) return undefined;
  return places.map(({ start, end }) => ({ start, end }));
}
