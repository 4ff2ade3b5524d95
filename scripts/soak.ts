// npm run soak [-- --minutes 10] [--sessions 100] [--tunnels 20]: sessions and tunnels on the playground while
// their connections are dropped, closed, paused and spoilt at random. Each sends random bytes, gets them back and
// compares checksums: a byte that is lost, doubled or changed ends the run with 1.

import { fork, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createClients, type Clients } from '../src/aws/clients.ts';
import { resumeSession, startSession, terminateSession } from '../src/aws/sessions.ts';
import { playgroundConnection } from '../src/connection/connection.ts';
import { SessionConnection } from '../src/terminal/session-connection.ts';
import { sessionRequest } from '../src/tunnels/forward.ts';
import { Tunnel } from '../src/tunnels/tunnel.ts';

const root = path.resolve(import.meta.dirname, '..');
const largest = 64 * 1024;
/** So long an answer may take while the connection is dropped again and again. */
const patience = 120_000;

/** Mostly little, sometimes much. */
const randomData = (): Buffer => randomBytes(1 + Math.floor(Math.random() ** 3 * largest));

const digest = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** What a remote terminal or a tunnel sent back, until somebody wants it. */
class Received {
  #data: Buffer = Buffer.alloc(0);
  #wake: () => void = () => undefined;
  #closed: string | undefined;

  push(data: Uint8Array): void {
    this.#data = Buffer.concat([this.#data, data]);
    this.#wake();
  }

  end(reason: string): void {
    this.#closed = reason;
    this.#wake();
  }

  /** The next bytes. @throws if they do not come in time, or the other end is gone */
  async take(length: number): Promise<Buffer> {
    const deadline = Date.now() + patience;
    while (this.#data.length < length) {
      if (this.#closed !== undefined) throw new Error(`The other end is gone: ${this.#closed}`);
      if (Date.now() > deadline) {
        throw new Error(`Only ${this.#data.length} of ${length} bytes came within ${patience / 1000} s.`);
      }
      await Promise.race([new Promise<void>((resolve) => (this.#wake = resolve)), delay(1000)]);
    }
    const taken = this.#data.subarray(0, length);
    this.#data = this.#data.subarray(length);
    return taken;
  }

  /** Waits for a text, and forgets it with all before it. */
  async skipTo(text: string): Promise<void> {
    while (!this.#data.includes(text)) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
      if (this.#closed !== undefined) throw new Error(`The other end is gone: ${this.#closed}`);
    }
    this.#data = this.#data.subarray(this.#data.indexOf(text) + text.length);
  }
}

class Soak {
  readonly #clients: Clients;
  readonly #url: string;
  readonly #nodes: readonly string[];
  #until = Infinity;
  /** Sessions that may be disturbed, and what tells how they are. */
  readonly #sessions = new Map<string, () => { repeated: number; reconnects: number }>();
  readonly counts = { transfers: 0, bytes: 0, connections: 0, drops: 0, disturbances: 0 };
  readonly failures: string[] = [];

  constructor(options: { clients: Clients; url: string; nodes: readonly string[] }) {
    this.#clients = options.clients;
    this.#url = options.url;
    this.#nodes = options.nodes;
  }

  #isOver(): boolean {
    return Date.now() >= this.#until || this.failures.length > 0;
  }

  /** Runs what was opened, and disturbs it, for so many milliseconds. */
  async run(opened: readonly { name: string; work: () => Promise<void> }[], time: number): Promise<void> {
    this.#until = Date.now() + time;
    await Promise.all([...opened.map(({ name, work }) => this.#watch(name, work)), this.#disturb()]);
  }

  /** Runs `work`, whose failure is a failure of the soak. */
  async #watch(name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Opens a terminal that sends back what it gets; the answer is what works with it. */
  async session(number: number): Promise<() => Promise<void>> {
    const clients = this.#clients;
    const target = this.#nodes[number % this.#nodes.length] ?? '';
    const grant = await startSession(clients, {
      target,
      documentName: 'AWS-StartInteractiveCommand',
      parameters: { command: ['stty raw -echo; printf ready; exec cat'] },
    });
    const received = new Received();
    const connection = new SessionConnection({
      grant,
      resume: (signal) => resumeSession(clients, grant.sessionId, signal),
      terminate: () => terminateSession(clients, grant.sessionId),
      listener: {
        output: (data) => received.push(data),
        ended: ({ reason, message }) => received.end(`${reason} ${message}`),
      },
    });
    connection.open();
    await received.skipTo('ready');
    this.#sessions.set(grant.sessionId, () => connection.statistics);
    return async () => {
      while (!this.#isOver()) {
        // Agents end each message with a whole UTF-8 character and keep the beginning of one that has not come.
        const text = Buffer.from(randomData().toString('base64'));
        await this.#exchange(text, (data) => connection.write(data), received);
        await delay(Math.random() * 1000);
      }
      connection.terminate();
    };
  }

  /** Opens a tunnel to a port that sends back what it gets; what works with it makes one connection after the other. */
  async tunnel(number: number, port: number): Promise<() => Promise<void>> {
    const clients = this.#clients;
    const nodeId = this.#nodes[number % this.#nodes.length] ?? '';
    const tunnel = new Tunnel(
      { nodeId, nodeLabel: nodeId, host: undefined, port, localHost: '127.0.0.1', localPort: 0 },
      {
        start: (forward, signal) => startSession(clients, { ...sessionRequest(forward), signal }),
        resume: (sessionId, signal) => resumeSession(clients, sessionId, signal),
        terminate: (sessionId) => terminateSession(clients, sessionId),
      },
      Date.now(),
    );
    await tunnel.start();
    this.#sessions.set(tunnel.sessionId ?? '', () => ({
      repeated: 0,
      reconnects: tunnel.statistics.reconnects,
    }));
    return async () => {
      while (!this.#isOver()) {
        const socket = connect({ port: tunnel.localPort, host: '127.0.0.1' });
        const received = new Received();
        socket.on('data', (data) => received.push(data));
        socket.on('error', (error) => received.end(error.message));
        this.counts.connections++;
        for (let turn = 0; turn < 4 && !this.#isOver(); turn++) {
          await this.#exchange(randomData(), (data) => socket.write(data), received);
          await delay(Math.random() * 300);
        }
        socket.destroy();
      }
      tunnel.stop();
    };
  }

  /** Drops and spoils connections at random until the end. */
  async #disturb(): Promise<void> {
    while (!this.#isOver()) {
      await delay(50 + Math.random() * 300);
      const ids = [...this.#sessions.keys()];
      const sessionId = ids[Math.floor(Math.random() * ids.length)];
      if (sessionId === undefined) continue;
      const kind = Math.random();
      if (kind < 0.5) {
        this.counts.drops++;
        await this.#order('cut-websockets', { how: kind < 0.3 ? 'drop' : 'close', sessionId });
      } else {
        this.counts.disturbances++;
        const bad = kind < 0.9 ? { loss: 0.05, duplication: 0.05, delay: 30 } : { pause: 700 };
        await this.#order('disturb-session', { sessionId, ...bad });
        void delay(1500).then(() => this.#order('disturb-session', { sessionId }));
      }
    }
  }

  statistics(): { repeated: number; reconnects: number } {
    const sum = { repeated: 0, reconnects: 0 };
    for (const read of this.#sessions.values()) {
      const { repeated, reconnects } = read();
      sum.repeated += repeated;
      sum.reconnects += reconnects;
    }
    return sum;
  }

  async #exchange(data: Uint8Array, send: (data: Uint8Array) => unknown, received: Received): Promise<void> {
    send(data);
    const back = await received.take(data.length);
    if (digest(back) !== digest(data)) throw new Error(`${data.length} bytes came back changed.`);
    this.counts.transfers++;
    this.counts.bytes += data.length;
  }

  async #order(name: string, body: object): Promise<void> {
    // A session that has just ended cannot be disturbed any more.
    await fetch(`${this.#url}/_playground/${name}`, { method: 'POST', body: JSON.stringify(body) }).catch(
      () => undefined,
    );
  }
}

async function startPlayground(): Promise<{ url: string; child: ChildProcess }> {
  const child = fork(path.join(root, 'playground/main.ts'), ['--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      const ready = /^ready (\S+)$/m.exec(chunk.toString())?.[1];
      if (ready !== undefined) resolve(ready);
    });
    child.once('exit', (code) => reject(new Error(`The playground ended with ${String(code)}.`)));
  });
  return { url, child };
}

/** Linux nodes that are online, with agents of all ages. */
async function findNodes(clients: Clients): Promise<string[]> {
  const answer = await clients.call('ssm:DescribeInstanceInformation', {
    Filters: [
      { Key: 'PingStatus', Values: ['Online'] },
      { Key: 'PlatformTypes', Values: ['Linux'] },
    ],
    MaxResults: 50,
  });
  return (answer.InstanceInformationList ?? []).map(({ InstanceId = '' }) => InstanceId);
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      sessions: { type: 'string', default: '100' },
      tunnels: { type: 'string', default: '20' },
    },
  });
  const [minutes, sessions, tunnels] = [values.minutes, values.sessions, values.tunnels].map(Number) as [
    number,
    number,
    number,
  ];
  const echo = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  });
  await once(echo.listen(0, 'localhost'), 'listening');
  const { url, child } = await startPlayground();
  const clients = createClients({ connection: playgroundConnection(url), version: 'soak', env: {} });
  const soak = new Soak({ clients, url, nodes: await findNodes(clients) });
  const { port } = echo.address() as AddressInfo;
  const before = process.memoryUsage().rss;
  const opened = [];
  for (let index = 0; index < tunnels; index++) {
    opened.push({ name: `tunnel ${index}`, work: await soak.tunnel(index, port) });
  }
  for (let index = 0; index < sessions; index++) {
    opened.push({ name: `session ${index}`, work: await soak.session(index) });
  }
  await soak.run(opened, minutes * 60_000);
  const { transfers, bytes, connections, drops, disturbances } = soak.counts;
  const { repeated, reconnects } = soak.statistics();
  print(`${sessions} sessions and ${tunnels} tunnels for ${minutes} minutes`);
  print(`${transfers} transfers, ${megabytes(bytes)} each way, ${connections} connections through tunnels`);
  print(
    `${drops} drops, ${disturbances} disturbances, ${reconnects} reconnects, ${repeated} messages repeated`,
  );
  print(`memory ${megabytes(before)} before, ${megabytes(process.memoryUsage().rss)} after`);
  for (const failure of soak.failures) print(`FAILED ${failure}`);
  if (soak.failures.length === 0) print('no byte was lost, doubled or changed');
  child.kill();
  return soak.failures.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
