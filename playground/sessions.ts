// The sessions of one region, and what the agent's side of the data channel (playground/agent) gets to see of one.
import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { ManagedNode } from './fleet/node.ts';
import type { SessionStatus } from './models/ssm-types.ts';

/** How a Session document wants to be run; see `sessionType` in AWS's session document schema. */
export type SessionType = 'Standard_Stream' | 'InteractiveCommands' | 'NonInteractiveCommands' | 'Port';

/**
 * Serves the WebSocket that a client opened at the session's stream URL. Called again for the same session when the
 * client comes back after ResumeSession. Implemented by playground/agent.
 */
export type AttachDataChannel = (socket: WebSocket, session: Session) => void;

/** What a session is made of; it never changes. */
export interface SessionPlan {
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
  readonly reason?: string;
  /** ARN of who started it. */
  readonly owner: string;
  /** The key that the preferences name, with which the agent has KMS decrypt the data key of the session. */
  readonly encryption?: SessionKey | undefined;
}

export interface SessionKey {
  readonly keyArn: string;
  /** Undefined if KMS refuses. */
  readonly decrypt: (
    ciphertext: Uint8Array,
    context: Readonly<Record<string, string>>,
  ) => Uint8Array | undefined;
}

/** One session, made by StartSession. */
export class Session {
  /** The owner's name, a dash, and 17 letters and digits, as the service makes it. */
  readonly sessionId: string;
  readonly plan: SessionPlan;
  readonly startDate: Date;
  #endDate: Date | undefined;
  #status: SessionStatus = 'Connecting';
  #token: string | undefined;
  #listeners: (() => void)[] = [];
  readonly #now: () => Date;

  constructor(sessionId: string, plan: SessionPlan, now: () => Date) {
    this.sessionId = sessionId;
    this.plan = plan;
    this.startDate = now();
    this.#now = now;
  }

  get node(): ManagedNode {
    return this.plan.node;
  }

  get status(): SessionStatus {
    return this.#status;
  }

  /** Undefined while the session lives. */
  get endDate(): Date | undefined {
    return this.#endDate;
  }

  /** A new token; the former one is not accepted any more. Undefined if the session has ended. */
  issueToken(): string | undefined {
    if (this.#endDate !== undefined) return undefined;
    this.#token = randomBytes(96).toString('base64');
    return this.#token;
  }

  /** True for the newest token that StartSession or ResumeSession gave out, until the session has ended. */
  acceptsToken(token: string): boolean {
    return this.#endDate === undefined && token === this.#token;
  }

  /** The client has sent a good token: the session is Connected. */
  connected(): void {
    if (this.#endDate === undefined) this.#status = 'Connected';
  }

  /** The socket is gone but the session lives on: Disconnected until it is resumed or ends. */
  disconnected(): void {
    if (this.#endDate === undefined) this.#status = 'Disconnected';
  }

  /** The agent ended the session (the shell has exited, a time-out): Terminated. */
  end(): void {
    if (this.#endDate !== undefined) return;
    this.#endDate = this.#now();
    this.#status = 'Terminated';
    this.#listeners = [];
  }

  /**
   * Calls `listener` once when the session ends from outside: TerminateSession, reset, or the playground closing.
   * The agent must then end its processes and send `channel_closed`. Not called after `end()`.
   */
  onTerminated(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Ends the session from outside. */
  terminate(): void {
    const listeners = this.#endDate === undefined ? this.#listeners : [];
    this.end();
    for (const listener of listeners) listener();
  }
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The sessions of one region since the playground started, newest last. */
export class SessionStore {
  readonly #sessions = new Map<string, Session>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** `ownerName` is the user's or role session's name, with which the id starts; an id has 96 characters at most. */
  start(ownerName: string, plan: SessionPlan): Session {
    const suffix = Array.from(randomBytes(17), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
    const session = new Session(`${ownerName.slice(0, 78)}-${suffix}`, plan, this.#now);
    this.#sessions.set(session.sessionId, session);
    return session;
  }

  get(sessionId: string): Session | undefined {
    return this.#sessions.get(sessionId);
  }

  all(): readonly Session[] {
    return [...this.#sessions.values()];
  }

  /** Ends every session from outside. */
  dispose(): void {
    for (const session of this.#sessions.values()) session.terminate();
  }
}
