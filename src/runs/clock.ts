import { setTimeout as sleep } from 'node:timers/promises';

/** Time as followers see it; tests hold the hands of theirs. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Waits. @throws the signal's reason once it is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** A clock whose waits end at once when `wake` is called. */
export interface WakeableClock extends Clock {
  wake(): void;
}

export function wakeable(clock: Clock): WakeableClock {
  let waiting = new AbortController();
  return {
    now: () => clock.now(),
    wake: () => waiting.abort(),
    async sleep(milliseconds, signal) {
      waiting = new AbortController();
      try {
        await clock.sleep(milliseconds, AbortSignal.any([signal, waiting.signal]));
      } catch (error) {
        signal.throwIfAborted();
        if (!waiting.signal.aborted) throw error;
      }
    },
  };
}

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    try {
      await sleep(milliseconds, undefined, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  },
};
