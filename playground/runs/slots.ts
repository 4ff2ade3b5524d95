/**
 * Bounds how many programs run on this computer at once, whatever the commands' MaxConcurrency: a command may go to
 * 50,000 sample nodes.
 */
export class Slots {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(count: number) {
    this.#free = count;
  }

  /** Runs `work` when a slot is free; undefined if `signal` fires before that. */
  async use<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | undefined> {
    if (!(await this.#take(signal))) return undefined;
    try {
      return await work();
    } finally {
      this.#release();
    }
  }

  #take(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false);
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const settle = (taken: boolean): void => {
        this.#waiting.delete(take);
        signal.removeEventListener('abort', giveUp);
        resolve(taken);
      };
      const take = (): void => settle(true);
      const giveUp = (): void => settle(false);
      this.#waiting.add(take);
      signal.addEventListener('abort', giveUp);
    });
  }

  #release(): void {
    const [next] = this.#waiting;
    if (next) next();
    else this.#free += 1;
  }
}
