import type { Analysis } from '../../analysis.ts';
import type { AutomationStep } from '../../model/document.ts';
import type { FlowGraph } from '../../model/flow.ts';
import { asScalar } from '../../syntax/tree.ts';
import { addEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';

export const flowBranchFallthrough: Rule = {
  code: 'flow-branch-fallthrough',
  severity: 'warning',
  kinds: automationKinds,
  check(analysis, report) {
    const { flow } = analysis;
    for (const branch of flow?.steps ?? []) {
      if (flow === undefined || branch.choices.length < 2) continue;
      for (const { last, next } of fallthroughs(flow, branch)) {
        const from = last.name?.text ?? '';
        const to = next.name?.text ?? '';
        report({
          range: last.name ?? last,
          message: `"${from}" goes on with "${to}", which "${branch.name?.text ?? ''}" chooses in another case; end "${from}" with nextStep or isEnd`,
          ...(next.name !== undefined && {
            related: [{ start: next.name.start, end: next.name.end, message: 'Another choice' }],
          }),
          // Cases in the order of a process (detach, wait, delete) each go on with the next one.
          ...(isStaircase(flow, branch, next) && { severity: 'hint' as const }),
          fixes: fix(last, analysis),
        });
      }
    }
  },
};

interface Fallthrough {
  readonly last: AutomationStep;
  readonly next: AutomationStep;
}

/**
 * The steps of one way behind a branch from which the order of the list leads into the first step of another way.
 * Ways that meet on purpose are left out: what Default leads to is where steps that are done only sometimes go on,
 * and so is a step that others name. The same holds for a branch over yes or no, of which one case does more.
 */
function* fallthroughs(flow: FlowGraph, branch: AutomationStep): Generator<Fallthrough> {
  const chosen = new Set(flow.edgesFrom(branch).flatMap(({ to, cause }) => (cause === 'choice' ? [to] : [])));
  if (chosen.size < 3 && isAboutYesOrNo(branch)) return;
  for (const next of chosen) {
    const edges = flow.edgesTo(next);
    const isMeetingPoint = edges.some(({ from, cause }) => from !== branch && cause !== 'fallthrough');
    const isDefault = edges.some(({ from, cause }) => from === branch && cause !== 'choice');
    if (isMeetingPoint || isDefault) continue;
    for (const { from: last, cause } of edges) {
      if (cause !== 'fallthrough' || last === branch) continue;
      const isOtherWay = [...chosen].some(
        (first) => first !== next && (first === last || flow.canPrecede(first, last)),
      );
      if (isOtherWay) yield { last, next };
    }
  }
}

/** True if the other way goes on, by the order of the list, with what the branch does by default. */
function isStaircase(flow: FlowGraph, branch: AutomationStep, next: AutomationStep): boolean {
  const [byDefault] = flow.edgesFrom(branch).filter(({ cause }) => cause !== 'choice');
  if (byDefault === undefined) return false;
  return next === byDefault.to || flow.canPrecede(next, byDefault.to);
}

/** True if no condition asks for more than yes or no. */
function isAboutYesOrNo({ choices }: AutomationStep): boolean {
  const operators = ['BooleanEquals', 'StringEquals', 'EqualsIgnoreCase'];
  return choices.every(({ node }) => {
    if (node.entry('Not') !== undefined) return true;
    return operators.some((operator) =>
      /^(?:true|false|yes|no)$/i.test(asScalar(node.get(operator))?.text ?? ''),
    );
  });
}

function fix(last: AutomationStep, analysis: Analysis): readonly Fix[] {
  return [{ title: 'Add "isEnd: true"', edits: [addEntry(last.node, ['isEnd', true], analysis)] }];
}
