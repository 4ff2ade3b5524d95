import type { Agent } from 'node:https';
import type { Socket } from 'node:net';
import type { SessionGrant } from '../aws/sessions.ts';
import { Emitter } from '../connection/emitter.ts';
import type { SessionEnd, SessionState } from '../session/events.ts';
import { ListenError, LocalPort } from '../terminal/local-port.ts';
import { PortBridge } from '../terminal/port-bridge.ts';
import { SessionConnection } from '../terminal/session-connection.ts';
import { joinAddress, type NodeForward } from './forward.ts';

/** The calls behind a tunnel. */
export interface TunnelCalls {
  /** StartSession. */
  readonly start: (forward: NodeForward, signal: AbortSignal) => Promise<SessionGrant>;
  /** ResumeSession: a grant with a new token, or undefined if the session is over. */
  readonly resume: (sessionId: string, signal: AbortSignal) => Promise<SessionGrant | undefined>;
  /** TerminateSession. */
  readonly terminate: (sessionId: string) => Promise<void>;
  /** How the WebSocket travels; directly if it is missing. */
  readonly agent?: () => Promise<Agent>;
}

/** What a user sees of a tunnel. */
export type TunnelState =
  | { readonly name: 'starting' | 'active' | 'away' | 'stopped' }
  | { readonly name: 'reconnecting'; readonly reason: string }
  /** It ended by itself; `reason` is for the user. */
  | { readonly name: 'ended'; readonly reason: string };

/** Counts since the tunnel was started. */
export interface TunnelStatistics {
  /** Local connections that are open now, and all there were. */
  readonly open: number;
  readonly connections: number;
  /** Bytes to the node and from it. */
  readonly sent: number;
  readonly received: number;
  /** Connections to the service after the first. */
  readonly reconnects: number;
  /** Connections that the node could not make to the destination. */
  readonly refused: number;
}

export type TunnelChange = 'state' | 'counts' | 'refused';

const nothing: TunnelStatistics = {
  open: 0,
  connections: 0,
  sent: 0,
  received: 0,
  reconnects: 0,
  refused: 0,
};

/** How long StartSession and the handshake with the agent may take, in milliseconds; the agent itself waits 15 s. */
const startTimeout = 60_000;

/** A port of this computer that leads through a session: from the call that starts it to its end. */
export class Tunnel {
  readonly forward: NodeForward;
  /** Epoch milliseconds. */
  readonly started: number;
  readonly #calls: TunnelCalls;
  readonly #changes = new Emitter<TunnelChange>();
  readonly #starting = new AbortController();
  #state: TunnelState = { name: 'starting' };
  #local: LocalPort | undefined;
  #port: number | undefined;
  #connection: SessionConnection | undefined;
  #bridge: PortBridge | undefined;
  /** Connections that were made before the agent was ready. */
  #early: Socket[] = [];
  #refused = 0;
  #sessionId: string | undefined;
  #established: () => void = () => undefined;
  #failed: (error: Error) => void = () => undefined;
  #released: (stillOpen: string) => void = () => undefined;

  /** Resolves once the tunnel is over: to why its session may still be open at the service, mostly empty. */
  readonly over = new Promise<string>((resolve) => (this.#released = resolve));

  /** Told of everything but bytes, which are to be asked for. */
  readonly onChange = this.#changes.event;

  constructor(forward: NodeForward, calls: TunnelCalls, now: number) {
    this.forward = forward;
    this.#calls = calls;
    this.started = now;
  }

  get state(): TunnelState {
    return this.#state;
  }

  get isLive(): boolean {
    return this.#state.name !== 'ended' && this.#state.name !== 'stopped';
  }

  /** The local port that is listened on; before that, the one that is wanted. */
  get localPort(): number {
    return this.#port ?? this.forward.localPort ?? 0;
  }

  /** `127.0.0.1:5432` */
  get address(): string {
    return joinAddress(this.forward.localHost, this.localPort);
  }

  /** True once the agent took connections. */
  get hasWorked(): boolean {
    return this.#bridge !== undefined;
  }

  get sessionId(): string | undefined {
    return this.#sessionId;
  }

  get statistics(): TunnelStatistics {
    const { reconnects = 0 } = this.#connection?.statistics ?? {};
    return { ...nothing, ...this.#bridge?.statistics, reconnects, refused: this.#refused };
  }

  /**
   * Listens, starts the session and waits until the agent takes connections.
   * @throws ListenError, what StartSession throws, or why the session ended
   */
  async start(): Promise<void> {
    try {
      this.#local = await this.#listen();
      this.#port = this.#local.port;
      await this.#openSession();
    } catch (error) {
      this.#finish({ name: 'ended', reason: error instanceof Error ? error.message : String(error) });
      if (this.#connection === undefined) this.#released('');
      throw error;
    }
  }

  /** Ends the tunnel, here and at the service. */
  stop(): void {
    if (!this.isLive) return;
    this.#starting.abort();
    this.#failed(abortError());
    this.#finish({ name: 'stopped' });
    this.#connection?.terminate();
  }

  /** The port of the destination is the first choice, because people know it; those below 1024 need more rights. */
  async #listen(): Promise<LocalPort> {
    const { localHost: host, localPort, port } = this.forward;
    const accept = (socket: Socket): void => this.#accept(socket);
    if (localPort !== undefined) return LocalPort.listen({ host, port: localPort }, accept);
    try {
      return await LocalPort.listen({ host, port: port < 1024 ? 0 : port }, accept);
    } catch (error) {
      if (!(error instanceof ListenError)) throw error;
      return LocalPort.listen({ host, port: 0 }, accept);
    }
  }

  async #openSession(): Promise<void> {
    const { signal } = this.#starting;
    const agent = await this.#calls.agent?.();
    const grant = await this.#calls.start(this.forward, signal);
    const { sessionId } = grant;
    this.#sessionId = sessionId;
    if (signal.aborted) {
      await this.#calls.terminate(sessionId);
      throw abortError();
    }
    const established = new Promise<void>((resolve, reject) => {
      this.#established = resolve;
      this.#failed = reject;
    });
    const connection = new SessionConnection({
      grant,
      ...(agent === undefined ? {} : { agent }),
      resume: (signal) => this.#calls.resume(sessionId, signal),
      terminate: () => this.#calls.terminate(sessionId),
      listener: {
        output: (data) => this.#bridge?.receive(data),
        flag: (flag) => this.#bridge?.receiveFlag(flag),
        drained: () => this.#bridge?.drained(),
        established: ({ agentVersion }) => this.#establish(agentVersion),
        state: (state) => this.#showState(state),
        ended: (end) => this.#end(end),
      },
    });
    this.#connection = connection;
    const timer = setTimeout(() => {
      this.#failed(new Error(`The agent of ${this.forward.nodeLabel} did not begin the session in time.`));
      connection.terminate();
    }, startTimeout);
    connection.open();
    await established.finally(() => clearTimeout(timer));
  }

  #accept(socket: Socket): void {
    if (this.#bridge !== undefined) this.#bridge.accept(socket);
    else if (this.isLive) this.#early.push(socket.on('error', () => socket.destroy()));
    else socket.destroy();
  }

  #establish(agentVersion: string): void {
    const connection = this.#connection;
    if (connection === undefined) return;
    this.#bridge = new PortBridge({
      channel: connection,
      agentVersion,
      listener: {
        changed: () => this.#changes.fire('counts'),
        refused: () => {
          this.#refused++;
          this.#changes.fire('refused');
        },
        failed: (reason) => {
          this.#finish({ name: 'ended', reason });
          connection.terminate();
        },
      },
    });
    for (const socket of this.#early.splice(0)) this.#bridge.accept(socket);
    this.#established();
  }

  #showState(state: SessionState): void {
    if (!this.isLive) return;
    if (state.name === 'reconnecting') {
      // The first attempt follows at once and mostly succeeds: the service closes connections every hour.
      if (state.attempt > 1) this.#change({ name: 'reconnecting', reason: state.reason });
    } else {
      this.#change({ name: state.name === 'connecting' ? 'starting' : state.name });
    }
  }

  #end({ message }: SessionEnd): void {
    const reason = message === '' ? 'The session was ended.' : message;
    // Of what we stopped ourselves there is nothing to say, unless the service could not be told.
    const stillOpen = this.#state.name === 'stopped' ? message : '';
    this.#failed(new Error(reason));
    this.#finish({ name: 'ended', reason });
    this.#released(stillOpen);
  }

  #finish(state: TunnelState): void {
    if (!this.isLive) return;
    this.#local?.close();
    this.#bridge?.close();
    for (const socket of this.#early.splice(0)) socket.destroy();
    this.#change(state);
  }

  #change(state: TunnelState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    this.#changes.fire('state');
  }
}

const abortError = (): Error => Object.assign(new Error('The tunnel was stopped.'), { name: 'AbortError' });
