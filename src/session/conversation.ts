import { ClientHandshake, type HandshakeStep } from './client-handshake.ts';
import type { Effect, SessionDescription } from './events.ts';
import type { EncryptionSubject } from './handshake.ts';
import { PayloadType, type Message } from './message.ts';
import * as payloads from './payload.ts';
import { advance, type Phase, type Purpose } from './phase.ts';
import type { SessionCipher, DataKey } from './session-cipher.ts';
import type { Sender } from './sender.ts';

/** What a conversation has to do with the channel that carries it. */
export interface Carrier {
  readonly sender: Sender;
  /** Sends a frame if there is a connection. */
  readonly send: (frame: Uint8Array) => void;
  readonly emit: (effect: Effect) => void;
  /** The two ends cannot agree; `reason` is for the user. */
  readonly fail: (reason: string) => void;
}

/** What a session says of itself that begins without a handshake: it runs a shell, and does not tell which kind. */
const unsaid: SessionDescription = { sessionType: 'Standard_Stream', agentVersion: '', properties: {} };

/**
 * The conversation with the agent, which survives the connection: the handshake, the encryption, and what the messages
 * mean. It is given the stream data messages of the agent in their order.
 */
export class Conversation {
  readonly #onPurpose: Readonly<Record<Purpose, (message: Message) => void>> = {
    request: ({ payload }) => this.#shake(this.#handshake.receiveRequest(payload)),
    challenge: ({ payload }) => this.#shake(this.#handshake.receiveChallenge(payload)),
    complete: ({ payload }) => this.#showCustomerMessage(payload),
    data: (message) => this.#decrypted(message.payload, (data) => this.#receiveData(message, data)),
    exitCode: ({ payload }) =>
      this.#decrypted(payload, (text) => (this.#exitCode = payloads.parseExitCode(text))),
    flag: ({ payload }) => this.#receiveFlag(payload),
  };

  readonly #carrier: Carrier;
  readonly #handshake: ClientHandshake;
  #phase: Phase = 'starting';
  #description: SessionDescription | undefined;
  #exitCode: number | undefined;
  #bytes = 0;
  #refused = 0;

  /**
   * @param takenOver what is known of a session that another client has begun: it is established already
   */
  constructor(
    carrier: Carrier,
    options: {
      readonly encryption: EncryptionSubject | undefined;
      readonly random: (length: number) => Uint8Array;
      readonly takenOver: SessionDescription | undefined;
    },
  ) {
    this.#carrier = carrier;
    this.#handshake = new ClientHandshake(options.encryption, options.random);
    if (options.takenOver === undefined) return;
    this.#phase = 'established';
    this.#description = options.takenOver;
  }

  get isEstablished(): boolean {
    return this.#phase === 'established';
  }

  /** Undefined until the agent has said what the session is. */
  get description(): SessionDescription | undefined {
    return this.#description;
  }

  /** What data is encrypted with; undefined if it is not. */
  get cipher(): SessionCipher | undefined {
    return this.#handshake.cipher;
  }

  get exitCode(): number | undefined {
    return this.#exitCode;
  }

  /** Bytes of data that arrived. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Messages that were malformed or out of place. */
  get refused(): number {
    return this.#refused;
  }

  /** Handles a stream data message in its turn. */
  receive(message: Message): void {
    const step = advance(this.#phase, message.payloadType);
    if (step === undefined) {
      this.#refused++;
      return;
    }
    const isFirst = step.next === 'established' && !this.isEstablished;
    this.#phase = step.next;
    if (isFirst) {
      this.#description ??= unsaid;
      this.#carrier.emit({ type: 'established', ...this.#description });
    }
    this.#onPurpose[step.purpose](message);
  }

  receiveDataKey(dataKey: DataKey): void {
    this.#shake(this.#handshake.receiveDataKey(dataKey));
  }

  failDataKey(reason: string): void {
    this.#shake(this.#handshake.failDataKey(reason));
  }

  /** Does what the handshake wants done. */
  #shake(step: HandshakeStep | undefined): void {
    const { sender, send, emit, fail } = this.#carrier;
    switch (step?.type) {
      case 'respond': {
        const { cipher } = this.#handshake;
        this.#description = this.#handshake.description;
        if (cipher !== undefined) sender.encrypt(cipher);
        send(sender.transmit(PayloadType.handshakeResponse, step.payload));
        break;
      }
      case 'prove':
        send(sender.transmit(PayloadType.encryptionChallengeResponse, step.payload));
        break;
      case 'generateDataKey':
        emit(step);
        break;
      case 'failed':
        fail(step.reason);
    }
  }

  /** Hands on what a payload says, if it can be read. */
  #decrypted(payload: Uint8Array, use: (data: Uint8Array) => unknown): void {
    const { cipher } = this.#handshake;
    const data = cipher === undefined ? payload : cipher.decrypt(payload);
    if (data === undefined) this.#carrier.fail('A message of the agent could not be decrypted.');
    else use(data);
  }

  #showCustomerMessage(payload: Uint8Array): void {
    const text = payloads.parseHandshakeComplete(payload)?.customerMessage ?? '';
    if (text !== '') this.#carrier.emit({ type: 'notice', text });
  }

  #receiveData({ payloadType }: Message, data: Uint8Array): void {
    this.#bytes += data.length;
    const stream = payloadType === PayloadType.standardError ? 'error' : 'output';
    this.#carrier.emit({ type: 'output', data, stream });
  }

  #receiveFlag(payload: Uint8Array): void {
    const flag = payloads.parseFlag(payload);
    if (flag === undefined) this.#refused++;
    else this.#carrier.emit({ type: 'flag', flag });
  }
}
