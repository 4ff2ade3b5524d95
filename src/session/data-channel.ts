// The client's end of a Session Manager data channel as a state machine without I/O: events go in, effects come out.
// It knows no sockets, timers or clocks; time and randomness are arguments.
//
// Two machines run side by side. The *link* (link.ts) is the WebSocket; it comes and goes:
//
//   idle --start--> connecting --opened--> open --dropped--> waiting --retry--> resuming --resumed--> connecting
//                                                              ^--------resumeFailed-----'
//   (until the link was open once, waiting leads straight back to connecting: the first token is still unused)
//
// The *phase* is the conversation with the agent; with its sequence numbers it survives the link:
//
//   starting --HandshakeRequest--> handshaking --HandshakeComplete--> established
//       '-------------first data: the agent skipped the handshake-------^
//
// If the agent asks for encryption, the answer to its request waits for a data key of KMS, and a challenge each way
// shows that both ends have it; data is encrypted from then on (session-cipher.ts).
//
// An agent acknowledges and throws away what it gets before it has completed or skipped its handshake; hence input is
// held back until `established`. Each direction counts its stream data messages from 0; acknowledgements go from end
// to end and name a sequence number. What arrives is acknowledged each time it arrives, also when it is old, because an
// agent repeats its oldest message, and nothing behind it, until it hears so.
//
// The service sends `pause_publication` while the agent is away. Then only the oldest message is repeated, slowly, to
// ask whether the agent is back; its first word, or `start_publication`, says that it is (sender.ts).
//
// Sources: aws/session-manager-plugin src/datachannel/streaming.go and sessionmanagerplugin/session/sessionhandler.go,
// aws/amazon-ssm-agent agent/session/datachannel/datachannel.go.
import { supportsTerminateFlag } from './agent-version.ts';
import { Clock } from './clock.ts';
import { Conversation } from './conversation.ts';
import {
  isSameState,
  type DataChannelEvent,
  type Effect,
  type Handlers,
  type SessionEndReason,
  type SessionState,
} from './events.ts';
import { clientVersion, type EncryptionSubject } from './handshake.ts';
import { Link, type LinkStep } from './link.ts';
import { decodeMessage, formatUuid, MessageType, PayloadType, type Message } from './message.ts';
import * as payloads from './payload.ts';
import { Receiver } from './receiver.ts';
import { Sender } from './sender.ts';
import type { ChannelPosition, TakenOver } from './take-over.ts';

export interface DataChannelOptions {
  readonly tokenValue: string;
  /** What a data key of this session is bound to. Without it, a session that must be encrypted fails. */
  readonly encryption?: EncryptionSubject | undefined;
  /** A UUID that is the same for all channels of this process. */
  readonly clientId: string;
  /** Returns so many random bytes. */
  readonly random: (length: number) => Uint8Array;
  /** Goes on with a session that another client began, for which `tokenValue` is a new token. */
  readonly takeOver?: TakenOver;
}

/** Counts since the beginning; bytes are those of payloads that carry data. */
export interface DataChannelStatistics {
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** Messages sent again because no acknowledgement came. */
  readonly repeated: number;
  /** Messages that arrived again. */
  readonly duplicates: number;
  /** Frames and messages that were malformed, out of place or beyond what is kept. */
  readonly refused: number;
  /** Connections after the first. */
  readonly reconnects: number;
}

export class DataChannel {
  readonly #onEvent: Handlers<DataChannelEvent> = {
    start: () => this.#step(this.#link.start()),
    opened: () => this.#open(),
    frame: ({ data }) => this.#receive(data),
    dropped: ({ reason }) => this.#step(this.#link.failed('dropped', reason, this.#fraction())),
    resumed: ({ tokenValue }) => this.#resume(tokenValue),
    resumeFailed: ({ reason, final }) => this.#failToResume(reason, final),
    dataKey: ({ dataKey }) => this.#conversation.receiveDataKey(dataKey),
    dataKeyFailed: ({ reason }) => this.#conversation.failDataKey(reason),
    tick: () => this.#tick(),
    input: ({ data }) => this.#sender.queue(PayloadType.output, data),
    flag: ({ flag }) => this.#sender.queue(PayloadType.flag, payloads.encodeFlag(flag)),
    resize: (size) => this.#sender.resize(size),
    terminate: () => this.#terminate(),
  };

  readonly #onMessage: Readonly<Partial<Record<string, (message: Message) => void>>> = {
    [MessageType.outputStreamData]: (message) => this.#receiveStreamData(message),
    [MessageType.acknowledge]: (message) => this.#receiveAcknowledgement(message),
    [MessageType.channelClosed]: ({ payload }) => this.#receiveChannelClosed(payload),
    [MessageType.pausePublication]: () => this.#sender.pause(),
    [MessageType.startPublication]: () => this.#hear(),
  };

  readonly #clientId: string;
  readonly #random: (length: number) => Uint8Array;
  readonly #clock = new Clock();
  readonly #link = new Link(this.#clock);
  readonly #receiver: Receiver;
  readonly #sender: Sender;
  readonly #conversation: Conversation;
  /** What is still to be done for a session that was taken over. */
  #takeOver: TakenOver | undefined;
  #tokenValue: string;
  #effects: Effect[] = [];
  #wakeAt: number | undefined;
  #state: SessionState | undefined;
  #connections = 0;
  /** Frames that were malformed. */
  #refused = 0;

  constructor(options: DataChannelOptions) {
    this.#tokenValue = options.tokenValue;
    this.#clientId = options.clientId;
    const { random, encryption, takeOver } = options;
    this.#random = random;
    this.#takeOver = takeOver;
    this.#receiver = new Receiver(this.#clock, random, takeOver?.position.expected);
    this.#sender = new Sender(this.#clock, random, takeOver?.position.next);
    this.#conversation = new Conversation(
      {
        sender: this.#sender,
        send: (frame) => this.#send(frame),
        emit: (effect) => this.#effects.push(effect),
        fail: (reason) => this.#abandon('failed', reason),
      },
      { encryption, random, takenOver: takeOver?.description },
    );
  }

  /** Where another client would have to go on; undefined if it cannot, because only this one has the key. */
  get position(): ChannelPosition | undefined {
    if (this.#conversation.cipher !== undefined) return undefined;
    return { expected: this.#receiver.expected, next: this.#sender.nextSequenceNumber };
  }

  /** Bytes of input that are not sent yet; a source that can wait should do so while there are many. */
  get queuedLength(): number {
    return this.#sender.queuedLength;
  }

  get statistics(): DataChannelStatistics {
    const { bytesSent, repeated } = this.#sender;
    const { duplicates } = this.#receiver;
    const bytesReceived = this.#conversation.bytes;
    const refused = this.#refused + this.#receiver.refused + this.#conversation.refused;
    const reconnects = Math.max(0, this.#connections - 1);
    return { bytesSent, bytesReceived, repeated, duplicates, refused, reconnects };
  }

  /** Takes what happened at `now` (epoch milliseconds) and returns what to do about it, in order. Never throws. */
  handle(event: DataChannelEvent, now: number): Effect[] {
    this.#effects = [];
    this.#clock.advance(now);
    if (!this.#link.isClosed) (this.#onEvent[event.type] as (event: DataChannelEvent) => void)(event);
    if (!this.#link.isClosed) {
      if (this.#link.isOpen && this.#conversation.isEstablished) this.#flush();
      this.#showState();
      this.#schedule();
    }
    return this.#effects;
  }

  #step(step: LinkStep | undefined): void {
    if (step === 'connect' || step === 'resume') this.#effects.push({ type: step });
    if (step === 'give up') this.#abandon('unreachable', this.#link.reason);
  }

  #open(): void {
    if (!this.#link.opened()) return;
    this.#connections++;
    this.#send(
      JSON.stringify({
        MessageSchemaVersion: '1.0',
        RequestId: formatUuid(this.#random(16)),
        TokenValue: this.#tokenValue,
        ClientId: this.#clientId,
        ClientVersion: clientVersion,
      }),
    );
    this.#sendAll(this.#sender.reopen());
    this.#goOn();
  }

  /**
   * Begins the part of a client that took the session over. Its first numbers may be used already; the agent ignores
   * those, and from the limit on both ends agree.
   */
  #goOn(): void {
    if (this.#takeOver === undefined) return;
    const { limit, description } = this.#takeOver;
    this.#takeOver = undefined;
    this.#effects.push({ type: 'established', ...description });
    this.#sendAll(this.#sender.fillUpTo(limit));
  }

  #resume(tokenValue: string): void {
    this.#tokenValue = tokenValue;
    this.#step(this.#link.resumed());
  }

  #failToResume(reason: string, final: boolean): void {
    if (final) this.#end('expired', reason);
    else this.#step(this.#link.failed('resumeFailed', reason, this.#fraction()));
  }

  #tick(): void {
    // The wish is used up, also by a timer that was a little early.
    this.#wakeAt = undefined;
    this.#sendAll(this.#receiver.tick());
    this.#processWaiting();
    if (this.#link.isOpen) this.#sendAll(this.#sender.tick());
    else this.#step(this.#link.retry());
  }

  #receive(data: Uint8Array): void {
    const message = decodeMessage(data);
    const handler = typeof message === 'string' ? undefined : this.#onMessage[message.messageType];
    if (typeof message === 'string' || handler === undefined) this.#refused++;
    else handler(message);
  }

  #receiveStreamData(message: Message): void {
    this.#hear();
    this.#sendAll(this.#receiver.receive(message));
    this.#processWaiting();
  }

  #processWaiting(): void {
    while (!this.#link.isClosed) {
      const next = this.#receiver.take();
      if (next === undefined) return;
      this.#conversation.receive(next);
    }
  }

  #receiveAcknowledgement(message: Message): void {
    const sequenceNumber = payloads.parseAcknowledgedSequenceNumber(message.payload);
    if (sequenceNumber === undefined) {
      this.#refused++;
      return;
    }
    this.#hear();
    this.#sendAll(this.#sender.acknowledge(sequenceNumber));
  }

  #receiveChannelClosed(payload: Uint8Array): void {
    this.#end('closed', payloads.parseChannelClosed(payload)?.output ?? '');
  }

  /** The agent is there, and so is the connection. */
  #hear(): void {
    this.#sender.hear();
    this.#link.hear();
  }

  /** Sends what waits, now that the agent takes it. */
  #flush(): void {
    this.#sendAll(this.#sender.flush({ withSize: this.#conversation.description?.sessionType !== 'Port' }));
  }

  #send(data: Uint8Array | string): void {
    if (this.#link.isOpen) this.#effects.push({ type: 'send', data });
  }

  #sendAll(frames: readonly Uint8Array[]): void {
    for (const frame of frames) this.#send(frame);
  }

  #terminate(): void {
    const { isEstablished, description } = this.#conversation;
    if (
      isEstablished &&
      description?.sessionType === 'Port' &&
      supportsTerminateFlag(description.agentVersion)
    ) {
      const flag = payloads.encodeFlag(payloads.Flag.terminateSession);
      this.#send(this.#sender.transmit(PayloadType.flag, flag));
    }
    this.#abandon('terminated', '');
  }

  /** Ends the channel, and the session at the service, which does not know of the end. */
  #abandon(reason: SessionEndReason, message: string): void {
    this.#effects.push({ type: 'terminate' });
    this.#end(reason, message);
  }

  #end(reason: SessionEndReason, message: string): void {
    this.#link.end();
    this.#effects.push({ type: 'closed', end: { reason, message, exitCode: this.#conversation.exitCode } });
  }

  #showState(): void {
    const state = this.#visibleState();
    if (isSameState(state, this.#state)) return;
    this.#state = state;
    this.#effects.push({ type: 'state', state });
  }

  #visibleState(): SessionState {
    const { isOpen, attempt, reason } = this.#link;
    if (isOpen && this.#sender.isAway) return { name: 'away' };
    if (isOpen) return { name: this.#conversation.isEstablished ? 'active' : 'starting' };
    return attempt === 0 ? { name: 'connecting' } : { name: 'reconnecting', attempt, reason };
  }

  #schedule(): void {
    const dues = [this.#link.isOpen ? this.#sender.dueAt : this.#link.dueAt, this.#receiver.dueAt];
    const due = dues.reduce(earlier, undefined);
    const time = due === undefined ? undefined : this.#clock.toEpoch(due);
    if (time === this.#wakeAt) return;
    this.#wakeAt = time;
    this.#effects.push({ type: 'wakeAt', time });
  }

  /** A random number from 0 to 1. */
  #fraction(): number {
    const [high = 0, low = 0] = this.#random(2);
    return (high * 256 + low) / 65_536;
  }
}

const earlier = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
