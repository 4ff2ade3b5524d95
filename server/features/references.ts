import type { Analysis } from '../analysis.ts';
import { type Occurrence, occurrencesOf, targetAt } from './target.ts';

/** Every place that names the thing at `offset`, its declaration included; also for document highlight. */
export function references(analysis: Analysis, offset: number): Occurrence[] {
  const target = targetAt(analysis, offset);
  return target === undefined ? [] : occurrencesOf(analysis, target);
}
