// Port forwarding from a local port to the agent's side, and servers to forward to.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Session } from '../../../playground/sessions.ts';
import type { SessionEnd } from '../../../src/session/events.ts';
import { LocalPort, loopback } from '../../../src/terminal/local-port.ts';
import { PortBridge } from '../../../src/terminal/port-bridge.ts';
import { SessionConnection } from '../../../src/terminal/session-connection.ts';
import type { AgentServer, Plan } from './agent-server.ts';

/** A local port that leads through a session to a port, as the extension and the plugin program build it. */
export class Forward {
  refusals = 0;
  end: SessionEnd | undefined;
  readonly states: string[] = [];
  readonly connection: SessionConnection;
  readonly session: Session;
  bridge: PortBridge | undefined;
  #local: LocalPort | undefined;
  #watchers: (() => void)[] = [];

  constructor(server: AgentServer, session: Session) {
    this.session = session;
    const grant = () => ({
      sessionId: session.sessionId,
      streamUrl: server.url(session),
      tokenValue: session.issueToken() ?? '',
    });
    this.connection = new SessionConnection({
      grant: grant(),
      resume: () => Promise.resolve(session.endDate === undefined ? grant() : undefined),
      terminate: () => {
        session.terminate();
        return Promise.resolve();
      },
      listener: {
        output: (data) => this.bridge?.receive(data),
        flag: (flag) => this.bridge?.receiveFlag(flag),
        drained: () => this.bridge?.drained(),
        state: ({ name }) => this.#changed(() => this.states.push(name)),
        established: ({ agentVersion }) => {
          const changed = (): void => this.#changed(() => undefined);
          this.bridge = new PortBridge({
            channel: this.connection,
            agentVersion,
            listener: {
              changed,
              refused: () => this.#changed(() => this.refusals++),
              failed: () => this.connection.terminate(),
            },
          });
        },
        ended: (end) => this.#changed(() => (this.end = end)),
      },
    });
  }

  static async open(server: AgentServer, plan: Plan & { port: number; host?: string }): Promise<Forward> {
    const { port, host, ...rest } = plan;
    const properties = {
      portNumber: String(port),
      type: 'LocalPortForwarding',
      ...(host === undefined ? {} : { host }),
    };
    const forward = new Forward(server, server.start({ sessionType: 'Port', properties, ...rest }));
    forward.connection.open();
    forward.#local = await LocalPort.listen({ host: loopback, port: 0 }, (socket) => forward.#accept(socket));
    return forward;
  }

  connect(): Socket {
    return connect({ port: this.#local?.port ?? 0, host: loopback, allowHalfOpen: true });
  }

  async close(): Promise<void> {
    this.#local?.close();
    this.bridge?.close();
    this.connection.terminate();
    await this.until(() => this.end !== undefined);
  }

  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) await new Promise<void>((resolve) => this.#watchers.push(resolve));
  }

  #accept(socket: Socket): void {
    void this.until(() => this.bridge !== undefined || this.end !== undefined).then(() =>
      this.bridge === undefined ? socket.destroy() : this.bridge.accept(socket),
    );
  }

  #changed(change: () => unknown): void {
    change();
    for (const watcher of this.#watchers.splice(0)) watcher();
  }
}

/** Servers on loopback that stop with `close`. */
export class Servers {
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();

  /** The port of a new server that does this with each connection. */
  async listen(serve: (socket: Socket) => void): Promise<number> {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.#sockets.delete(socket));
      serve(socket);
    });
    this.#servers.push(server);
    server.listen(0, 'localhost');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    for (const server of this.#servers) server.close();
  }
}

/** Everything that comes from a socket until it ends. */
export async function readAll(socket: Socket): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of socket) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** What comes from a socket until there are so many bytes. */
export async function read(socket: Socket, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let missing = length;
  await new Promise<void>((resolve, reject) => {
    const take = (part: Buffer): void => {
      parts.push(part);
      missing -= part.length;
      if (missing <= 0) done();
    };
    const closed = (): void => reject(new Error(`The connection closed ${missing} bytes early.`));
    const done = (): void => {
      // Without a listener what comes next would be lost.
      socket.pause().off('data', take).off('close', closed);
      resolve();
    };
    socket.on('data', take).on('close', closed).resume();
  });
  return Buffer.concat(parts);
}

export const digest = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
