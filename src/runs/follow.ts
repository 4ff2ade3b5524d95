import type { Clock } from './clock.ts';

export interface FollowOptions {
  /**
   * Milliseconds: the pause after something has changed or can be read again, and the longest pause while nothing does.
   * They are read before each pause.
   */
  readonly interval: { readonly shortest: number; readonly longest: number };
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** True for failures that pass by themselves; polling goes on, as slowly as it may. Others are thrown. */
  readonly isTransient: (error: unknown) => boolean;
}

interface ValueOptions<T> {
  /** How values are compared; without it, by their JSON. */
  readonly isSame?: (before: T, now: T) => boolean;
  /** What is known already: with it, even the first read may fail for a while. */
  readonly initial?: T;
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
 * value that it reads, then each one that differs, and each change between going well and failing for now.
 *
 * Ends when `isFinished` says so. Throws what is not transient, and the reason of the signal.
 */
export async function* follow<T>(
  read: (signal: AbortSignal) => Promise<T>,
  isFinished: (value: T) => boolean,
  options: FollowOptions & ValueOptions<T>,
): AsyncGenerator<Sighting<T>, void> {
  const { interval, clock, signal, isTransient, isSame = sameJson, initial } = options;
  let pause = interval.shortest;
  let last: { readonly value: T } | undefined = initial === undefined ? undefined : { value: initial };
  let first = true;
  let failing = false;
  for (;;) {
    signal.throwIfAborted();
    try {
      const value = await read(signal);
      const changed = first || last === undefined || !isSame(last.value, value);
      first = false;
      last = { value };
      const news = changed || failing;
      if (news) yield { value };
      failing = false;
      if (isFinished(value)) return;
      pause = news ? interval.shortest : Math.min(pause * growth, interval.longest);
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

function sameJson(before: unknown, now: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(now);
}
