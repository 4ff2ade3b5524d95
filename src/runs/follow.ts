import type { Clock } from './clock.ts';

export interface FollowOptions {
  /** Milliseconds: the pause after something has changed, and the longest pause while nothing does. */
  readonly interval: { readonly shortest: number; readonly longest: number };
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** True for failures that pass by themselves; polling goes on, as slowly as it may. Others are thrown. */
  readonly isTransient: (error: unknown) => boolean;
}

/** One look at what is followed. */
export interface Sighting<T> {
  readonly value: T;
  /** Why the newest read failed, while polling goes on; `value` is then the last one that was read. */
  readonly problem?: unknown;
}

/** How much longer each pause is while nothing changes. */
const growth = 1.5;

/**
 * Follows something that changes at the service until it has finished: reads, pauses, reads again. Gives the first
 * value, then each one that differs, and each change between going well and failing for now.
 *
 * Ends when `isFinished` says so. Throws what is not transient, and the reason of the signal.
 */
export async function* follow<T>(
  read: (signal: AbortSignal) => Promise<T>,
  isFinished: (value: T) => boolean,
  options: FollowOptions,
): AsyncGenerator<Sighting<T>, void> {
  const { interval, clock, signal, isTransient } = options;
  let pause = interval.shortest;
  let last: { value: T; text: string } | undefined;
  let failing = false;
  for (;;) {
    signal.throwIfAborted();
    try {
      const value = await read(signal);
      const text = JSON.stringify(value);
      const changed = text !== last?.text;
      last = { value, text };
      if (changed || failing) yield { value };
      failing = false;
      if (isFinished(value)) return;
      pause = changed ? interval.shortest : Math.min(pause * growth, interval.longest);
    } catch (error) {
      signal.throwIfAborted();
      // Without a first value there is nothing to show while waiting: whoever asked wants to know.
      if (last === undefined || !isTransient(error)) throw error;
      if (!failing) yield { value: last.value, problem: error };
      failing = true;
      pause = interval.longest;
    }
    await clock.sleep(pause, signal);
  }
}
