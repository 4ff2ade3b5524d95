import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { encodeMuxData, encodeMuxFrame, MuxCommand } from '../../../src/session/smux.ts';
import { isLoopback, ListenError, LocalPort, loopback } from '../../../src/terminal/local-port.ts';
import { PortBridge, type PortChannel } from '../../../src/terminal/port-bridge.ts';
import { digest, read } from '../../playground/agent/forward.ts';

/** The session below a bridge, as a list of what was done to it. */
class ScriptedSession implements PortChannel {
  isFull = false;
  sent = 0;
  readonly calls: string[] = [];

  write(data: Uint8Array): void {
    this.sent += data.length;
  }
  sendFlag(flag: number): void {
    this.calls.push(`flag ${flag}`);
  }
  pause(): void {
    this.calls.push('pause');
  }
  resume(): void {
    this.calls.push('resume');
  }
}

interface Connected {
  readonly session: ScriptedSession;
  readonly bridge: PortBridge;
  readonly near: Socket;
  /** The program of this computer that has connected. */
  readonly program: Socket;
  readonly changes: number[];
}

const open: { close(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

async function bridged(agentVersion = '3.3.1142.0'): Promise<Connected> {
  const session = new ScriptedSession();
  const changes: number[] = [];
  const bridge = new PortBridge({
    channel: session,
    agentVersion,
    listener: {
      failed: (reason) => session.calls.push(reason),
      changed: () => changes.push(bridge.statistics.open),
    },
  });
  const accepted: Socket[] = [];
  const local = await LocalPort.listen({ host: loopback, port: 0 }, (socket) => accepted.push(socket));
  const program = connect({ port: local.port, host: loopback, allowHalfOpen: true });
  open.push(local, bridge, { close: () => program.destroy() });
  await once(program, 'connect');
  while (accepted[0] === undefined) await new Promise((resolve) => setImmediate(resolve));
  bridge.accept(accepted[0]);
  return { session, bridge, near: accepted[0], program, changes };
}

describe('the connections of a forwarded port', () => {
  it('hold the node up while a local end does not read, and let it go on afterwards', async () => {
    const { session, bridge, program } = await bridged();
    program.pause();
    const part = randomBytes(256 * 1024);
    const parts: Buffer[] = [];
    while (session.calls.length === 0) {
      parts.push(part);
      bridge.receive(encodeMuxData(3, part));
    }
    assert.deepEqual(session.calls, ['pause']);
    const all = Buffer.concat(parts);
    assert.equal(digest(await read(program, all.length)), digest(all));
    while (session.calls.length < 2) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(session.calls, ['pause', 'resume']);
  });

  it('are not read while the session is full', async () => {
    const { session, bridge, near, program } = await bridged();
    session.isFull = true;
    program.write('first');
    while (bridge.statistics.sent === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.ok(near.isPaused());
    session.isFull = false;
    bridge.drained();
    program.write('second');
    while (bridge.statistics.sent < 11) await new Promise((resolve) => setImmediate(resolve));
    assert.ok(!near.isPaused());
  });

  it('are let go by a local end that does not read any more', async () => {
    const { session, bridge, program } = await bridged();
    program.pause();
    while (session.calls.length === 0) bridge.receive(encodeMuxData(3, Buffer.alloc(1024 * 1024)));
    program.destroy();
    while (session.calls.length < 2) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(session.calls, ['pause', 'resume']);
    assert.equal(bridge.statistics.open, 0);
  });

  it('end with their last bytes, and are counted', async () => {
    const { bridge, program, changes } = await bridged();
    bridge.receive(encodeMuxData(3, Buffer.from('bye')));
    bridge.receive(encodeMuxFrame(MuxCommand.finish, 3));
    assert.equal((await read(program, 3)).toString(), 'bye');
    program.resume();
    await once(program, 'end');
    assert.deepEqual(changes, [1, 0]);
    assert.deepEqual(bridge.statistics, { open: 0, connections: 1, sent: 0, received: 3 });
  });

  it('wait for one another with an old agent', async () => {
    const { bridge, program } = await bridged('2.3.701.0');
    const local = await LocalPort.listen({ host: loopback, port: 0 }, (socket) => bridge.accept(socket));
    open.push(local);
    const second = connect({ port: local.port, host: loopback });
    open.push({ close: () => second.destroy() });
    second.write('x');
    await once(second, 'connect');
    const connections = (): number => bridge.statistics.connections;
    assert.equal(connections(), 1);
    program.destroy();
    while (connections() < 2) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(bridge.statistics.open, 1);
  });
});

describe('a local port', () => {
  it('that another program has says what to do', async () => {
    const first = await LocalPort.listen({ host: loopback, port: 0 }, () => undefined);
    open.push(first);
    await assert.rejects(
      LocalPort.listen({ host: loopback, port: first.port }, () => undefined),
      (error: unknown) =>
        error instanceof ListenError &&
        error.message === `Another program listens on port ${first.port} of 127.0.0.1.` &&
        error.advice === 'Choose another local port, or let a free one be taken.',
    );
  });

  it('of a foreign address says so', async () => {
    await assert.rejects(
      LocalPort.listen({ host: '192.0.2.1', port: 0 }, () => undefined),
      /This computer has no address 192\.0\.2\.1/,
    );
  });

  it('is for this computer only, or not', () => {
    for (const host of ['127.0.0.1', '127.1.2.3', '::1', 'localhost']) assert.ok(isLoopback(host), host);
    for (const host of ['0.0.0.0', '::', '192.168.1.7', 'web', '127.evil.com'])
      assert.ok(!isLoopback(host), host);
  });
});
