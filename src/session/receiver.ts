import type { Clock } from './clock.ts';
import { Inbox, type Receipt } from './inbox.ts';
import { randomMessageId, type Message } from './message.ts';
import { acknowledge } from './payload.ts';

/**
 * How long to wait for a message with a lower number before the lowest seen counts as the first, in milliseconds: the
 * agent repeats its oldest one within a second (`MaxTransmissionTimeout`).
 */
const settlingTime = 1500;

type Frames = readonly Uint8Array[];

/**
 * The incoming stream data messages: each is acknowledged whenever it arrives, and they are taken in order. Methods
 * that return frames return what is to be sent now.
 */
export class Receiver {
  readonly #clock: Clock;
  readonly #random: (length: number) => Uint8Array;
  readonly #inbox: Inbox;
  /** Until when a session that was taken over waits for lower numbers. */
  #settleAt: number | undefined;
  #duplicates = 0;
  #refused = 0;

  /** @param expected what the first message is numbered with at least, if another client has taken those before it */
  constructor(clock: Clock, random: (length: number) => Uint8Array, expected?: number) {
    this.#clock = clock;
    this.#random = random;
    this.#inbox = new Inbox(expected === undefined ? undefined : { expected, isOutdated: true });
  }

  /** The sequence number of the message that is next in order. */
  get expected(): number {
    return this.#inbox.expected;
  }

  /** Messages that arrived again. */
  get duplicates(): number {
    return this.#duplicates;
  }

  /** Messages for which there was no room. */
  get refused(): number {
    return this.#refused;
  }

  /** When `tick` has something to do. */
  get dueAt(): number | undefined {
    return this.#settleAt;
  }

  receive(message: Message): Frames {
    return this.#answer(message, this.#inbox.receive(message));
  }

  /** The message that is next in order, once; undefined while it is missing. */
  take(): Message | undefined {
    return this.#inbox.take();
  }

  tick(): Frames {
    return this.#settleAt !== undefined && this.#clock.time >= this.#settleAt ? this.#settle() : [];
  }

  #answer(message: Message, receipt: Receipt): Frames {
    if (receipt === 'refused') {
      this.#refused++;
      return [];
    }
    if (receipt === 'unsettled') {
      this.#settleAt ??= this.#clock.time + settlingTime;
      return [];
    }
    if (receipt === 'next' && this.#settleAt !== undefined) return this.#settle();
    if (receipt === 'duplicate') this.#duplicates++;
    return [this.#acknowledge(message)];
  }

  /** The first message of a session that was taken over is known, so all that wait get their answer. */
  #settle(): Frames {
    this.#settleAt = undefined;
    this.#inbox.settle();
    return this.#inbox.waitingMessages().map((message) => this.#acknowledge(message));
  }

  #acknowledge(message: Message): Uint8Array {
    const stamp = { createdDate: this.#clock.now, messageId: randomMessageId(this.#random(16)) };
    return acknowledge(message, stamp);
  }
}
