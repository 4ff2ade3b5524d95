import type { Message } from './message.ts';

/** What became of a stream data message that arrived. */
export type Receipt =
  /** It is next in order: take it, and what waited behind it, with `take`. */
  | 'next'
  /** It came too early and waits for those before it. */
  | 'early'
  /** It was taken, or waits, already. */
  | 'duplicate'
  /** There is no room for it: it must not be acknowledged, so that the sender keeps it. */
  | 'refused'
  /** Nobody knows yet whether others come before it: it waits and must not be acknowledged; see `settle`. */
  | 'unsettled';

/** As many as the real client keeps (`IncomingMessageBufferCapacity`). */
const maximumWaiting = 10_000;

/** Messages of usual size would take a tenth of this; it bounds a sender of absurdly large ones. */
const maximumWaitingBytes = 128 * 1024 * 1024;

/** Where the messages begin. */
export interface InboxStart {
  /** The sequence number of the first message. */
  readonly expected: number;
  /** `expected` may be too low, by as many messages as another client has taken before. */
  readonly isOutdated: boolean;
}

/** Puts the stream data messages of one direction in order. */
export class Inbox {
  #expected: number;
  #isSettled: boolean;
  #waiting = new Map<number, Message>();
  #waitingBytes = 0;

  constructor({ expected, isOutdated }: InboxStart = { expected: 0, isOutdated: false }) {
    this.#expected = expected;
    this.#isSettled = !isOutdated;
  }

  /** The sequence number of the message that is next in order. */
  get expected(): number {
    return this.#expected;
  }

  /** How many messages wait for one before them. */
  get waiting(): number {
    return this.#waiting.size;
  }

  receive(message: Message): Receipt {
    const distance = message.sequenceNumber - this.#expected;
    if (distance < 0) return 'duplicate';
    if (this.#waiting.has(message.sequenceNumber)) return this.#isSettled ? 'duplicate' : 'unsettled';
    if (distance === 0) {
      this.#keep(message);
      this.#isSettled = true;
      return 'next';
    }
    // Bounding the distance as well keeps far-off numbers from filling the room of those that will be needed.
    const full = this.#waitingBytes + message.payload.length > maximumWaitingBytes;
    if (full || distance > maximumWaiting) return 'refused';
    this.#keep(message);
    return this.#isSettled ? 'early' : 'unsettled';
  }

  /** Takes the oldest message that waits for the first one, as the sender repeats its oldest until somebody takes it. */
  settle(): void {
    if (this.#isSettled || this.#waiting.size === 0) return;
    this.#isSettled = true;
    this.#expected = Math.min(...this.#waiting.keys());
  }

  /** The messages that wait for one before them. */
  waitingMessages(): readonly Message[] {
    return [...this.#waiting.values()];
  }

  /** The message that is next in order, once; undefined while it is missing. */
  take(): Message | undefined {
    const message = this.#waiting.get(this.#expected);
    if (message === undefined) return undefined;
    this.#waiting.delete(this.#expected);
    this.#waitingBytes -= message.payload.length;
    this.#expected++;
    return message;
  }

  #keep(message: Message): void {
    this.#waiting.set(message.sequenceNumber, message);
    this.#waitingBytes += message.payload.length;
  }
}
