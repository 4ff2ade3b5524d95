import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Session } from '../../../playground/sessions.ts';
import { ListenError } from '../../../src/terminal/local-port.ts';
import type { NodeForward } from '../../../src/tunnels/forward.ts';
import { SavedForwards } from '../../../src/tunnels/saved-forwards.ts';
import type { TunnelCalls } from '../../../src/tunnels/tunnel.ts';
import { Tunnels, type OwnTunnel } from '../../../src/tunnels/tunnels.ts';
import { AgentServer } from '../../playground/agent/agent-server.ts';
import { read, readAll, Servers } from '../../playground/agent/forward.ts';
import { testConnection } from '../../support/scripted-clients.ts';

const server = new AgentServer();
const servers = new Servers();
before(() => server.listen());
after(() => server.close());
after(() => servers.close());

/** The service and the agent behind the calls of tunnels. */
class Service implements TunnelCalls {
  readonly calls: string[] = [];
  resumeFailures = 0;
  running: Session | undefined;
  readonly #agentVersion: string;

  constructor(agentVersion = '3.3.1142.0') {
    this.#agentVersion = agentVersion;
  }

  readonly start: TunnelCalls['start'] = ({ port, host }) => {
    this.calls.push('start');
    const properties = { portNumber: String(port), type: 'LocalPortForwarding', ...(host && { host }) };
    this.running = server.start({ sessionType: 'Port', properties, agentVersion: this.#agentVersion });
    return Promise.resolve(this.#grant(this.running));
  };

  readonly resume: TunnelCalls['resume'] = () => {
    this.calls.push('resume');
    if (this.resumeFailures-- > 0) return Promise.reject(new Error('There is no network.'));
    const { running } = this;
    return Promise.resolve(running?.endDate === undefined && running ? this.#grant(running) : undefined);
  };

  readonly terminate: TunnelCalls['terminate'] = () => {
    this.calls.push('terminate');
    this.running?.terminate();
    return Promise.resolve();
  };

  #grant(session: Session) {
    const { sessionId } = session;
    return { sessionId, streamUrl: server.url(session), tokenValue: session.issueToken() ?? '' };
  }
}

const forwardTo = (port: number, change: Partial<NodeForward> = {}): NodeForward => ({
  ...{
    nodeId: 'i-1',
    nodeLabel: 'web-1',
    host: undefined,
    port,
    localHost: '127.0.0.1',
    localPort: undefined,
  },
  ...change,
});

const echo = (socket: Socket): void => void socket.pipe(socket);

async function changed(tunnels: Tunnels, isTrue: () => boolean): Promise<void> {
  while (!isTrue()) {
    await new Promise<void>((resolve) => {
      const listener = tunnels.onChange(() => {
        listener.dispose();
        resolve();
      });
    });
  }
}

async function exchange({ tunnel }: OwnTunnel, text: string): Promise<string> {
  const socket = connect({ port: tunnel.localPort, host: '127.0.0.1' });
  socket.write(text);
  const answer = await read(socket, text.length);
  socket.destroy();
  return answer.toString();
}

describe('a tunnel', () => {
  let tunnels: Tunnels;
  let now: number;
  beforeEach(() => {
    now = 1000;
    tunnels = new Tunnels(() => now);
  });
  afterEach(() => tunnels.dispose());

  it('carries connections, counts them, and ends at the service when it is stopped', async () => {
    const service = new Service();
    const own = await tunnels.open(testConnection, forwardTo(await servers.listen(echo)), service);
    assert.deepEqual(own.tunnel.state, { name: 'active' });
    assert.equal(await exchange(own, 'hello'), 'hello');
    await changed(tunnels, () => own.tunnel.statistics.open === 0);
    assert.deepEqual(own.tunnel.statistics, {
      ...{ open: 0, connections: 1, sent: 5, received: 5, reconnects: 0, refused: 0 },
    });
    own.tunnel.stop();
    assert.equal(service.running?.status, 'Terminated');
    assert.deepEqual(own.tunnel.state, { name: 'stopped' });
    assert.deepEqual(service.calls, ['start', 'terminate']);
    await own.tunnel.over;
    const refused = connect({ port: own.tunnel.localPort, host: '127.0.0.1' });
    const [error] = (await once(refused, 'error')) as [NodeJS.ErrnoException];
    assert.equal(error.code, 'ECONNREFUSED');
  });

  it('is over when the service has ended its session, which may take a while', async () => {
    const service = new Service();
    let end: () => void = () => undefined;
    const terminate = (): Promise<void> => new Promise((resolve) => (end = resolve));
    const { start, resume } = service;
    const calls = { start, resume, terminate };
    const { tunnel } = await tunnels.open(testConnection, forwardTo(80, { localPort: 0 }), calls);
    let isOver = false;
    void tunnel.over.then(() => (isOver = true));
    tunnel.stop();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([tunnel.state.name, isOver], ['stopped', false]);
    end();
    await tunnel.over;
  });

  it('tells why its session may still be open at the service', async () => {
    const { start, resume } = new Service();
    const terminate = (): Promise<void> => Promise.reject(new Error('No network.'));
    const calls = { start, resume, terminate };
    const { tunnel } = await tunnels.open(testConnection, forwardTo(80, { localPort: 0 }), calls);
    tunnel.stop();
    assert.equal(await tunnel.over, 'The session could not be ended at the service: No network.');
    assert.deepEqual(tunnel.state, { name: 'stopped' });
  });

  it('takes the port of the destination if it is free, else another', async () => {
    const port = await servers.listen(echo);
    // The destination listens on the same computer here, so its port is taken.
    const own = await tunnels.open(testConnection, forwardTo(port), new Service());
    assert.equal(await exchange(own, 'x'), 'x');
    const free = own.tunnel.localPort;
    own.tunnel.stop();
    const fixed = await tunnels.open(testConnection, forwardTo(port, { localPort: free }), new Service());
    assert.equal(fixed.tunnel.localPort, free);
    const remote = forwardTo(free, { localPort: 0 });
    assert.notEqual((await tunnels.open(testConnection, remote, new Service())).tunnel.localPort, 0);
  });

  it('starts no session when the local port is taken', async () => {
    const taken = await servers.listen(echo);
    const service = new Service();
    await assert.rejects(
      tunnels.open(testConnection, forwardTo(80, { localHost: 'localhost', localPort: taken }), service),
      (error: unknown) => error instanceof ListenError && error.message.includes('Another program'),
    );
    assert.deepEqual(service.calls, []);
    assert.deepEqual(tunnels.list(testConnection), []);
  });

  it('resumes after a lost connection, with what was on its way', async () => {
    const service = new Service();
    const own = await tunnels.open(testConnection, forwardTo(await servers.listen(echo)), service);
    const socket = connect({ port: own.tunnel.localPort, host: '127.0.0.1' });
    socket.write('before');
    assert.equal((await read(socket, 6)).toString(), 'before');
    service.resumeFailures = 1;
    server.cut();
    await changed(tunnels, () => own.tunnel.state.name === 'reconnecting');
    socket.write('after');
    assert.equal((await read(socket, 5)).toString(), 'after');
    assert.equal(own.tunnel.state.name, 'active');
    assert.equal(own.tunnel.statistics.reconnects, 1);
    socket.destroy();
  });

  it('says why it ended, and starts again on the same local port', async () => {
    const service = new Service();
    const own = await tunnels.open(testConnection, forwardTo(await servers.listen(echo)), service);
    const { localPort } = own.tunnel;
    service.running?.terminate();
    await changed(tunnels, () => !own.tunnel.isLive);
    assert.deepEqual(own.tunnel.state, { name: 'ended', reason: 'The session was ended.' });
    const next = await tunnels.restart(own);
    assert.equal(next.tunnel.localPort, localPort);
    assert.equal(await exchange(next, 'again'), 'again');
    assert.deepEqual(tunnels.list(testConnection), [next]);
  });

  it('is worth another start if it ended by itself after a minute of use', async () => {
    const service = new Service();
    const own = await tunnels.open(testConnection, forwardTo(await servers.listen(echo)), service);
    now += 60_000;
    assert.equal(tunnels.isWorthRestarting(own), false, 'it lives');
    service.running?.terminate();
    await changed(tunnels, () => !own.tunnel.isLive);
    assert.equal(tunnels.isWorthRestarting(own), true);
    now -= 1;
    assert.equal(tunnels.isWorthRestarting(own), false, 'it would end again at once');
    const next = await tunnels.restart(own);
    next.tunnel.stop();
    now += 3_600_000;
    assert.equal(tunnels.isWorthRestarting(next), false, 'the user has stopped it');
  });

  it('tells what the agent refuses', async () => {
    const own = await tunnels.open(testConnection, forwardTo(80, { host: '169.254.169.254' }), new Service());
    await changed(tunnels, () => !own.tunnel.isLive);
    assert.deepEqual(own.tunnel.state, {
      name: 'ended',
      reason: 'Forwarding to IP address 169.254.169.254 is forbidden.',
    });
  });

  it('counts what the destination refuses, and lives on', async () => {
    const forward = forwardTo(5432, { host: 'nowhere.example.org', localPort: 0 });
    const own = await tunnels.open(testConnection, forward, new Service());
    const socket = connect({ port: own.tunnel.localPort, host: '127.0.0.1' });
    assert.equal((await readAll(socket)).length, 0);
    assert.equal(own.tunnel.statistics.refused, 1);
    assert.ok(own.tunnel.isLive);
  });

  it('is stopped while it starts', async () => {
    const service = new Service();
    let answer: (() => void) | undefined;
    const calls: TunnelCalls = {
      ...{ start: service.start, resume: service.resume, terminate: service.terminate },
      agent: () => new Promise((resolve) => (answer = () => resolve(undefined as never))),
    };
    const opening = tunnels.open(testConnection, forwardTo(80, { localPort: 0 }), calls);
    await changed(tunnels, () => tunnels.list(testConnection).length === 1);
    while (answer === undefined) await new Promise((resolve) => setImmediate(resolve));
    const tunnel = tunnels.list(testConnection)[0]?.tunnel;
    tunnel?.stop();
    answer();
    await assert.rejects(opening, { name: 'AbortError' });
    await tunnel?.over;
    assert.deepEqual(service.calls, ['start', 'terminate']);
    assert.deepEqual(tunnels.list(testConnection), []);
  });
});

describe('saved forwards', () => {
  const memory = new Map<string, unknown>();
  const saved = new SavedForwards({
    get: (key) => memory.get(key),
    update: (key, value) => memory.set(key, JSON.parse(JSON.stringify(value))),
  });

  it('are kept by connection, once each', () => {
    const forward = forwardTo(80);
    saved.add(testConnection, forward);
    saved.add(testConnection, { ...forward });
    saved.add(testConnection, forwardTo(80, { host: 'db' }));
    assert.deepEqual(saved.list(testConnection), [forward, forwardTo(80, { host: 'db' })]);
    assert.deepEqual(saved.list({ ...testConnection, region: 'us-east-1' }), []);
    saved.remove(testConnection, { ...forward });
    assert.deepEqual(saved.list(testConnection), [forwardTo(80, { host: 'db' })]);
  });

  it('survive state of any shape', () => {
    for (const value of [undefined, 7, [], { x: 1 }]) {
      memory.set('ssm.savedForwards', value);
      assert.deepEqual(saved.list(testConnection), []);
    }
  });
});
