import type { FlowGraph, StepLink } from '../../model/flow.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { closestDeclared } from '../spelling.ts';

export const flowUnknownStep: Rule = {
  code: 'flow-unknown-step',
  severity: 'error',
  kinds: automationKinds,
  check({ flow }, report) {
    for (const link of flow?.links ?? []) {
      if (flow === undefined || link.target !== undefined || link.name.includes('{{')) continue;
      const nearest = closestDeclared(link.name, namesWithin(flow, link));
      report({
        range: link,
        message: message(flow, link, nearest),
        fixes:
          nearest === undefined
            ? []
            : [
                {
                  title: `Change to "${nearest}"`,
                  edits: [{ start: link.start, end: link.end, text: nearest }],
                },
              ],
      });
    }
  },
};

function message(flow: FlowGraph, { name }: StepLink, nearest: string | undefined): string {
  const elsewhere = flow.steps.find((step) => step.name?.text === name);
  if (elsewhere !== undefined) return `Step "${name}" is inside a loop, where no step outside can lead`;
  return `There is no step "${name}"${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`;
}

/** The names that a link may lead to: those of its siblings and of the steps around its loop. */
function namesWithin(flow: FlowGraph, { from }: StepLink): string[] {
  const loops = new Set([undefined]) as Set<typeof from.loop>;
  for (let loop = from.loop; loop !== undefined; loop = loop.loop) loops.add(loop);
  return flow.steps.flatMap((step) =>
    step !== from && step.name !== undefined && loops.has(step.loop) ? [step.name.text] : [],
  );
}
