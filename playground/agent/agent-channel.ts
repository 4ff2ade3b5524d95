// The agent's end of a data channel as a state machine without I/O, after aws/amazon-ssm-agent
// agent/session/datachannel/datachannel.go. It is deliberately not built from the client's: it has the real agent's
// habits, also the awkward ones, so that the client is tested against them:
//   - it resends only the oldest unacknowledged message, looked at every 100 ms, and never gives up;
//   - it acknowledges, and throws away, data that comes before its handshake is completed or skipped;
//   - before version 3.2.1041.0 it stays silent on a message that it already has;
//   - it never checks a digest.
// While no client is attached, or the service says `pause_publication`, messages are numbered and kept, not sent.
import { isLater } from '../../src/session/agent-version.ts';
import {
  controlFlags,
  decodeMessage,
  encodeMessage,
  firstMessageFlags,
  MessageType,
  PayloadType,
  randomMessageId,
  type Message,
} from '../../src/session/message.ts';
import { acknowledge, encodeJson, parseAcknowledgedSequenceNumber } from '../../src/session/payload.ts';
import { RoundTrip } from '../../src/session/round-trip.ts';
import type { SessionCipher } from '../../src/session/session-cipher.ts';
import { Handshake, type HandshakeOutcome, type HandshakeRequest } from './handshake.ts';

export type AgentEvent =
  /** The agent is up: `handshake` is what it asks the client, undefined if the session type needs none. */
  | { readonly type: 'begin'; readonly handshake: HandshakeRequest | undefined }
  /** A client's WebSocket is there. */
  | { readonly type: 'attached' }
  | { readonly type: 'detached' }
  | { readonly type: 'frame'; readonly data: Uint8Array }
  /** What the program behind the channel has to say. */
  | { readonly type: 'data'; readonly payloadType: number; readonly payload: Uint8Array }
  | { readonly type: 'tick' };

export type AgentEffect =
  | { readonly type: 'send'; readonly data: Uint8Array }
  /** A stream data message for the program, in order. */
  | { readonly type: 'receive'; readonly payloadType: number; readonly payload: Uint8Array }
  /** The program may start: the handshake was completed or skipped. */
  | { readonly type: 'ready'; readonly clientVersion: string }
  /** The handshake failed, in the agent's words. */
  | { readonly type: 'failed'; readonly reason: string }
  | { readonly type: 'wakeAt'; readonly time: number | undefined };

interface Sent {
  readonly frame: Uint8Array;
  sentAt: number;
}

const resendInterval = 100;
const outgoingCapacity = 100_000;
const incomingCapacity = 100_000;
const lastWithoutRepeatedAcknowledgements = '3.2.1040.9999';

export interface AgentChannelOptions {
  readonly agentVersion: string;
  readonly random: (length: number) => Uint8Array;
}

export class AgentChannel {
  readonly #random: (length: number) => Uint8Array;
  readonly #acknowledgesDuplicates: boolean;
  readonly #handshake: Handshake;
  readonly #roundTrip = new RoundTrip();
  readonly #unacknowledged = new Map<number, Sent>();
  readonly #early = new Map<number, Message>();
  /** Undefined: the session is not encrypted. */
  #cipher: SessionCipher | undefined;
  #nextSequenceNumber = 0;
  #expected = 0;
  #attached = false;
  #paused = false;
  #effects: AgentEffect[] = [];
  #now = 0;
  #wakeAt: number | undefined;

  constructor(options: AgentChannelOptions) {
    this.#random = options.random;
    this.#handshake = new Handshake(options.agentVersion, options.random);
    this.#acknowledgesDuplicates = isLater(options.agentVersion, lastWithoutRepeatedAcknowledgements);
  }

  /** False while the agent stops reading from its program, as the real one does when it may not send. */
  get isActive(): boolean {
    return this.#attached && !this.#paused;
  }

  /** Messages that the client has not acknowledged. */
  get unacknowledged(): number {
    return this.#unacknowledged.size;
  }

  /** Takes what happened at `now` (epoch milliseconds) and returns what to do about it, in order. */
  handle(event: AgentEvent, now: number): AgentEffect[] {
    this.#effects = [];
    this.#now = now;
    this.#apply(event);
    this.#schedule();
    return this.#effects;
  }

  #apply(event: AgentEvent): void {
    switch (event.type) {
      case 'begin':
        this.#begin(event.handshake);
        break;
      case 'attached':
        this.#attach();
        break;
      case 'detached':
        this.#attached = false;
        break;
      case 'frame':
        this.#receive(event.data);
        break;
      case 'data':
        this.#sendData(event);
        break;
      case 'tick':
        // The wish is used up, also by a timer that was a little early.
        this.#wakeAt = undefined;
        this.#resend();
        if (this.#handshake.isOverdue(this.#now)) this.#fail(this.#handshake.overdueReason);
        break;
    }
  }

  #begin(request: HandshakeRequest | undefined): void {
    if (request === undefined) {
      this.#handshake.skip();
      this.#effects.push({ type: 'ready', clientVersion: '' });
    } else {
      this.#send(PayloadType.handshakeRequest, this.#handshake.begin(request, this.#now));
    }
  }

  #attach(): void {
    this.#attached = true;
    this.#paused = false;
    // What the old connection still carried is lost, and one message per 100 ms would be slow. The real agent leaves
    // this to the service, whose part the playground plays as well.
    for (const sent of this.#unacknowledged.values()) this.#transmit(sent);
  }

  #receive(data: Uint8Array): void {
    const message = decodeMessage(data);
    if (typeof message === 'string') return;
    switch (message.messageType) {
      case MessageType.inputStreamData:
        this.#paused = false;
        this.#receiveStreamData(message);
        break;
      case MessageType.acknowledge:
        this.#paused = false;
        this.#receiveAcknowledgement(message);
        break;
      case MessageType.pausePublication:
        this.#paused = true;
        break;
      case MessageType.startPublication:
        this.#paused = false;
        break;
    }
  }

  #receiveAcknowledgement(message: Message): void {
    const sequenceNumber = parseAcknowledgedSequenceNumber(message.payload) ?? -1;
    const sent = this.#unacknowledged.get(sequenceNumber);
    if (sent === undefined) return;
    this.#roundTrip.measure(this.#now - sent.sentAt);
    this.#unacknowledged.delete(sequenceNumber);
  }

  #receiveStreamData(message: Message): void {
    const distance = message.sequenceNumber - this.#expected;
    if (distance < 0) {
      if (this.#acknowledgesDuplicates) this.#acknowledge(message);
      return;
    }
    if (distance > 0) {
      if (this.#early.size >= incomingCapacity) return;
      this.#acknowledge(message);
      this.#early.set(message.sequenceNumber, message);
      return;
    }
    this.#acknowledge(message);
    for (
      let next: Message | undefined = message;
      next !== undefined;
      next = this.#early.get(this.#expected)
    ) {
      this.#early.delete(next.sequenceNumber);
      this.#expected++;
      this.#process(next);
    }
  }

  #process({ payloadType, payload }: Message): void {
    if (payloadType === PayloadType.handshakeResponse) {
      this.#advanceHandshake(this.#handshake.receiveResponse(payload, this.#now));
    } else if (payloadType === PayloadType.encryptionChallengeResponse) {
      this.#advanceHandshake(this.#handshake.receiveChallengeResponse(payload, this.#now));
    } else if (this.#handshake.isDone) {
      const isEncrypted = this.#cipher !== undefined && payloadType === PayloadType.output;
      const data = isEncrypted ? this.#cipher?.decrypt(payload) : payload;
      // The real agent logs what it cannot decrypt, and goes on.
      if (data !== undefined) this.#effects.push({ type: 'receive', payloadType, payload: data });
    }
  }

  #advanceHandshake(outcome: HandshakeOutcome | undefined): void {
    if (outcome === undefined) return;
    if (outcome.error !== undefined) {
      this.#fail(outcome.error);
    } else if ('challenge' in outcome) {
      this.#cipher = outcome.cipher;
      this.#send(PayloadType.encryptionChallengeRequest, outcome.challenge);
    } else {
      this.#send(PayloadType.handshakeComplete, outcome.complete);
      this.#effects.push({ type: 'ready', clientVersion: outcome.clientVersion });
    }
  }

  #fail(reason: string): void {
    this.#handshake.fail();
    this.#effects.push({ type: 'failed', reason: `Encountered error while initiating handshake. ${reason}` });
  }

  /** Nothing stays nothing; encrypted it would be a message. */
  #sendData({ payloadType, payload }: { payloadType: number; payload: Uint8Array }): void {
    if (payload.length > 0) this.#send(payloadType, this.#cipher?.encrypt(payload) ?? payload);
  }

  #send(payloadType: number, payload: Uint8Array): void {
    if (payload.length === 0) return;
    const sequenceNumber = this.#nextSequenceNumber++;
    const frame = encodeMessage({
      messageType: MessageType.outputStreamData,
      createdDate: this.#now,
      sequenceNumber,
      flags: sequenceNumber === 0 ? firstMessageFlags : 0,
      messageId: randomMessageId(this.#random(16)),
      payloadType,
      payload,
    });
    const sent = { frame, sentAt: 0 };
    // A full buffer keeps no more, but what does not fit is sent all the same.
    if (this.#unacknowledged.size < outgoingCapacity) this.#unacknowledged.set(sequenceNumber, sent);
    this.#transmit(sent);
  }

  #transmit(sent: Sent): void {
    if (!this.isActive) return;
    sent.sentAt = this.#now;
    this.#effects.push({ type: 'send', data: sent.frame });
  }

  #acknowledge(message: Message): void {
    const stamp = { createdDate: this.#now, messageId: randomMessageId(this.#random(16)) };
    if (this.#attached) this.#effects.push({ type: 'send', data: acknowledge(message, stamp) });
  }

  #resend(): void {
    for (const sent of this.#unacknowledged.values()) {
      if (this.#now - sent.sentAt > this.#roundTrip.timeout) this.#transmit(sent);
      return;
    }
  }

  #schedule(): void {
    const waits = (this.isActive && this.#unacknowledged.size > 0) || this.#handshake.isPending;
    const isAhead = this.#wakeAt !== undefined && this.#wakeAt > this.#now;
    const time = waits ? (isAhead ? this.#wakeAt : this.#now + resendInterval) : undefined;
    if (time === this.#wakeAt) return;
    this.#wakeAt = time;
    this.#effects.push({ type: 'wakeAt', time });
  }
}

/** A control message of the service to a client; the playground is service and agent in one. */
export function encodeControl(
  messageType: string,
  content: Record<string, unknown> | undefined,
  stamp: { createdDate: number; messageId: Uint8Array },
): Uint8Array {
  return encodeMessage({
    ...stamp,
    messageType,
    sequenceNumber: 0,
    flags: controlFlags,
    payloadType: PayloadType.none,
    payload: content === undefined ? new Uint8Array(0) : encodeJson(content),
  });
}
