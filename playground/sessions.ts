// The sessions of one region, and what the agent's side of the data channel (playground/agent) gets to see of one.
import type { ManagedNode } from './fleet/node.ts';
import type { SessionStatus } from './models/ssm-types.ts';

/** How a Session document wants to be run; see `sessionType` in AWS's session document schema. */
export type SessionType = 'Standard_Stream' | 'InteractiveCommands' | 'NonInteractiveCommands' | 'Port';

/**
 * One session, made by StartSession. `attachDataChannel(socket, session)` in playground/agent serves the WebSocket
 * that a client opens at `streamUrl`; it may be called again for the same session after ResumeSession.
 */
export interface Session {
  /** `OWNER-` and 17 letters and digits, as the service makes it. */
  readonly sessionId: string;
  readonly node: ManagedNode;
  readonly documentName: string;
  readonly sessionType: SessionType;
  /**
   * The document's `properties` with parameters filled in, for the node's platform. Port: `portNumber`, `type`,
   * `host`, `localPortNumber`, …, all strings. InteractiveCommands, NonInteractiveCommands: `commands`,
   * `runAsElevated`, `separateOutputStream`. Empty for Standard_Stream.
   */
  readonly properties: Readonly<Record<string, unknown>>;
  /** The document's `inputs` (`shellProfile`, `runAsEnabled`, `idleSessionTimeout`, …); empty if it has none. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly status: SessionStatus;

  /** True for the newest token that StartSession or ResumeSession gave out, until the session has ended. */
  acceptsToken(token: string): boolean;
  /** The client has sent a good token: the session is Connected. */
  connected(): void;
  /** The socket is gone but the session lives on: Disconnected until it is resumed or ends. */
  disconnected(): void;
  /** The agent ended the session (the shell has exited, a time-out): Terminated. */
  end(): void;
  /**
   * Calls `listener` once when the session ends from outside: TerminateSession, reset, or the playground closing.
   * The agent must then end its processes and send `channel_closed`. Not called after `end()`.
   */
  onTerminated(listener: () => void): void;
}
