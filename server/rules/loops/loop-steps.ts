// What the rules about aws:loop ask again and again.

import type { Analysis } from '../../analysis.ts';
import { actionSteps, type ActionStep } from '../actions/action-steps.ts';

/** The steps with aws:loop, those inside other loops included. */
export function loopSteps(analysis: Analysis): Iterable<ActionStep> {
  return actionSteps(analysis, 'aws:loop');
}

/** True for a loop that goes on while a condition holds, and through no list. */
export function isWhile(loop: ActionStep): boolean {
  return loop.entry('LoopCondition') !== undefined && loop.entry('Iterators') === undefined;
}
