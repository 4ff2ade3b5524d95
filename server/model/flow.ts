// The step flow graph of a runbook.

import type { Range, ScalarNode } from '../syntax/tree.ts';
import type { AutomationStep } from './document.ts';

/**
 * Why one step follows another. `fallthrough` is the order of the list (no nextStep, no isEnd, or a branch that
 * nothing matched); `enter` leads from aws:loop to its first inner step, `leave` from an inner end back to it.
 */
export type FlowCause =
  'nextStep' | 'choice' | 'default' | 'fallthrough' | 'onFailure' | 'onCancel' | 'enter' | 'leave';

export interface FlowEdge {
  readonly from: AutomationStep;
  readonly to: AutomationStep;
  readonly cause: FlowCause;
  /** The link that makes the edge; undefined for fallthrough, enter and leave. */
  readonly link: StepLink | undefined;
}

/** A step's name in nextStep, Choices[].NextStep, Default, `onFailure: step:x` or `onCancel: step:x`. */
export interface StepLink extends Range {
  readonly cause: 'nextStep' | 'choice' | 'default' | 'onFailure' | 'onCancel';
  readonly from: AutomationStep;
  readonly node: ScalarNode;
  /** The name without `step:`; the range of the link is that of this name. */
  readonly name: string;
  /** The step of that name which `from` may reach: its siblings, or steps around its loop. */
  readonly target: AutomationStep | undefined;
}

export interface FlowGraph {
  /** All steps, those of loops behind their loop. */
  readonly steps: readonly AutomationStep[];
  readonly links: readonly StepLink[];
  readonly edges: readonly FlowEdge[];
  edgesFrom(step: AutomationStep): readonly FlowEdge[];
  edgesTo(step: AutomationStep): readonly FlowEdge[];
  /** True if some path from the first step leads here. */
  isReachable(step: AutomationStep): boolean;
  /** True if some path without `onFailure` and `onCancel` edges to itself leads from `a` to `b`. */
  canPrecede(a: AutomationStep, b: AutomationStep): boolean;
  /** True if every path from the first step to `b` passes `a` (a dominates b). */
  alwaysPrecedes(a: AutomationStep, b: AutomationStep): boolean;
  /** True if the run may end after this step. */
  isExit(step: AutomationStep): boolean;
}
