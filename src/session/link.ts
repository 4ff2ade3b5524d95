import type { Clock } from './clock.ts';
import { patience, retryDelay } from './reconnect.ts';

type LinkState = 'idle' | 'connecting' | 'open' | 'waiting' | 'resuming' | 'closed';
type LinkEvent = 'start' | 'opened' | 'dropped' | 'retry' | 'retryFirst' | 'resumed' | 'resumeFailed' | 'end';

/** The link after an event; an event that is not in the row changes nothing and is ignored. */
const after: Readonly<Record<LinkState, Readonly<Partial<Record<LinkEvent, LinkState>>>>> = {
  idle: { start: 'connecting', end: 'closed' },
  connecting: { opened: 'open', dropped: 'waiting', end: 'closed' },
  open: { dropped: 'waiting', end: 'closed' },
  waiting: { retry: 'resuming', retryFirst: 'connecting', end: 'closed' },
  resuming: { resumed: 'connecting', resumeFailed: 'waiting', end: 'closed' },
  closed: {},
};

/** A connection that lasted so long was healthy: its end starts a new row of attempts. In milliseconds. */
const healthyAfter = 60_000;

/** What to do next for the connection. */
export type LinkStep = 'connect' | 'resume' | 'give up';

/** The WebSocket under a data channel: which state it is in, and when it is tried again. */
export class Link {
  readonly #clock: Clock;
  #state: LinkState = 'idle';
  #openedAt: number | undefined;
  #downSince: number | undefined;
  #attempt = 0;
  #retryAt = 0;
  #reason = '';

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  get isClosed(): boolean {
    return this.#state === 'closed';
  }

  /** Attempts since the connection was last known to work. */
  get attempt(): number {
    return this.#attempt;
  }

  /** Why the connection was lost. */
  get reason(): string {
    return this.#reason;
  }

  /** When `retry` has something to say. */
  get dueAt(): number | undefined {
    return this.#state === 'waiting' ? this.#retryAt : undefined;
  }

  start(): LinkStep | undefined {
    return this.#move('start') ? 'connect' : undefined;
  }

  resumed(): LinkStep | undefined {
    return this.#move('resumed') ? 'connect' : undefined;
  }

  /** False if no connection was asked for. */
  opened(): boolean {
    if (!this.#move('opened')) return false;
    this.#openedAt = this.#clock.time;
    return true;
  }

  /** The other end spoke, so the connection works. */
  hear(): void {
    if (this.isOpen) this.#attempt = 0;
  }

  /** The connection or an attempt to renew it failed; `random` (0 to 1) spreads the next attempt. */
  failed(event: 'dropped' | 'resumeFailed', reason: string, random: number): LinkStep | undefined {
    const lasted = this.isOpen ? this.#clock.time - (this.#openedAt ?? 0) : 0;
    if (!this.#move(event)) return undefined;
    if (lasted >= healthyAfter) this.#attempt = 0;
    if (this.#attempt === 0) this.#downSince = this.#clock.time;
    this.#attempt++;
    this.#reason = reason;
    this.#retryAt = this.#clock.time + retryDelay(this.#attempt, random);
    return this.retry();
  }

  /** What to do now if it is time to try again. */
  retry(): LinkStep | undefined {
    const { time } = this.#clock;
    if (this.#state !== 'waiting' || time < this.#retryAt) return undefined;
    const wasOpen = this.#openedAt !== undefined;
    if (time - (this.#downSince ?? time) > patience(wasOpen)) return 'give up';
    this.#move(wasOpen ? 'retry' : 'retryFirst');
    return wasOpen ? 'resume' : 'connect';
  }

  end(): void {
    this.#move('end');
  }

  #move(event: LinkEvent): boolean {
    const next = after[this.#state][event];
    if (next === undefined) return false;
    this.#state = next;
    return true;
  }
}
