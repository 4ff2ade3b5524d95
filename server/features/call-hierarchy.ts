import type { Analysis } from '../analysis.ts';
import type { AutomationStep } from '../model/document.ts';
import type { FlowEdge } from '../model/flow.ts';
import { type Range, touches } from '../syntax/tree.ts';
import { targetAt } from './target.ts';

/** A step in the call hierarchy. */
export interface HierarchyStep {
  readonly name: string;
  /** Its action, and for a neighbour why one leads to the other. */
  readonly detail: string;
  /** The name. */
  readonly range: Range;
  readonly fullRange: Range;
}

/** A step that leads to another, or that another leads to. */
export interface HierarchyCall {
  readonly step: HierarchyStep;
  /** Where it is said, in the step that leads: the name of the other, or its own name where the order says it. */
  readonly ranges: readonly Range[];
}

/** The step that is named at `offset`, or else the innermost one around it. Runbooks only. */
export function prepareCallHierarchy(analysis: Analysis, offset: number): HierarchyStep | undefined {
  const step = stepAt(analysis, offset);
  return step && describe(step);
}

/** The steps that can come right before the one at `offset`. */
export function incomingCalls(analysis: Analysis, offset: number): HierarchyCall[] {
  const step = stepAt(analysis, offset);
  const edges = (step && analysis.flow?.edgesTo(step)) ?? [];
  return neighbours(edges, (edge) => edge.from);
}

/** The steps that can come right after the one at `offset`. */
export function outgoingCalls(analysis: Analysis, offset: number): HierarchyCall[] {
  const step = stepAt(analysis, offset);
  const edges = (step && analysis.flow?.edgesFrom(step)) ?? [];
  return neighbours(edges, (edge) => edge.to);
}

function stepAt(analysis: Analysis, offset: number): AutomationStep | undefined {
  const steps = analysis.flow?.steps ?? [];
  const target = targetAt(analysis, offset);
  const declared = steps.find(({ name }) => name !== undefined && touches(name, offset));
  if (declared !== undefined) return declared;
  const named = target?.kind === 'step' ? steps.find(({ name }) => name?.text === target.name) : undefined;
  // Inner steps stand behind their loop in the list.
  return named ?? steps.findLast((step) => touches(step, offset));
}

function neighbours(edges: readonly FlowEdge[], other: (edge: FlowEdge) => AutomationStep): HierarchyCall[] {
  const bySteps = new Map<AutomationStep, FlowEdge[]>();
  for (const edge of edges) bySteps.set(other(edge), [...(bySteps.get(other(edge)) ?? []), edge]);
  return [...bySteps].map(([step, causes]) => ({
    step: describe(step, causes),
    ranges: causes.map(({ from, link }) => rangeOf(link ?? nameRange(from) ?? from)),
  }));
}

function describe(step: AutomationStep, causes: readonly FlowEdge[] = []): HierarchyStep {
  const { name, action, start, end } = step;
  const isInside = name !== undefined && start <= name.start && name.end <= end;
  const words = [...new Set(causes.map(({ cause }) => cause))].map((cause) =>
    cause === 'fallthrough' ? 'next in order' : cause,
  );
  return {
    name: name === undefined || name.text === '' ? '(no name)' : name.text,
    detail: [action?.text ?? '', words.join(', ')].filter((part) => part !== '').join(' · '),
    range: rangeOf((isInside ? nameRange(step) : undefined) ?? step),
    fullRange: rangeOf(step),
  };
}

/** Without the quotes. */
function nameRange({ name }: AutomationStep): Range | undefined {
  return name?.sourceRange(0, name.text.length);
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}
