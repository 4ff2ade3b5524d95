import type { ManagedNode } from '../fleet/node.ts';
import type { InvocationState } from './status.ts';
import type { StepResult } from './step-result.ts';

/** A command on one of its nodes. */
export interface Invocation {
  readonly node: ManagedNode;
  state: InvocationState;
  /** When the command was sent to the node, or else when it was requested; milliseconds since the epoch. */
  requestedAt: number;
  /** The steps that have begun, in the document's order. */
  readonly steps: StepProgress[];
  /** What the agent said about the document as a whole. */
  trace: string;
  /** Stops the node's agent; there while it runs. */
  stop?: AbortController;
}

/** A step of a document on a node: begun, and with its result when it has ended. */
export interface StepProgress {
  readonly startedAt: number;
  readonly result?: StepResult;
}

export const pendingInvocation = (node: ManagedNode, requestedAt: number): Invocation => ({
  node,
  state: 'Pending',
  requestedAt,
  steps: [],
  trace: '',
});
