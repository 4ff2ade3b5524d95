// The binary frame of the Session Manager data channel; both directions use the same layout, big-endian:
//
//   offset  length  field
//        0       4  HeaderLength    116: everything before PayloadLength
//        4      32  MessageType     ASCII, padded with spaces (readers also strip NULs)
//       36       4  SchemaVersion   1
//       40       8  CreatedDate     epoch milliseconds, never 0
//       48       8  SequenceNumber  signed
//       56       8  Flags           bit 0 SYN, bit 1 FIN
//       64      16  MessageId       UUID with its halves swapped: bytes 8..15, then 0..7
//       80      32  PayloadDigest   SHA-256 of the payload as sent (of the ciphertext when encrypted)
//      112       4  PayloadType     0 in acknowledgements and control messages
//      116       4  PayloadLength
//      120       n  Payload         the real readers take all that follows; here a wrong PayloadLength is a fault
//
// Sources: aws/session-manager-plugin src/message/clientmessage.go and messageparser.go,
// aws/amazon-ssm-agent agent/session/contracts/agentmessage.go.
import { createHash, hash } from 'node:crypto';

/** The message types of the data channel, under AWS's names. */
export const MessageType = {
  inputStreamData: 'input_stream_data',
  outputStreamData: 'output_stream_data',
  acknowledge: 'acknowledge',
  channelClosed: 'channel_closed',
  startPublication: 'start_publication',
  pausePublication: 'pause_publication',
  agentSessionState: 'agent_session_state',
} as const;

/** What the payload of a stream data message is (`PayloadType` in both AWS code bases). */
export const PayloadType = {
  none: 0,
  output: 1,
  size: 3,
  handshakeRequest: 5,
  handshakeResponse: 6,
  handshakeComplete: 7,
  encryptionChallengeRequest: 8,
  encryptionChallengeResponse: 9,
  flag: 10,
  standardError: 11,
  exitCode: 12,
} as const;

/** Both code bases cut data into payloads of at most this many bytes (`StreamDataPayloadSize`). */
export const maximumDataLength = 1024;

/** Flags of acknowledgements and control messages: SYN and FIN. */
export const controlFlags = 3;

/** Flags of the agent's first stream data message: SYN. */
export const firstMessageFlags = 1;

export interface Message {
  readonly messageType: string;
  /** Epoch milliseconds. */
  readonly createdDate: number;
  /** Counts the stream data messages of one direction from 0; 0 in all others. */
  readonly sequenceNumber: number;
  readonly flags: number;
  /** The 16 bytes of a UUID as they stand in the frame; `formatMessageId` spells them. */
  readonly messageId: Uint8Array;
  readonly payloadType: number;
  readonly payload: Uint8Array;
}

/** Why bytes are not a message. */
export type MessageFault =
  | 'truncated'
  | 'too-long'
  | 'header-length'
  | 'message-type'
  | 'created-date'
  | 'sequence-number'
  | 'payload-length'
  | 'digest';

const headerLength = 116;
const payloadOffset = headerLength + 4;
const typeEnd = 36;

/**
 * Longer frames are refused before anything is read from them. The agents send at most 1,052 bytes of data and
 * a handshake request that carries a document's properties; both lie far below.
 */
const maximumFrameLength = 256 * 1024;

/** Messages whose other fields are not looked at, as in the real client: the service may leave them out. */
const unchecked = new Set<string>([MessageType.startPublication, MessageType.pausePublication]);

/**
 * The SHA-256 digest as a string of one character per byte: nothing takes more time of a message than this, and for a
 * buffer more time would go into the buffer than into the digest. Node before 20.12 has no way to do it at once.
 */
const digest: (payload: Uint8Array) => string =
  (hash as unknown) === undefined
    ? (payload) => createHash('sha256').update(payload).digest('binary')
    : (payload) => hash('sha256', payload, 'binary');

/** The bytes of `message`. */
export function encodeMessage(message: Message): Buffer {
  const { payload } = message;
  // Every byte is written below, so none needs to be cleared first.
  const frame = Buffer.allocUnsafe(payloadOffset + payload.length);
  frame.set(headerOf(message.messageType), 0);
  writeUInt64(frame, message.createdDate, 40);
  writeUInt64(frame, message.sequenceNumber, 48);
  writeUInt64(frame, message.flags, 56);
  frame.set(message.messageId, 64);
  frame.write(digest(payload), 80, 'latin1');
  frame.writeUInt32BE(message.payloadType, 112);
  frame.writeUInt32BE(payload.length, headerLength);
  frame.set(payload, payloadOffset);
  return frame;
}

/** What stands before CreatedDate, for each message type. */
const headers = new Map<string, Buffer>();

function headerOf(messageType: string): Buffer {
  const known = headers.get(messageType);
  if (known !== undefined) return known;
  const header = Buffer.alloc(typeEnd + 4, ' ');
  header.writeUInt32BE(headerLength, 0);
  header.write(messageType, 4, typeEnd - 4, 'latin1');
  header.writeUInt32BE(1, typeEnd);
  headers.set(messageType, header);
  return header;
}

/** The message in `bytes`, or what is wrong with them. Never throws; the payload is a view, not a copy. */
export function decodeMessage(bytes: Uint8Array): Message | MessageFault {
  const frame = asBuffer(bytes);
  if (frame.length > maximumFrameLength) return 'too-long';
  if (frame.length < typeEnd) return 'truncated';
  const messageType = readMessageType(frame);
  if (messageType === '') return 'message-type';
  if (unchecked.has(messageType)) return control(messageType);
  if (frame.length < payloadOffset) return 'truncated';
  const start = frame.readUInt32BE(0) + 4;
  if (start < payloadOffset || start > frame.length) return 'header-length';
  const createdDate = readUInt64(frame, 40);
  if (createdDate === undefined || createdDate === 0) return 'created-date';
  const sequenceNumber = readUInt64(frame, 48);
  if (sequenceNumber === undefined) return 'sequence-number';
  const payload = frame.subarray(start);
  if (frame.readUInt32BE(start - 4) !== payload.length) return 'payload-length';
  if (payload.length > 0 && digest(payload) !== frame.toString('latin1', 80, 112)) return 'digest';
  return {
    messageType,
    createdDate,
    sequenceNumber,
    flags: frame.readUInt32BE(60),
    messageId: frame.subarray(64, 80),
    payloadType: frame.readUInt32BE(112),
    payload,
  };
}

/** A version 4 UUID in the order of the frame, made of 16 random bytes that nobody else uses. */
export function randomMessageId(random: Uint8Array): Uint8Array {
  const id = random.subarray(0, 16);
  setVersion(id, { versionAt: 14, variantAt: 0 });
  return id;
}

/** The usual spelling of a message's id. */
export function formatMessageId(messageId: Uint8Array): string {
  const hex = asBuffer(messageId).toString('hex');
  return `${hex.slice(16, 24)}-${hex.slice(24, 28)}-${hex.slice(28)}-${hex.slice(0, 4)}-${hex.slice(4, 16)}`;
}

/** A version 4 UUID from 16 random bytes. */
export function formatUuid(random: Uint8Array): string {
  const bytes = Buffer.from(random.subarray(0, 16));
  setVersion(bytes, { versionAt: 6, variantAt: 8 });
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Writes which version of UUID it is (RFC 9562, section 4). */
function setVersion(
  uuid: Uint8Array,
  { versionAt, variantAt }: { versionAt: number; variantAt: number },
): void {
  uuid[versionAt] = ((uuid[versionAt] ?? 0) & 0x0f) | 0x40;
  uuid[variantAt] = ((uuid[variantAt] ?? 0) & 0x3f) | 0x80;
}

function control(messageType: string): Message {
  return {
    ...{ messageType, createdDate: 0, sequenceNumber: 0, flags: 0, payloadType: 0 },
    ...{ messageId: new Uint8Array(16), payload: new Uint8Array(0) },
  };
}

/** The types that are usual, by what stands in the frame. */
const paddedTypes = new Map(Object.values(MessageType).map((type) => [type.padEnd(typeEnd - 4), type]));

function readMessageType(frame: Buffer): string {
  const padded = frame.toString('latin1', 4, typeEnd);
  return paddedTypes.get(padded) ?? padded.replace(/^[\0 ]+|[\0 ]+$/g, '');
}

/** The same bytes, not a copy. */
export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const high = 2 ** 32;

function writeUInt64(frame: Buffer, value: number, offset: number): void {
  frame.writeUInt32BE(Math.floor(value / high), offset);
  frame.writeUInt32BE(value % high, offset + 4);
}

/** Undefined for what a number does not hold exactly, which also covers negative values. */
function readUInt64(frame: Buffer, offset: number): number | undefined {
  const value = frame.readUInt32BE(offset) * high + frame.readUInt32BE(offset + 4);
  return Number.isSafeInteger(value) ? value : undefined;
}
