// A data channel with a hand on each side: events go in, and what comes out is text, one line per effect.
import { DataChannel, type DataChannelOptions } from '../../../src/session/data-channel.ts';
import type { DataChannelEvent, Effect } from '../../../src/session/events.ts';
import {
  decodeMessage,
  encodeMessage,
  formatMessageId,
  MessageType,
  PayloadType,
  type Message,
} from '../../../src/session/message.ts';

export const start = 1_700_000_000_000;
const messageId = Buffer.alloc(16);

/** Random bytes that are all zero: UUIDs and waits are the same in every run. */
export const noRandom = (length: number): Uint8Array => new Uint8Array(length);

export class ScriptedChannel {
  now = start;
  readonly channel: DataChannel;
  /** The stream data messages that were sent. */
  readonly sent: Message[] = [];

  constructor(options: Pick<DataChannelOptions, 'takeOver' | 'encryption'> = {}) {
    this.channel = new DataChannel({
      tokenValue: 'token-1',
      clientId: 'client',
      random: noRandom,
      ...options,
    });
  }

  /** Handles events at the current time; the lines of their effects. */
  handle(...events: DataChannelEvent[]): string[] {
    return events.flatMap((event) =>
      this.channel.handle(event, this.now).map((effect) => this.#render(effect)),
    );
  }

  /** Lets `milliseconds` pass, then ticks. */
  wait(milliseconds: number): string[] {
    this.now += milliseconds;
    return this.handle({ type: 'tick' });
  }

  /** Frames as they arrive from the network. */
  receive(...frames: Uint8Array[]): string[] {
    return this.handle(...frames.map((data) => ({ type: 'frame', data }) as const));
  }

  /** Brings a shell without handshake to its prompt. */
  establish(): void {
    this.handle({ type: 'start' }, { type: 'opened' });
    this.receive(output(0, '$ '));
  }

  #record(data: Uint8Array | string): void {
    const message = typeof data === 'string' ? undefined : decodeMessage(data);
    if (typeof message === 'object' && message.messageType === MessageType.inputStreamData)
      this.sent.push(message);
  }

  #render(effect: Effect): string {
    switch (effect.type) {
      case 'send':
        this.#record(effect.data);
        return `send ${typeof effect.data === 'string' ? renderOpening(effect.data) : renderFrame(effect.data)}`;
      case 'generateDataKey':
        return `generateDataKey ${effect.keyId} ${JSON.stringify(effect.context)}`;
      case 'output':
        return `${effect.stream} ${JSON.stringify(Buffer.from(effect.data).toString())}`;
      case 'wakeAt':
        return effect.time === undefined ? 'sleep' : `wake +${effect.time - this.now}`;
      case 'state':
        return `state ${renderState(effect.state)}`;
      case 'established':
        return `established ${effect.sessionType} ${effect.agentVersion} ${JSON.stringify(effect.properties)}`;
      case 'notice':
        return `notice ${effect.text}`;
      case 'flag':
        return `flag ${effect.flag}`;
      case 'closed':
        return `closed ${effect.end.reason} ${JSON.stringify(effect.end.message)} ${effect.end.exitCode}`;
      default:
        return effect.type;
    }
  }
}

const renderState = (state: { name: string; attempt?: number; reason?: string }): string =>
  [state.name, state.attempt, state.reason].filter((part) => part !== undefined).join(' ');

function renderOpening(text: string): string {
  const { TokenValue, ClientVersion } = JSON.parse(text) as Record<string, string>;
  return `opening ${TokenValue} ${ClientVersion}`;
}

function renderFrame(data: Uint8Array): string {
  const message = decodeMessage(data);
  if (typeof message === 'string') return message;
  const payload = Buffer.from(message.payload);
  if (message.messageType === MessageType.acknowledge) {
    const content = JSON.parse(payload.toString()) as Record<string, unknown>;
    return `ack #${String(content['AcknowledgedMessageSequenceNumber'])}`;
  }
  const text = message.payloadType === PayloadType.flag ? payload.toString('hex') : payload.toString();
  return `#${message.sequenceNumber} type ${message.payloadType} ${text}`;
}

/** A stream data message of the agent. */
export function streamData(
  sequenceNumber: number,
  payloadType: number,
  payload: Uint8Array | string,
): Buffer {
  return encodeMessage({
    messageType: MessageType.outputStreamData,
    createdDate: start,
    sequenceNumber,
    flags: 0,
    messageId,
    payloadType,
    payload: typeof payload === 'string' ? Buffer.from(payload) : payload,
  });
}

export const output = (sequenceNumber: number, text: string): Buffer =>
  streamData(sequenceNumber, PayloadType.output, text);

/** Any other message: an acknowledgement or a control message. */
export function control(messageType: string, content?: unknown): Buffer {
  return encodeMessage({
    messageType,
    createdDate: start,
    sequenceNumber: 0,
    flags: 3,
    messageId,
    payloadType: 0,
    payload: Buffer.from(content === undefined ? '' : JSON.stringify(content)),
  });
}

export const ack = (sequenceNumber: number): Buffer =>
  control(MessageType.acknowledge, {
    AcknowledgedMessageType: 'input_stream_data',
    AcknowledgedMessageId: formatMessageId(messageId),
    AcknowledgedMessageSequenceNumber: sequenceNumber,
    IsSequentialMessage: true,
  });

export const typed = (text: string): DataChannelEvent => ({ type: 'input', data: Buffer.from(text) });
