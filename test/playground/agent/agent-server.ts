// The agent's side of sessions behind a WebSocket server on loopback, without the AWS endpoint around it.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { attachDataChannel } from '../../../playground/agent/agent-session.ts';
import { decrypt, encrypt } from '../../../playground/kms/key-material.ts';
import type { ManagedNode } from '../../../playground/fleet/node.ts';
import { Session, type SessionPlan } from '../../../playground/sessions.ts';
import type { SessionEnd, SessionDescription } from '../../../src/session/events.ts';
import { SessionConnection } from '../../../src/terminal/session-connection.ts';

export const newAgent = '3.3.1142.0';
export const oldAgent = '2.3.701.0';

/** The key of encrypted sessions; name it in a plan by `encryptedBy`. */
export const testKey = {
  id: '00000000-0000-4000-8000-000000000000',
  arn: 'arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000',
};

/** The part of a plan that has a session encrypted. */
export const encryptedBy = (keyArn: string): Pick<SessionPlan, 'encryption'> => ({
  encryption: { keyArn, decrypt: (ciphertext, context) => decrypt(testKey, ciphertext, context) },
});

export type Plan = Partial<SessionPlan> & { readonly agentVersion?: string };

export class AgentServer {
  /** The paths that were asked for, as they came. */
  readonly paths: string[] = [];
  readonly #http = createServer();
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #sessions: Session[] = [];

  async listen(): Promise<void> {
    this.#http.on('upgrade', (request, socket, head) => {
      this.paths.push(request.url ?? '');
      const number = /data-channel\/session-(\d+)/.exec(request.url ?? '')?.[1];
      const session = this.#sessions[Number(number)];
      if (session === undefined) socket.destroy();
      else
        this.#sockets.handleUpgrade(request, socket, head, (channel) => attachDataChannel(channel, session));
    });
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
  }

  /** Ends all sessions and stops listening. */
  async close(): Promise<void> {
    for (const session of this.#sessions) session.terminate();
    this.cut();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  /** Cuts every connection, as a lost network does. */
  cut(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  /** Closes every connection properly, as the service does every hour. */
  closeNormally(): void {
    for (const socket of this.#sockets.clients) socket.close(1000, 'Bye');
  }

  start({ agentVersion = newAgent, ...plan }: Plan = {}): Session {
    const session = new Session(
      `session-${this.#sessions.length}`,
      {
        node: { instanceId: 'i-0123456789abcdef0', agentVersion } as ManagedNode,
        documentName: 'SSM-SessionManagerRunShell',
        sessionType: 'Standard_Stream',
        properties: {},
        inputs: {},
        owner: 'arn:aws:iam::123456789012:user/tester',
        ...plan,
      },
      () => new Date(),
    );
    this.#sessions.push(session);
    return session;
  }

  connect(session: Session, change: Partial<Client> = {}): Client {
    const client = Object.assign(new Client(this.url(session), session), change);
    client.connection.open();
    return client;
  }

  url(session: Session): string {
    const { port } = this.#http.address() as AddressInfo;
    return `ws://127.0.0.1:${port}/v1/data-channel/${session.sessionId}?role=publish_subscribe&cell-number=AAEA+x/y=`;
  }
}

/** Our client on a session; collects what it gets and lets a test wait for it. */
export class Client {
  output = '';
  errors = '';
  description: SessionDescription | undefined;
  end: SessionEnd | undefined;
  bytes = 0;
  readonly states: string[] = [];
  readonly notices: string[] = [];
  readonly connection: SessionConnection;
  /** How many of the next attempts to resume fail. */
  resumeFailures = 0;
  #watchers: (() => void)[] = [];

  constructor(streamUrl: string, session: Session) {
    const grant = () => ({
      sessionId: session.sessionId,
      streamUrl,
      tokenValue: session.issueToken() ?? '',
    });
    this.connection = new SessionConnection({
      grant: grant(),
      resume: () => {
        if (this.resumeFailures-- > 0) return Promise.reject(new Error('no network'));
        return Promise.resolve(session.endDate === undefined ? grant() : undefined);
      },
      terminate: () => {
        session.terminate();
        return Promise.resolve();
      },
      encryption: {
        target: session.node.instanceId,
        generateDataKey: (keyId, context) => {
          if (keyId !== testKey.arn) return Promise.reject(new Error(`There is no key ${keyId}.`));
          const plaintext = randomBytes(64);
          return Promise.resolve({ plaintext, ciphertext: encrypt(testKey, plaintext, context) });
        },
      },
      listener: {
        notice: (text) => this.notices.push(text),
        output: (data, stream) => {
          this.bytes += data.length;
          if (stream === 'output') this.output += Buffer.from(data).toString('latin1');
          else this.errors += Buffer.from(data).toString('latin1');
          this.#changed();
        },
        established: (description) => {
          this.description = description;
          this.#changed();
        },
        state: (state) => {
          this.states.push(state.name);
          this.#changed();
        },
        ended: (end) => {
          this.end = end;
          this.#changed();
        },
      },
    });
  }

  type(text: string): void {
    this.connection.write(Buffer.from(text));
  }

  /** Resolves once `isTrue`; the test's own time limit is the only one. */
  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) await new Promise<void>((resolve) => this.#watchers.push(resolve));
  }

  async ended(): Promise<SessionEnd> {
    await this.until(() => this.end !== undefined);
    return this.end ?? { reason: 'failed', message: '', exitCode: undefined };
  }

  #changed(): void {
    for (const watcher of this.#watchers.splice(0)) watcher();
  }
}
