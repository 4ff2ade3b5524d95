// The payloads that are not plain data: JSON texts, flags and the exit code. Parsers take bytes from the network,
// never throw, and return undefined for what they do not understand.
//
// Sources: aws/session-manager-plugin src/message/handshakemessage.go and clientmessage.go,
// aws/amazon-ssm-agent agent/session/contracts/model.go.
import {
  asBuffer,
  controlFlags,
  encodeMessage,
  formatMessageId,
  MessageType,
  PayloadType,
  type Message,
} from './message.ts';

/** The session types a client must know; all but Port behave as a shell. */
export type SessionType = 'Standard_Stream' | 'InteractiveCommands' | 'NonInteractiveCommands' | 'Port';

export const Flag = { disconnectToPort: 1, terminateSession: 2, connectToPortError: 3 } as const;

export const ActionStatus = { success: 1, failed: 2, unsupported: 3 } as const;

export interface RequestedClientAction {
  readonly actionType: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface HandshakeRequest {
  readonly agentVersion: string;
  readonly actions: readonly RequestedClientAction[];
}

/** One entry of `ProcessedClientActions`, with AWS's field names because it is sent as it is. */
export interface ProcessedClientAction {
  readonly ActionType: string;
  readonly ActionStatus: number;
  readonly ActionResult: unknown;
  readonly Error: string;
}

export interface HandshakeComplete {
  /** For the user, for example that the session is encrypted; often empty. */
  readonly customerMessage: string;
}

export interface ChannelClosed {
  /** Why the session ended; empty when it simply did. */
  readonly output: string;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

type JsonObject = Record<string, unknown>;

/** What every new message carries besides its content. */
export interface Stamp {
  /** Epoch milliseconds. */
  readonly createdDate: number;
  readonly messageId: Uint8Array;
}

/** The frame that acknowledges a stream data message. */
export function acknowledge(message: Message, { createdDate, messageId }: Stamp): Uint8Array {
  return encodeMessage({
    createdDate,
    messageId,
    messageType: MessageType.acknowledge,
    sequenceNumber: 0,
    flags: controlFlags,
    payloadType: PayloadType.none,
    // Each message is answered by one of these, so they are put together by hand; there is nothing to escape in them.
    payload: Buffer.from(
      `{"AcknowledgedMessageType":"${message.messageType}","AcknowledgedMessageId":"${formatMessageId(message.messageId)}","AcknowledgedMessageSequenceNumber":${message.sequenceNumber},"IsSequentialMessage":true}`,
      'latin1',
    ),
  });
}

/** The sequence number that is acknowledged; both ends match by nothing else. */
export function parseAcknowledgedSequenceNumber(payload: Uint8Array): number | undefined {
  const value = parseObject(payload)?.['AcknowledgedMessageSequenceNumber'];
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

export function encodeSize(size: Size): Buffer {
  return encodeJson({ cols: size.columns, rows: size.rows });
}

export function parseSize(payload: Uint8Array): Size | undefined {
  const { cols, rows } = parseObject(payload) ?? {};
  const valid = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
  return valid(cols) && valid(rows) ? { columns: cols, rows } : undefined;
}

export function encodeFlag(flag: number): Buffer {
  const payload = Buffer.alloc(4);
  payload.writeUInt32BE(flag);
  return payload;
}

export function parseFlag(payload: Uint8Array): number | undefined {
  return payload.length === 4 ? asBuffer(payload).readUInt32BE() : undefined;
}

const exitCodePattern = /^EXIT_CODE: (-?\d{1,10})$/;

export const encodeExitCode = (exitCode: number): Buffer => Buffer.from(`EXIT_CODE: ${exitCode}`);

export function parseExitCode(payload: Uint8Array): number | undefined {
  const match = exitCodePattern.exec(Buffer.from(payload).toString('latin1').trim());
  return match === null ? undefined : Number(match[1]);
}

export function parseHandshakeRequest(payload: Uint8Array): HandshakeRequest | undefined {
  const request = parseObject(payload);
  const actions = request?.['RequestedClientActions'];
  if (request === undefined || !Array.isArray(actions)) return undefined;
  return {
    agentVersion: text(request['AgentVersion']),
    actions: actions.filter(isObject).map((action) => ({
      actionType: text(action['ActionType']),
      parameters: isObject(action['ActionParameters']) ? action['ActionParameters'] : {},
    })),
  };
}

export function encodeHandshakeResponse(
  clientVersion: string,
  actions: readonly ProcessedClientAction[],
): Buffer {
  const errors = actions.map((action) => action.Error).filter((error) => error !== '');
  return encodeJson({
    ClientVersion: clientVersion,
    ProcessedClientActions: actions,
    Errors: errors.length > 0 ? errors : null,
  });
}

/** The bytes that one end sends encrypted to see whether the other has the same key. */
export function parseEncryptionChallenge(payload: Uint8Array): Buffer | undefined {
  const challenge = text(parseObject(payload)?.['Challenge']);
  return challenge === '' ? undefined : Buffer.from(challenge, 'base64');
}

export const encodeEncryptionChallenge = (challenge: Uint8Array): Buffer =>
  encodeJson({ Challenge: Buffer.from(challenge).toString('base64') });

export function parseHandshakeComplete(payload: Uint8Array): HandshakeComplete | undefined {
  const complete = parseObject(payload);
  return complete && { customerMessage: text(complete['CustomerMessage']) };
}

export function parseChannelClosed(payload: Uint8Array): ChannelClosed | undefined {
  const closed = parseObject(payload);
  return closed && { output: text(closed['Output']) };
}

export const encodeJson = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** The object in a JSON payload; undefined if it is none. */
export function parseObject(payload: Uint8Array): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(asBuffer(payload).toString());
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
