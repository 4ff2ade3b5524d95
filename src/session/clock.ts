/** The time of the event that is being handled. */
export class Clock {
  #now: number | undefined;
  #time = 0;

  /** The caller's time in epoch milliseconds. */
  get now(): number {
    return this.#now ?? 0;
  }

  /** Milliseconds since the first event. Never goes back, so that a changed system clock does not stop timers. */
  get time(): number {
    return this.#time;
  }

  advance(now: number): void {
    this.#time += Math.max(0, now - (this.#now ?? now));
    this.#now = now;
  }

  /** The caller's time at `time`. */
  toEpoch(time: number): number {
    return Math.ceil(time - this.#time + this.now);
  }
}
