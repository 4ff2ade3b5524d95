import { randomBytes, randomUUID } from 'node:crypto';
import type { Agent } from 'node:https';
import type { SessionGrant } from '../aws/sessions.ts';
import { DataChannel, type DataChannelStatistics } from '../session/data-channel.ts';
import type {
  DataChannelEvent,
  Effect,
  Handlers,
  OutputStream,
  SessionDescription,
  SessionEnd,
  SessionState,
} from '../session/events.ts';
import { randomPool } from '../session/random-pool.ts';
import type { DataKey, EncryptionContext } from '../session/session-cipher.ts';
import type { ChannelPosition, TakenOver } from '../session/take-over.ts';
import { SessionSocket } from './session-socket.ts';

/** Who looks at a session. The calls come in the order of what happened; `ended` is the last. */
export interface SessionListener {
  output(data: Uint8Array, stream: OutputStream): void;
  /** The kind of session is known. */
  established?(description: SessionDescription): void;
  /** What to show changed. */
  state?(state: SessionState): void;
  /** A sentence of the service or the agent for the user. */
  notice?(text: string): void;
  /** A flag of a Port session. */
  flag?(flag: number): void;
  /** Most of what was written has been sent; see `isFull`. */
  drained?(): void;
  ended(end: SessionEnd): void;
}

export interface SessionConnectionOptions {
  readonly grant: SessionGrant;
  readonly listener: SessionListener;
  /** Calls ResumeSession: a grant with a new token, or undefined if the session is over. Rejects with the reason. */
  readonly resume: (signal: AbortSignal) => Promise<SessionGrant | undefined>;
  /** Calls TerminateSession. */
  readonly terminate: () => Promise<void>;
  /** Without it, sessions that must be encrypted fail. */
  readonly encryption?: SessionEncryption;
  /** Goes by a proxy, or trusts other certificates. */
  readonly agent?: Agent;
  /** Goes on with a session of another client; the grant is one of ResumeSession then. */
  readonly takeOver?: TakenOver;
  /** Certificates to trust besides the system's, in PEM. */
  readonly certificateAuthority?: string;
}

/** What an encrypted session needs. */
export interface SessionEncryption {
  /** What the session was started on: the node's id. */
  readonly target: string;
  /** Calls GenerateDataKey of KMS. Rejects with the reason. */
  readonly generateDataKey: (
    keyId: string,
    context: EncryptionContext,
    signal: AbortSignal,
  ) => Promise<DataKey>;
}

/** Input beyond this waits for room; a source that can wait should stop there. In bytes. */
const highWater = 256 * 1024;
const lowWater = 64 * 1024;

/** The same for all sessions of this process. */
const clientId = randomUUID();

/** One session over a WebSocket that is renewed as often as needed: what a `DataChannel` decides is done here. */
export class SessionConnection {
  readonly #onEffect: Handlers<Effect> = {
    connect: () => this.#connect(),
    resume: () => this.#resume(),
    generateDataKey: ({ keyId, context }) => this.#generateDataKey(keyId, context),
    send: ({ data }) => this.#socket?.send(data),
    wakeAt: ({ time }) => this.#sleepUntil(time),
    output: ({ data, stream }) => this.#options.listener.output(data, stream),
    established: (description) => this.#options.listener.established?.(description),
    state: ({ state }) => this.#options.listener.state?.(state),
    notice: ({ text }) => this.#options.listener.notice?.(text),
    flag: ({ flag }) => this.#options.listener.flag?.(flag),
    terminate: () => this.#terminate(),
    closed: ({ end }) => this.#close(end),
  };

  readonly #options: SessionConnectionOptions;
  readonly #channel: DataChannel;
  readonly #aborted = new AbortController();
  readonly #events: DataChannelEvent[] = [];
  #handling = false;
  #socket: SessionSocket | undefined;
  #wake: NodeJS.Timeout | undefined;
  #terminated: Promise<string> = Promise.resolve('');
  #wasFull = false;
  #paused = false;

  constructor(options: SessionConnectionOptions) {
    this.#options = options;
    const { grant, encryption, takeOver } = options;
    this.#channel = new DataChannel({
      ...{ tokenValue: grant.tokenValue, clientId, random: randomPool(randomBytes) },
      encryption: encryption && { sessionId: grant.sessionId, target: encryption.target },
      ...(takeOver === undefined ? {} : { takeOver }),
    });
  }

  get statistics(): DataChannelStatistics {
    return this.#channel.statistics;
  }

  /** Where another client would have to go on; undefined if none can. */
  get position(): ChannelPosition | undefined {
    return this.#channel.position;
  }

  /** Messages that the input that waits will become, at most about so many. */
  get queuedMessages(): number {
    return Math.ceil(this.#channel.queuedLength / 1024);
  }

  /** True while so much input waits that its source should stop until `drained`. */
  get isFull(): boolean {
    return this.#channel.queuedLength >= highWater;
  }

  /** Bytes of input that are not sent yet. */
  get queuedLength(): number {
    return this.#channel.queuedLength;
  }

  /** Begins; everything that follows comes through the listener. */
  open(): void {
    this.#handle({ type: 'start' });
  }

  /** Sends bytes as they are. */
  write(data: Uint8Array): void {
    this.#handle({ type: 'input', data });
  }

  resize(columns: number, rows: number): void {
    this.#handle({ type: 'resize', columns, rows });
  }

  sendFlag(flag: number): void {
    this.#handle({ type: 'flag', flag });
  }

  /** Ends the session, here and at the service. */
  terminate(): void {
    this.#handle({ type: 'terminate' });
  }

  /** Lets go of the session without ending it, so that another client can take it over. Nothing follows. */
  detach(): void {
    this.#release();
  }

  /** Stops reading from the network, so that the other end is held up; for a listener that cannot keep pace. */
  pause(): void {
    this.#paused = true;
    this.#socket?.pause();
  }

  resume(): void {
    this.#paused = false;
    this.#socket?.resume();
  }

  /** Events wait for one another, because a listener may write while the effects of its event are still being done. */
  #handle(event: DataChannelEvent): void {
    this.#events.push(event);
    if (this.#handling) return;
    this.#handling = true;
    try {
      for (let next = this.#events.shift(); next !== undefined; next = this.#events.shift()) {
        for (const effect of this.#channel.handle(next, Date.now())) {
          (this.#onEffect[effect.type] as (effect: Effect) => void)(effect);
        }
      }
    } finally {
      this.#handling = false;
    }
    this.#tellDrained();
  }

  #connect(): void {
    const socket = this.#createSocket();
    this.#socket = socket;
    if (socket === undefined) {
      // Not now: this is itself the effect of an event.
      this.#events.push({ type: 'dropped', reason: 'the stream address of the session is not valid' });
      return;
    }
    if (this.#paused) socket.pause();
  }

  /** Undefined if the address is none. */
  #createSocket(): SessionSocket | undefined {
    const { agent, certificateAuthority, grant } = this.#options;
    const ifCurrent = (event: DataChannelEvent): void => {
      if (this.#socket === socket) this.#handle(event);
    };
    let socket: SessionSocket | undefined;
    try {
      socket = new SessionSocket(
        { url: grant.streamUrl, agent, certificateAuthority },
        {
          opened: () => ifCurrent({ type: 'opened' }),
          frame: (data) => ifCurrent({ type: 'frame', data }),
          closed: (reason) => ifCurrent({ type: 'dropped', reason }),
        },
      );
    } catch {
      // The caller tells of it.
    }
    return socket;
  }

  #resume(): void {
    this.#options.resume(this.#aborted.signal).then(
      (grant) =>
        this.#handle(
          grant === undefined
            ? {
                type: 'resumeFailed',
                reason: 'The session ended while there was no connection.',
                final: true,
              }
            : { type: 'resumed', tokenValue: grant.tokenValue },
        ),
      (error: unknown) => this.#handle({ type: 'resumeFailed', reason: messageOf(error), final: false }),
    );
  }

  #generateDataKey(keyId: string, context: EncryptionContext): void {
    this.#options.encryption?.generateDataKey(keyId, context, this.#aborted.signal).then(
      (dataKey) => this.#handle({ type: 'dataKey', dataKey }),
      (error: unknown) => this.#handle({ type: 'dataKeyFailed', reason: messageOf(error) }),
    );
  }

  #terminate(): void {
    this.#terminated = this.#options.terminate().then(
      () => '',
      (error: unknown) => `The session could not be ended at the service: ${messageOf(error)}`,
    );
  }

  #sleepUntil(time: number | undefined): void {
    clearTimeout(this.#wake);
    if (time === undefined) return;
    this.#wake = setTimeout(() => this.#handle({ type: 'tick' }), Math.max(0, time - Date.now()));
  }

  #release(): void {
    clearTimeout(this.#wake);
    this.#aborted.abort();
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #close(end: SessionEnd): void {
    this.#release();
    const { listener } = this.#options;
    void this.#terminated.then((failure) => listener.ended({ ...end, message: end.message || failure }));
  }

  #tellDrained(): void {
    if (this.isFull) this.#wasFull = true;
    if (!this.#wasFull || this.#channel.queuedLength > lowWater) return;
    this.#wasFull = false;
    this.#options.listener.drained?.();
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
