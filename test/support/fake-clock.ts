import type { Clock } from '../../src/runs/clock.ts';

/** A clock that jumps: every sleep ends at once and is written down. */
export interface FakeClock extends Clock {
  /** Milliseconds of each sleep, in order. */
  readonly sleeps: readonly number[];
}

/** @param onSleep called with the number of the sleep, from 1, while it lasts */
export function fakeClock(onSleep: (count: number) => void = () => undefined): FakeClock {
  const sleeps: number[] = [];
  let now = Date.parse('2026-01-01T00:00:00Z');
  return {
    sleeps,
    now: () => now,
    async sleep(milliseconds, signal) {
      signal.throwIfAborted();
      sleeps.push(milliseconds);
      now += milliseconds;
      onSleep(sleeps.length);
      await Promise.resolve();
      signal.throwIfAborted();
    },
  };
}
