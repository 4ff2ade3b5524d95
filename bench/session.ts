// How quick sessions and tunnels are, beside a raw WebSocket to the same pseudo-terminal and a raw TCP connection to the
// same port, in the same run: what is left between them is the data channel. The agent is the playground's, in a
// process of its own; it has no pauses of one millisecond per message as the real one has.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { WebSocket } from 'ws';
import { createClients, type Clients } from '../src/aws/clients.ts';
import { resumeSession, startSession, terminateSession } from '../src/aws/sessions.ts';
import { playgroundConnection } from '../src/connection/connection.ts';
import { SessionConnection } from '../src/terminal/session-connection.ts';
import { sessionRequest, type NodeForward } from '../src/tunnels/forward.ts';
import { Tunnel } from '../src/tunnels/tunnel.ts';
import { goal, print, summarize, type Summary } from './measure.ts';
import { transfer, type SessionPeer } from './session-peer.ts';

export async function benchSession(): Promise<void> {
  const { peer, stop } = await startPeer();
  const bench = new SessionBench(peer);
  try {
    await bench.prepare();
    await bench.open();
    await bench.keystrokes();
    await bench.output();
    await bench.paste();
    await bench.download();
    await bench.upload();
    await bench.pingPong();
    bench.memory();
  } finally {
    bench.close();
    stop();
  }
}

/** A remote terminal: a session, or a raw WebSocket. What comes before somebody listens waits. */
class Terminal {
  readonly write: (data: Uint8Array) => void;
  readonly close: () => void;
  #early: Uint8Array[] = [];
  #listener: ((data: Uint8Array) => void) | undefined;

  constructor(actions: { write: (data: Uint8Array) => void; close: () => void }) {
    this.write = actions.write;
    this.close = actions.close;
  }

  receive(data: Uint8Array): void {
    if (this.#listener === undefined) this.#early.push(data);
    else this.#listener(data);
  }

  listen(listener: (data: Uint8Array) => void): void {
    this.#listener = listener;
    for (const data of this.#early.splice(0)) listener(data);
  }
}

const prompt = /[#$] $/;
/** A terminal that hands on each byte as it is, and shows by a word that it has begun. */
const raw = (command: string): string => `stty raw -echo; printf ready; ${command}`;

class SessionBench {
  readonly #peer: SessionPeer;
  readonly #clients: Clients;
  #node = '';
  #addedLatency: number | undefined;
  #upload: number | undefined;

  constructor(peer: SessionPeer) {
    this.#peer = peer;
    this.#clients = createClients({
      ...{ connection: playgroundConnection(peer.url), version: 'bench', env: {} },
    });
  }

  async prepare(): Promise<void> {
    const answer = await this.#clients.call('ssm:DescribeInstanceInformation', {
      Filters: [
        { Key: 'PingStatus', Values: ['Online'] },
        { Key: 'PlatformTypes', Values: ['Linux'] },
      ],
    });
    const latest = answer.InstanceInformationList?.find(({ AgentVersion = '' }) => AgentVersion >= '3.3');
    this.#node = latest?.InstanceId ?? '';
  }

  close(): void {
    this.#clients.close();
  }

  async open(): Promise<void> {
    const ours: number[] = [];
    const floor: number[] = [];
    for (let turn = -2; turn < 10; turn++) {
      const times = [];
      for (const openTerminal of [() => this.#rawTerminal('exec sh'), () => this.#session()]) {
        const start = performance.now();
        const terminal = await openTerminal();
        await until(terminal, (text) => prompt.test(text));
        times.push(performance.now() - start);
        terminal.close();
      }
      if (turn >= 0) {
        floor.push(times[0] ?? 0);
        ours.push(times[1] ?? 0);
      }
    }
    compareLines('open to prompt, StartSession included', summarize(ours), summarize(floor));
  }

  async keystrokes(): Promise<void> {
    const command = raw('cat');
    const floor = await this.#rawTerminal(command);
    const ours = await this.#session(command);
    await until(floor, (text) => text.endsWith('ready'));
    await until(ours, (text) => text.endsWith('ready'));
    const times: { floor: number[]; ours: number[] } = { floor: [], ours: [] };
    // What has run often is compiled; a person who types gets there within a few minutes.
    for (let key = -500; key < 1000; key++) {
      for (const [side, terminal] of [['floor', floor] as const, ['ours', ours] as const]) {
        const start = performance.now();
        const echoed = nextData(terminal);
        terminal.write(Buffer.from('k'));
        await echoed;
        if (key >= 0) times[side].push(performance.now() - start);
      }
    }
    floor.close();
    ours.close();
    const [own, rawTimes] = [summarize(times.ours), summarize(times.floor)];
    compareLines('keystroke echo', own, rawTimes);
    this.#addedLatency = own.median - rawTimes.median;
    goal('added latency per keystroke, median', this.#addedLatency, { most: 0.5, unit: ' ms' });
  }

  async output(): Promise<void> {
    const command = raw(`head -c ${transfer} /dev/zero; sleep 5`);
    const rates = [];
    let work = new ProcessorTime();
    for (const openTerminal of [() => this.#rawTerminal(command), () => this.#session(command)]) {
      const terminal = await openTerminal();
      let length = 0;
      work = new ProcessorTime();
      const start = performance.now();
      await new Promise<void>((resolve) => {
        terminal.listen((data) => {
          length += data.length;
          if (length >= transfer) resolve();
        });
      });
      rates.push(rate(transfer, performance.now() - start));
      terminal.close();
    }
    rateLine('cat of 50 MiB', rates[1] ?? 0, rates[0] ?? 0);
    work.print();
  }

  async paste(): Promise<void> {
    const size = 1024 * 1024;
    const command = raw(`head -c ${size} >/dev/null; printf taken; sleep 5`);
    const text = Buffer.alloc(size, 'v');
    const rates = [];
    for (const openTerminal of [() => this.#rawTerminal(command), () => this.#session(command)]) {
      const terminal = await openTerminal();
      await until(terminal, (shown) => shown.endsWith('ready'));
      const start = performance.now();
      terminal.write(text);
      await until(terminal, (shown) => shown.endsWith('taken'));
      rates.push(rate(size, performance.now() - start));
      terminal.close();
    }
    rateLine('paste of 1 MiB', rates[1] ?? 0, rates[0] ?? 0);
  }

  async download(): Promise<void> {
    const time = async (port: number): Promise<number> => {
      const start = performance.now();
      const socket = connect({ port, host: 'localhost' });
      let length = 0;
      for await (const data of socket) length += (data as Buffer).length;
      if (length !== transfer) throw new Error(`${length} bytes came instead of ${transfer}.`);
      return performance.now() - start;
    };
    const floor = rate(transfer, await time(this.#peer.source));
    const work = new ProcessorTime();
    const ours = rate(transfer, await this.#through(this.#peer.source, time));
    rateLine('port forward, download of 50 MiB', ours, floor);
    work.print();
  }

  async upload(): Promise<void> {
    const data = Buffer.alloc(transfer, 'u');
    const time = async (port: number): Promise<number> => {
      const start = performance.now();
      const socket = connect({ port, host: 'localhost' });
      socket.write(data);
      await once(socket, 'data');
      socket.destroy();
      return performance.now() - start;
    };
    const floor = rate(transfer, await time(this.#peer.sink));
    const work = new ProcessorTime();
    const ours = rate(transfer, await this.#through(this.#peer.sink, time));
    rateLine('port forward, upload of 50 MiB', ours, floor);
    work.print();
    this.#upload = ours;
    goal('milliseconds per MB of upload (8 MB/s)', 1000 / this.#upload, { most: 125, unit: ' ms' });
  }

  async pingPong(): Promise<void> {
    const times = async (port: number): Promise<Summary> => {
      const socket = connect({ port, host: 'localhost' }).setNoDelay(true);
      const took: number[] = [];
      for (let turn = -50; turn < 500; turn++) {
        const start = performance.now();
        socket.write('p');
        await once(socket, 'data');
        if (turn >= 0) took.push(performance.now() - start);
      }
      socket.destroy();
      return summarize(took);
    };
    const floor = await times(this.#peer.echo);
    compareLines('port forward, one byte and back', await this.#through(this.#peer.echo, times), floor);
  }

  memory(): void {
    const { rss, heapUsed } = process.memoryUsage();
    print(
      `memory of this end after all of it`.padEnd(46) +
        ` ${Math.round(rss / 2 ** 20)} MiB resident, ${Math.round(heapUsed / 2 ** 20)} MiB heap`,
    );
  }

  /** What `work` gives at a local port that leads through a session to `port`. */
  async #through<T>(port: number, work: (port: number) => Promise<T>): Promise<T> {
    const clients = this.#clients;
    const forward: NodeForward = {
      ...{ nodeId: this.#node, nodeLabel: this.#node, host: undefined, port },
      ...{ localHost: '127.0.0.1', localPort: 0 },
    };
    const tunnel = new Tunnel(
      forward,
      {
        start: (one, signal) => startSession(clients, { ...sessionRequest(one), signal }),
        resume: (sessionId, signal) => resumeSession(clients, sessionId, signal),
        terminate: (sessionId) => terminateSession(clients, sessionId),
      },
      Date.now(),
    );
    await tunnel.start();
    try {
      return await work(tunnel.localPort);
    } finally {
      tunnel.stop();
    }
  }

  /** A session with a shell, or with one command on its terminal. */
  async #session(command?: string): Promise<Terminal> {
    const clients = this.#clients;
    const document = {
      documentName: 'AWS-StartInteractiveCommand',
      parameters: { command: [command ?? ''] },
    };
    const grant = await startSession(clients, {
      target: this.#node,
      ...(command === undefined ? {} : document),
    });
    const terminal = new Terminal({
      write: (data) => connection.write(data),
      close: () => connection.terminate(),
    });
    const connection = new SessionConnection({
      grant,
      resume: (signal) => resumeSession(clients, grant.sessionId, signal),
      terminate: () => terminateSession(clients, grant.sessionId),
      listener: { output: (data) => terminal.receive(data), ended: () => undefined },
    });
    connection.open();
    return terminal;
  }

  async #rawTerminal(command: string): Promise<Terminal> {
    const socket = new WebSocket(`ws://localhost:${this.#peer.terminals}/?${encodeURIComponent(command)}`, {
      perMessageDeflate: false,
    });
    const terminal = new Terminal({
      write: (data) => socket.send(data),
      close: () => socket.close(),
    });
    socket.on('message', (data) => terminal.receive(data as Buffer));
    await once(socket, 'open');
    return terminal;
  }
}

/**
 * What a transfer takes of a processor at this end; unlike the rate it does not depend on what else the machine does.
 * While it is less than the time that has passed, the other end is what limits the transfer.
 */
class ProcessorTime {
  readonly #start = process.cpuUsage();
  readonly #startedAt = performance.now();

  print(): void {
    const { user, system } = process.cpuUsage(this.#start);
    const seconds = (user + system) / 1e6;
    const passed = (performance.now() - this.#startedAt) / 1000;
    print(`${'  processor time of this end'.padEnd(46)} ${seconds.toFixed(1)} s of ${passed.toFixed(1)} s`);
  }
}

async function until(terminal: Terminal, isEnough: (text: string) => boolean): Promise<void> {
  let text = '';
  await new Promise<void>((resolve) => {
    terminal.listen((data) => {
      text = (text + Buffer.from(data).toString('latin1')).slice(-200);
      if (isEnough(text)) resolve();
    });
  });
}

const nextData = (terminal: Terminal): Promise<void> =>
  new Promise((resolve) => terminal.listen(() => resolve()));

/** Megabytes (10^6 bytes) per second. */
const rate = (bytes: number, milliseconds: number): number => bytes / 1000 / milliseconds;

const rateLine = (name: string, ours: number, floor: number): void =>
  print(
    `${name.padEnd(46)} ${ours.toFixed(1)} MB/s  ${(ours / floor).toFixed(2)} x raw (${floor.toFixed(1)} MB/s)`,
  );

const compareLines = (name: string, ours: Summary, floor: Summary): void =>
  print(
    `${name.padEnd(46)} median ${ours.median.toFixed(2)} ms, p95 ${ours.p95.toFixed(2)} ms  (raw: ${floor.median.toFixed(2)} ms, ${floor.p95.toFixed(2)} ms)`,
  );

async function startPeer(): Promise<{ peer: SessionPeer; stop: () => void }> {
  const child = fork(path.join(import.meta.dirname, 'session-peer.ts'));
  const [peer] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The other end ended with ${String(code)}.`);
    }),
  ])) as [SessionPeer];
  return { peer, stop: () => void child.kill() };
}
