import type { SessionType } from './payload.ts';
import type { DataKey, EncryptionContext } from './session-cipher.ts';

/** One function for each kind of a union that is told apart by `type`. */
export type Handlers<Kinds extends { readonly type: string }> = {
  readonly [Type in Kinds['type']]: (kind: Extract<Kinds, { type: Type }>) => void;
};

/** What happens to a data channel. Every event is handled at a time, in epoch milliseconds. */
export type DataChannelEvent =
  /** Begin: the answer is a `connect` effect. */
  | { readonly type: 'start' }
  /** The WebSocket that `connect` asked for is open. */
  | { readonly type: 'opened' }
  /** A binary frame arrived. */
  | { readonly type: 'frame'; readonly data: Uint8Array }
  /** The WebSocket closed, failed or could not be opened. */
  | { readonly type: 'dropped'; readonly reason: string }
  /** ResumeSession gave a new token. */
  | { readonly type: 'resumed'; readonly tokenValue: string }
  /** ResumeSession failed; `final` if the session is over. */
  | { readonly type: 'resumeFailed'; readonly reason: string; readonly final: boolean }
  /** KMS gave a data key. */
  | { readonly type: 'dataKey'; readonly dataKey: DataKey }
  /** KMS gave none; `reason` is for the user. */
  | { readonly type: 'dataKeyFailed'; readonly reason: string }
  /** The time of the latest `wakeAt` has come. Earlier ticks do no harm. */
  | { readonly type: 'tick' }
  /** Bytes for the remote end, exactly as they are. */
  | { readonly type: 'input'; readonly data: Uint8Array }
  /** A flag for a Port session, in order with the input. */
  | { readonly type: 'flag'; readonly flag: number }
  /** The terminal's size, in character cells. */
  | { readonly type: 'resize'; readonly columns: number; readonly rows: number }
  /** The user ends the session. */
  | { readonly type: 'terminate' };

/** What the adapter around a data channel has to do, in order. */
export type Effect =
  /** Open the stream URL. */
  | { readonly type: 'connect' }
  /** Send as one WebSocket message: text if it is a string, else binary. */
  | { readonly type: 'send'; readonly data: Uint8Array | string }
  /** Call ResumeSession and report `resumed` or `resumeFailed`. */
  | { readonly type: 'resume' }
  /** Have KMS make a data key of `dataKeyLength` bytes, and report `dataKey` or `dataKeyFailed`. */
  | { readonly type: 'generateDataKey'; readonly keyId: string; readonly context: EncryptionContext }
  /** Send a `tick` at this time; replaces the earlier wish. Undefined: none is needed. */
  | { readonly type: 'wakeAt'; readonly time: number | undefined }
  /** The kind of session is known, and input is sent from now on. */
  | ({ readonly type: 'established' } & SessionDescription)
  /** Bytes from the remote end. */
  | { readonly type: 'output'; readonly data: Uint8Array; readonly stream: OutputStream }
  /** A flag of a Port session. */
  | { readonly type: 'flag'; readonly flag: number }
  /** A sentence of the service or the agent for the user. */
  | { readonly type: 'notice'; readonly text: string }
  /** What to show changed. */
  | { readonly type: 'state'; readonly state: SessionState }
  /** Call TerminateSession: the session is still alive at the service. */
  | { readonly type: 'terminate' }
  /** Close the WebSocket; nothing follows. */
  | { readonly type: 'closed'; readonly end: SessionEnd };

export type OutputStream = 'output' | 'error';

export interface SessionDescription {
  readonly sessionType: SessionType;
  /** Empty when the session began without a handshake. */
  readonly agentVersion: string;
  /** Of a Port session: the document's properties, all of them strings. */
  readonly properties: Readonly<Record<string, string>>;
}

/** What a user sees of the channel until it ends. */
export type SessionState =
  /** The WebSocket is being opened for the first time. */
  | { readonly name: 'connecting' }
  /** The service is connected; the agent has not yet begun. */
  | { readonly name: 'starting' }
  | { readonly name: 'active' }
  /** The service is connected, but the agent is not, or it does not answer. */
  | { readonly name: 'away' }
  /** The connection failed; the attempts to renew it are counted from 1. */
  | { readonly name: 'reconnecting'; readonly attempt: number; readonly reason: string };

/** Asked after every event, so it must cost nothing. */
export function isSameState(a: SessionState, b: SessionState | undefined): boolean {
  if (a === b) return true;
  if (a.name !== b?.name) return false;
  if (a.name !== 'reconnecting' || b.name !== 'reconnecting') return true;
  return a.attempt === b.attempt && a.reason === b.reason;
}

export type SessionEndReason =
  /** The service or the agent ended the session. */
  | 'closed'
  /** The user did. */
  | 'terminated'
  /** The session ended while there was no connection. */
  | 'expired'
  /** No connection could be made for too long. */
  | 'unreachable'
  /** The two ends could not agree. */
  | 'failed';

export interface SessionEnd {
  readonly reason: SessionEndReason;
  /** For the user: why, or empty if there is nothing to say. */
  readonly message: string;
  /** Of the command, in sessions that tell it (NonInteractiveCommands with separate output streams). */
  readonly exitCode: number | undefined;
}
