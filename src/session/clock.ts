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

  /**
   * The caller's time at `time` or right after it. The difference is rounded before the sum: beside the milliseconds
   * since 1970 a ten-thousandth is lost, and whoever was woken too early for it would be woken at once for ever.
   */
  toEpoch(time: number): number {
    return this.now + Math.ceil(time - this.#time);
  }
}
