import type { Clock } from './clock.ts';
import { InputQueue, type Input } from './input-queue.ts';
import { encodeMessage, maximumDataLength, MessageType, PayloadType, randomMessageId } from './message.ts';
import { Outbox } from './outbox.ts';
import { encodeSize, type Size } from './payload.ts';
import type { SessionCipher } from './session-cipher.ts';

/** How often an agent that is away is asked whether it is back, in milliseconds. */
const probeInterval = 5000;
/** Silence of the agent after which it counts as away, in milliseconds. */
const unansweredAfter = 15_000;

/** Of a terminal that nobody has measured. */
const usualSize: Size = { columns: 80, rows: 24 };

type Frames = readonly Uint8Array[];

/**
 * The outgoing stream data messages: what waits for the handshake, the window or the agent, what was sent, and what
 * is sent again. Every method returns the frames that are to be sent now.
 */
export class Sender {
  readonly #clock: Clock;
  readonly #random: (length: number) => Uint8Array;
  readonly #outbox: Outbox;
  readonly #input = new InputQueue();
  /** Undefined: what is sent is not encrypted. */
  #cipher: SessionCipher | undefined;
  #size: Size | undefined;
  #paused = false;
  #probeAt = 0;
  #heardAt = 0;
  #bytesSent = 0;
  #repeated = 0;

  constructor(clock: Clock, random: (length: number) => Uint8Array, firstSequenceNumber = 0) {
    this.#clock = clock;
    this.#random = random;
    this.#outbox = new Outbox(firstSequenceNumber);
  }

  /** What the next message will be numbered with. */
  get nextSequenceNumber(): number {
    return this.#outbox.nextSequenceNumber;
  }

  get bytesSent(): number {
    return this.#bytesSent;
  }

  get repeated(): number {
    return this.#repeated;
  }

  /** Bytes that wait and were not sent yet. */
  get queuedLength(): number {
    return this.#input.length;
  }

  /** True if the service says that the agent is away, or the agent has not answered for long. */
  get isAway(): boolean {
    const since = this.#outbox.unansweredSince;
    return (
      this.#paused ||
      (since !== undefined && this.#clock.time - Math.max(since, this.#heardAt) >= unansweredAfter)
    );
  }

  /** When `tick` has something to send. */
  get dueAt(): number | undefined {
    if (!this.#paused) return this.#outbox.dueAt;
    return this.#outbox.isEmpty ? undefined : this.#probeAt;
  }

  queue(payloadType: number, payload: Uint8Array): void {
    if (payload.length > 0) this.#input.push({ payloadType, payload });
  }

  /** Only the latest size counts; it goes out before the input that waits. */
  resize(size: Size): void {
    this.#size = size;
  }

  /** As much of what waits as the agent may be sent. */
  flush({ withSize }: { withSize: boolean }): Frames {
    const frames: Uint8Array[] = [];
    if (withSize && this.#size !== undefined && this.#mayTransmit()) {
      frames.push(this.transmit(PayloadType.size, encodeSize(this.#size)));
      this.#size = undefined;
    }
    while (this.#mayTransmit()) {
      const input = this.#input.take(maximumDataLength);
      if (input === undefined) break;
      frames.push(this.#transmitInput(input));
    }
    return frames;
  }

  /** From now on data is encrypted; flags and sizes never are. */
  encrypt(cipher: SessionCipher): void {
    this.#cipher = cipher;
  }

  /**
   * Uses up the sequence numbers before `end` with the terminal's size, which changes nothing however often it is
   * said.
   */
  fillUpTo(end: number): Frames {
    const size = encodeSize(this.#size ?? usualSize);
    const frames: Uint8Array[] = [];
    while (this.nextSequenceNumber < end) frames.push(this.transmit(PayloadType.size, size));
    return frames;
  }

  /** A message that waits for nothing. It is recorded first, so that its acknowledgement cannot come too early. */
  transmit(payloadType: number, payload: Uint8Array): Uint8Array {
    return this.#outbox.record(
      (sequenceNumber) =>
        encodeMessage({
          messageType: MessageType.inputStreamData,
          createdDate: this.#clock.now,
          sequenceNumber,
          flags: 0,
          messageId: randomMessageId(this.#random(16)),
          payloadType,
          payload,
        }),
      this.#clock.time,
    );
  }

  acknowledge(sequenceNumber: number): Frames {
    return this.#repeat(this.#outbox.acknowledge(sequenceNumber, this.#clock.time));
  }

  /** A new connection: nobody knows what the old one still carried. */
  reopen(): Frames {
    this.#paused = false;
    this.#heardAt = this.#clock.time;
    return this.#repeat(this.#outbox.takeAll(this.#clock.time));
  }

  /** The service has nobody to give our messages to. */
  pause(): void {
    if (!this.#paused) this.#probeAt = this.#clock.time + probeInterval;
    this.#paused = true;
  }

  /** The agent spoke, or the service says that it is back. */
  hear(): void {
    this.#paused = false;
    this.#heardAt = this.#clock.time;
  }

  tick(): Frames {
    const { time } = this.#clock;
    if (!this.#paused) return this.#repeat(this.#outbox.takeDue(time));
    if (time < this.#probeAt) return [];
    this.#probeAt = time + probeInterval;
    return this.#repeat(this.#outbox.takeOldest(time));
  }

  #transmitInput({ payloadType, payload }: Input): Uint8Array {
    if (payloadType !== PayloadType.output) return this.transmit(payloadType, payload);
    this.#bytesSent += payload.length;
    return this.transmit(payloadType, this.#cipher?.encrypt(payload) ?? payload);
  }

  #mayTransmit(): boolean {
    return this.#paused ? this.#outbox.isEmpty : this.#outbox.hasRoom;
  }

  #repeat(frames: Frames): Frames {
    this.#repeated += frames.length;
    return frames;
  }
}
