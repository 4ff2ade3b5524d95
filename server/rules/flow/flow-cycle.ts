import type { AutomationStep } from '../../model/document.ts';
import type { FlowGraph, StepLink } from '../../model/flow.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const flowCycle: Rule = {
  code: 'flow-cycle',
  severity: 'error',
  kinds: automationKinds,
  check({ flow }, report) {
    if (flow === undefined) return;
    const ending = stepsThatCanEnd(flow);
    const reported = new Set<AutomationStep>();
    for (const step of flow.steps) {
      if (ending.has(step) || reported.has(step) || !flow.isReachable(step)) continue;
      const cycle = cycleFrom(flow, step);
      cycle.forEach((member) => reported.add(member));
      reported.add(step);
      const back = linkInto(flow, cycle);
      // What follows itself is reported as flow-self; a cycle without a link is none that an author has written.
      if (back === undefined || cycle.length === 1) continue;
      const names = cycle.map((member) => member.name?.text ?? '?').join(' → ');
      report({ range: back, message: `These steps never end: ${names} → ${back.name}` });
    }
  },
};

/** The steps from which the end of the run, or of the loop around them, can be reached without a failure. */
function stepsThatCanEnd(flow: FlowGraph): Set<AutomationStep> {
  // Where a link leads to no step, or by a reference, the graph does not show the way.
  const unknown = new Set(flow.links.flatMap((link) => (link.target === undefined ? [link.from] : [])));
  const ending = new Set(
    flow.steps.filter((step) => flow.isExit(step) || unknown.has(step) || leaves(flow, step)),
  );
  const waiting = [...ending];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    for (const { from, cause } of flow.edgesTo(step)) {
      if (cause === 'onFailure' || cause === 'onCancel' || ending.has(from)) continue;
      ending.add(from);
      waiting.push(from);
    }
  }
  return ending;
}

/** True for the last step of a loop's turn: the loop decides about the next one. */
function leaves(flow: FlowGraph, step: AutomationStep): boolean {
  return flow.edgesFrom(step).some(({ cause }) => cause === 'leave');
}

/** The steps from `start` on, in order, up to the one that leads back to one of them. */
function cycleFrom(flow: FlowGraph, start: AutomationStep): AutomationStep[] {
  const path = new Set<AutomationStep>();
  let step: AutomationStep | undefined = start;
  while (step !== undefined && !path.has(step)) {
    path.add(step);
    step = flow.edgesFrom(step).find(({ cause }) => cause !== 'onFailure' && cause !== 'onCancel')?.to;
  }
  const steps = [...path];
  return step === undefined ? steps : steps.slice(steps.indexOf(step));
}

/** The link that leads from the last step of a cycle to its first. */
function linkInto(flow: FlowGraph, cycle: readonly AutomationStep[]): StepLink | undefined {
  const last = cycle.at(-1);
  return flow.edges.find((edge) => edge.from === last && edge.to === cycle[0])?.link;
}
