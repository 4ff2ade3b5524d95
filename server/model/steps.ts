import type { AutomationStep, CommandStep, Step } from './document.ts';

/** `steps` and, behind each loop, its inner steps. */
export function allSteps(steps: readonly AutomationStep[]): AutomationStep[];
export function allSteps(steps: readonly CommandStep[]): CommandStep[];
export function allSteps(steps: readonly Step[]): Step[];
export function allSteps(steps: readonly Step[]): Step[] {
  const all: Step[] = [];
  for (const step of steps) {
    all.push(step);
    if (step.family === 'automation') all.push(...allSteps(step.steps));
  }
  return all;
}
