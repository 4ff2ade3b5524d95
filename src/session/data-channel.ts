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
import { ClientHandshake, type HandshakeStep } from './client-handshake.ts';
import { Clock } from './clock.ts';
import type {
  DataChannelEvent,
  Effect,
  Handlers,
  SessionDescription,
  SessionEndReason,
  SessionState,
} from './events.ts';
import { clientVersion, type EncryptionSubject } from './handshake.ts';
import { Inbox, type Receipt } from './inbox.ts';
import { Link, type LinkStep } from './link.ts';
import {
  decodeMessage,
  formatUuid,
  MessageType,
  PayloadType,
  randomMessageId,
  type Message,
} from './message.ts';
import * as payloads from './payload.ts';
import { advance, type Phase, type Purpose } from './phase.ts';
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

/**
 * How long to wait for a message with a lower number before the lowest seen counts as the first, in milliseconds: the
 * agent repeats its oldest one within a second (`MaxTransmissionTimeout`).
 */
const settlingTime = 1500;

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
    dataKey: ({ dataKey }) => this.#shake(this.#handshake.receiveDataKey(dataKey)),
    dataKeyFailed: ({ reason }) => this.#shake(this.#handshake.failDataKey(reason)),
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

  readonly #onPurpose: Readonly<Record<Purpose, (message: Message) => void>> = {
    request: ({ payload }) => this.#shake(this.#handshake.receiveRequest(payload)),
    challenge: ({ payload }) => this.#shake(this.#handshake.receiveChallenge(payload)),
    complete: ({ payload }) => this.#showCustomerMessage(payload),
    data: (message) => this.#decrypted(message.payload, (data) => this.#receiveData(message, data)),
    exitCode: ({ payload }) =>
      this.#decrypted(payload, (text) => (this.#exitCode = payloads.parseExitCode(text))),
    flag: ({ payload }) => this.#receiveFlag(payload),
  };

  readonly #handshake: ClientHandshake;
  readonly #clientId: string;
  readonly #random: (length: number) => Uint8Array;
  readonly #clock = new Clock();
  readonly #link = new Link(this.#clock);
  readonly #inbox: Inbox;
  readonly #sender: Sender;
  /** What is still to be done for a session that was taken over. */
  #takeOver: TakenOver | undefined;
  #settleAt: number | undefined;
  #tokenValue: string;
  #phase: Phase = 'starting';
  #description: SessionDescription | undefined;
  #exitCode: number | undefined;
  #effects: Effect[] = [];
  #wakeAt: number | undefined;
  #state: SessionState | undefined;
  #received = { bytes: 0, duplicates: 0, refused: 0, connections: 0 };

  constructor(options: DataChannelOptions) {
    this.#tokenValue = options.tokenValue;
    this.#handshake = new ClientHandshake(options.encryption, options.random);
    this.#clientId = options.clientId;
    this.#random = options.random;
    const { takeOver } = options;
    this.#takeOver = takeOver;
    this.#inbox = new Inbox(takeOver && { expected: takeOver.position.expected, isOutdated: true });
    this.#sender = new Sender(this.#clock, options.random, takeOver?.position.next);
    if (takeOver === undefined) return;
    this.#phase = 'established';
    this.#description = takeOver.description;
  }

  /** Where another client would have to go on; undefined if it cannot, because only this one has the key. */
  get position(): ChannelPosition | undefined {
    if (this.#handshake.cipher !== undefined) return undefined;
    return { expected: this.#inbox.expected, next: this.#sender.nextSequenceNumber };
  }

  /** Bytes of input that are not sent yet; a source that can wait should do so while there are many. */
  get queuedLength(): number {
    return this.#sender.queuedLength;
  }

  get statistics(): DataChannelStatistics {
    const { bytes: bytesReceived, duplicates, refused, connections } = this.#received;
    const { bytesSent, repeated } = this.#sender;
    const reconnects = Math.max(0, connections - 1);
    return { bytesSent, bytesReceived, repeated, duplicates, refused, reconnects };
  }

  /** Takes what happened at `now` (epoch milliseconds) and returns what to do about it, in order. Never throws. */
  handle(event: DataChannelEvent, now: number): Effect[] {
    this.#effects = [];
    this.#clock.advance(now);
    if (!this.#link.isClosed) (this.#onEvent[event.type] as (event: DataChannelEvent) => void)(event);
    if (!this.#link.isClosed) {
      if (this.#link.isOpen && this.#phase === 'established') this.#flush();
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
    this.#received.connections++;
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
    if (this.#settleAt !== undefined && this.#clock.time >= this.#settleAt) this.#settle();
    if (this.#link.isOpen) this.#sendAll(this.#sender.tick());
    else this.#step(this.#link.retry());
  }

  #receive(data: Uint8Array): void {
    const message = decodeMessage(data);
    const handler = typeof message === 'string' ? undefined : this.#onMessage[message.messageType];
    if (typeof message === 'string' || handler === undefined) this.#refuse();
    else handler(message);
  }

  #receiveStreamData(message: Message): void {
    this.#hear();
    this.#answer(message, this.#inbox.receive(message));
    this.#processWaiting();
  }

  #answer(message: Message, receipt: Receipt): void {
    if (receipt === 'refused') {
      this.#refuse();
    } else if (receipt === 'unsettled') {
      this.#settleAt ??= this.#clock.time + settlingTime;
    } else if (receipt === 'next' && this.#settleAt !== undefined) {
      this.#settle();
    } else {
      this.#acknowledge(message);
      if (receipt === 'duplicate') this.#received.duplicates++;
    }
  }

  /** The first message of a session that was taken over is known, so all that wait get their answer. */
  #settle(): void {
    this.#settleAt = undefined;
    this.#inbox.settle();
    for (const message of this.#inbox.waitingMessages()) this.#acknowledge(message);
    this.#processWaiting();
  }

  #acknowledge(message: Message): void {
    this.#send(payloads.acknowledge(message, this.#stamp()));
  }

  #processWaiting(): void {
    while (!this.#link.isClosed) {
      const next = this.#inbox.take();
      if (next === undefined) return;
      this.#process(next);
    }
  }

  #receiveAcknowledgement(message: Message): void {
    const sequenceNumber = payloads.parseAcknowledgedSequenceNumber(message.payload);
    if (sequenceNumber === undefined) {
      this.#refuse();
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

  /** Handles a stream data message in its turn. */
  #process(message: Message): void {
    const step = advance(this.#phase, message.payloadType);
    if (step === undefined) {
      this.#refuse();
      return;
    }
    const isFirst = step.next === 'established' && this.#phase !== 'established';
    this.#phase = step.next;
    if (isFirst) this.#establish();
    this.#onPurpose[step.purpose](message);
  }

  /** Does what the handshake wants done. */
  #shake(step: HandshakeStep | undefined): void {
    switch (step?.type) {
      case 'respond': {
        const { cipher } = this.#handshake;
        this.#description = this.#handshake.description;
        if (cipher !== undefined) this.#sender.encrypt(cipher);
        this.#send(this.#sender.transmit(PayloadType.handshakeResponse, step.payload));
        break;
      }
      case 'prove':
        this.#send(this.#sender.transmit(PayloadType.encryptionChallengeResponse, step.payload));
        break;
      case 'generateDataKey':
        this.#effects.push(step);
        break;
      case 'failed':
        this.#abandon('failed', step.reason);
    }
  }

  /** Hands on what a payload says, if it can be read. */
  #decrypted(payload: Uint8Array, use: (data: Uint8Array) => unknown): void {
    const { cipher } = this.#handshake;
    const data = cipher === undefined ? payload : cipher.decrypt(payload);
    if (data === undefined) this.#abandon('failed', 'A message of the agent could not be decrypted.');
    else use(data);
  }

  #establish(): void {
    // An agent that skips the handshake runs a shell; it does not say which kind.
    this.#description ??= { sessionType: 'Standard_Stream', agentVersion: '', properties: {} };
    this.#effects.push({ type: 'established', ...this.#description });
  }

  #showCustomerMessage(payload: Uint8Array): void {
    const text = payloads.parseHandshakeComplete(payload)?.customerMessage ?? '';
    if (text !== '') this.#effects.push({ type: 'notice', text });
  }

  #receiveData({ payloadType }: Message, data: Uint8Array): void {
    this.#received.bytes += data.length;
    const stream = payloadType === PayloadType.standardError ? 'error' : 'output';
    this.#effects.push({ type: 'output', data, stream });
  }

  #receiveFlag(payload: Uint8Array): void {
    const flag = payloads.parseFlag(payload);
    if (flag === undefined) this.#refuse();
    else this.#effects.push({ type: 'flag', flag });
  }

  /** Sends what waits, now that the agent takes it. */
  #flush(): void {
    this.#sendAll(this.#sender.flush({ withSize: this.#description?.sessionType !== 'Port' }));
  }

  #send(data: Uint8Array | string): void {
    if (this.#link.isOpen) this.#effects.push({ type: 'send', data });
  }

  #sendAll(frames: readonly Uint8Array[]): void {
    for (const frame of frames) this.#send(frame);
  }

  #refuse(): void {
    this.#received.refused++;
  }

  #terminate(): void {
    const description = this.#phase === 'established' ? this.#description : undefined;
    if (description?.sessionType === 'Port' && supportsTerminateFlag(description.agentVersion)) {
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
    this.#effects.push({ type: 'closed', end: { reason, message, exitCode: this.#exitCode } });
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
    if (isOpen) return { name: this.#phase === 'established' ? 'active' : 'starting' };
    return attempt === 0 ? { name: 'connecting' } : { name: 'reconnecting', attempt, reason };
  }

  #schedule(): void {
    const dues = [this.#link.isOpen ? this.#sender.dueAt : this.#link.dueAt, this.#settleAt];
    const due = dues.reduce(earlier, undefined);
    const time = due === undefined ? undefined : this.#clock.toEpoch(due);
    if (time === this.#wakeAt) return;
    this.#wakeAt = time;
    this.#effects.push({ type: 'wakeAt', time });
  }

  #stamp(): payloads.Stamp {
    return { createdDate: this.#clock.now, messageId: randomMessageId(this.#random(16)) };
  }

  /** A random number from 0 to 1. */
  #fraction(): number {
    const [high = 0, low = 0] = this.#random(2);
    return (high * 256 + low) / 65_536;
  }
}

/** Asked after every event, so it must cost nothing. */
function isSameState(a: SessionState, b: SessionState | undefined): boolean {
  if (a === b) return true;
  if (a.name !== b?.name) return false;
  if (a.name !== 'reconnecting' || b.name !== 'reconnecting') return true;
  return a.attempt === b.attempt && a.reason === b.reason;
}

const earlier = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
