// What the rules about aws:loop ask again and again.

import type { Analysis } from '../../analysis.ts';
import type { AutomationStep, Reference } from '../../model/document.ts';
import { actionSteps, type ActionStep } from '../actions/action-steps.ts';

/** The steps with aws:loop, those inside other loops included. */
export function loopSteps(analysis: Analysis): Iterable<ActionStep> {
  return actionSteps(analysis, 'aws:loop');
}

/** True for a loop that goes on while a condition holds, and through no list. */
export function isWhile(loop: ActionStep): boolean {
  return loop.entry('LoopCondition') !== undefined && loop.entry('Iterators') === undefined;
}

/** True if the step stands in the loop, at whatever depth. */
export function isInside(step: AutomationStep | undefined, loop: AutomationStep): boolean {
  for (let outer = step?.loop; outer !== undefined; outer = outer.loop) if (outer === loop) return true;
  return false;
}

/** The references whose braces stand in the range. */
export function referencesWithin(
  { references }: Analysis,
  { start, end }: { start: number; end: number },
): readonly Reference[] {
  return references.filter((reference) => start <= reference.start && reference.end <= end);
}
