import type { Agent } from 'node:https';
import type { SessionGrant } from '../aws/sessions.ts';
import type { SessionEncryption } from './session-connection.ts';

/** The calls behind a session in a terminal. Errors are shown with their `message` and, if they have one, `advice`. */
export interface SessionCalls {
  /** StartSession. */
  readonly start: (signal: AbortSignal) => Promise<SessionGrant>;
  /** ResumeSession: a grant with a new token, or undefined if the session is over. */
  readonly resume: (sessionId: string, signal: AbortSignal) => Promise<SessionGrant | undefined>;
  /** TerminateSession. */
  readonly terminate: (sessionId: string) => Promise<void>;
  /** How the WebSocket travels; directly if it is missing. */
  readonly agent?: () => Promise<Agent>;
  /** Without it, sessions that must be encrypted fail. */
  readonly encryption?: SessionEncryption;
  /** Told when a session was started, and when one is over, at the service as well as far as that can be told. */
  readonly changed?: () => void;
  /** Finds out and shows why the node is not connected. */
  readonly diagnose?: () => unknown;
}
