import { setTimeout as sleep } from 'node:timers/promises';

/** Time as followers see it; tests hold the hands of theirs. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Waits. @throws the signal's reason once it is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
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
