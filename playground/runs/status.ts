import type { CommandInvocationStatus, CommandStatus } from '../models/ssm-types.ts';

/**
 * Where an invocation stands, by the service's detailed names (user guide, "Understanding command statuses"; the
 * spelling is that of the filter values in the API). AccessDenied is missing: the playground has no IAM.
 */
export type InvocationState =
  | 'Pending'
  | 'InProgress'
  | 'Cancelling'
  | 'Success'
  | 'Failed'
  | 'ExecutionTimedOut'
  | 'DeliveryTimedOut'
  | 'Cancelled'
  | 'Terminated'
  | 'Undeliverable'
  | 'InvalidPlatform';

const invocationStatus: Readonly<Record<InvocationState, CommandInvocationStatus>> = {
  Pending: 'Pending',
  InProgress: 'InProgress',
  Cancelling: 'Cancelling',
  Success: 'Success',
  Failed: 'Failed',
  ExecutionTimedOut: 'TimedOut',
  DeliveryTimedOut: 'TimedOut',
  Cancelled: 'Cancelled',
  // The guide says that the system cancels these; the status that goes with the details is inferred from that.
  Terminated: 'Cancelled',
  Undeliverable: 'Failed',
  InvalidPlatform: 'Failed',
};

/** The `Status` that goes with the `StatusDetails` of an invocation. */
export const statusOfInvocation = (state: InvocationState): CommandInvocationStatus =>
  invocationStatus[state];

export const isFinal = (state: InvocationState): boolean =>
  state !== 'Pending' && state !== 'InProgress' && state !== 'Cancelling';

/** Number of invocations by state. */
export class InvocationCounts {
  readonly #counts = new Map<InvocationState, number>();

  add(state: InvocationState, number = 1): void {
    this.#counts.set(state, this.of(state) + number);
  }

  move(from: InvocationState, to: InvocationState): void {
    this.add(from, -1);
    this.add(to);
  }

  of(...states: readonly InvocationState[]): number {
    return states.reduce((sum, state) => sum + (this.#counts.get(state) ?? 0), 0);
  }

  get total(): number {
    return this.of(...this.#counts.keys());
  }

  get open(): number {
    return this.of('Pending', 'InProgress', 'Cancelling');
  }

  /** What counts against MaxErrors, and is `ErrorCount` of a command. */
  get errors(): number {
    return this.of('Failed', 'ExecutionTimedOut');
  }
}

export interface CommandState {
  readonly status: CommandStatus;
  readonly details: string;
}

export interface CommandProgress {
  readonly counts: InvocationCounts;
  readonly toleratedErrors: number;
  /** CancelCommand was called for the whole command. */
  readonly cancelled: boolean;
}

const same = (status: CommandStatus): CommandState => ({ status, details: status });

/** The status of a command that has targets, from those of its invocations. */
export function commandState(progress: CommandProgress): CommandState {
  const { counts, cancelled } = progress;
  if (counts.open === 0) return finalState(progress);
  if (cancelled) return same('Cancelling');
  return same(counts.of('Pending') === counts.total ? 'Pending' : 'InProgress');
}

/**
 * By the guide: more errors than tolerated fail the command; nodes that could not take it at all (Undeliverable,
 * InvalidPlatform) count only if there are no others; any other lack of success leaves it Incomplete. Which `Status`
 * goes with Incomplete is not documented.
 */
function finalState({ counts, toleratedErrors, cancelled }: CommandProgress): CommandState {
  const ignored = counts.of('Undeliverable', 'InvalidPlatform');
  if (cancelled && counts.of('Cancelled') > 0) return same('Cancelled');
  if (counts.errors > toleratedErrors) {
    return counts.of('Failed') === 0 ? { status: 'TimedOut', details: 'ExecutionTimedOut' } : same('Failed');
  }
  if (counts.of('Success') === counts.total - ignored) {
    return same(counts.of('Success') === 0 ? 'Failed' : 'Success');
  }
  if (counts.of('DeliveryTimedOut') === counts.total - ignored) {
    return { status: 'TimedOut', details: 'DeliveryTimedOut' };
  }
  if (counts.of('Cancelled') === counts.total - ignored) return same('Cancelled');
  return { status: 'Failed', details: 'Incomplete' };
}
