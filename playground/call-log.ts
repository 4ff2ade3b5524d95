import type { Caller } from './handler.ts';

/** One answered call. Inputs and answers are not kept: they may hold secrets. */
export interface LoggedCall {
  readonly service: string;
  readonly operation: string;
  readonly status: number;
  readonly errorCode?: string;
  readonly accessKeyId?: string;
  readonly region?: string;
  readonly at: string;
}

const kept = 10_000;

/** Counts calls by `service:Operation`, keeps the newest, and keeps what the playground itself did wrong. */
export class CallLog {
  #counts = new Map<string, number>();
  #calls: LoggedCall[] = [];
  #breaches: string[] = [];
  #underWay = 0;

  /** Awaits the answer to a call, which is under way until then. */
  async during<T>(answering: Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await answering;
    } finally {
      this.#underWay -= 1;
    }
  }

  add(call: Omit<LoggedCall, 'accessKeyId' | 'region'>, caller: Caller | undefined): void {
    const name = `${call.service}:${call.operation}`;
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    this.#calls.push({ ...call, ...caller });
    if (this.#calls.length > 2 * kept) this.#calls = this.#calls.slice(-kept);
  }

  addBreach(text: string): void {
    this.#breaches.push(text);
  }

  /** What is under way goes on, and is counted when it is answered. */
  clear(): void {
    this.#counts.clear();
    this.#calls = [];
    this.#breaches = [];
  }

  /** What `GET /_playground/calls` answers. */
  report(): {
    counts: Record<string, number>;
    underWay: number;
    calls: LoggedCall[];
    breaches: string[];
  } {
    return {
      counts: Object.fromEntries(this.#counts),
      underWay: this.#underWay,
      calls: this.#calls.slice(-kept),
      breaches: [...this.#breaches],
    };
  }
}
