import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { disturbSession } from '../../../playground/agent/disturbances.ts';
import { AgentServer, newAgent } from './agent-server.ts';
import { digest, Forward, read, readAll, Servers } from './forward.ts';

const generations = {
  basic: '2.3.701.0',
  'mux with keep-alive': '3.0.284.0',
  mux: newAgent,
} as const;

const server = new AgentServer();
const servers = new Servers();
before(() => server.listen());
after(() => server.close());
after(() => servers.close());

const echo = (socket: Socket): void => void socket.pipe(socket);

for (const [generation, agentVersion] of Object.entries(generations)) {
  describe(`port forwarding, ${generation}`, () => {
    it('carries bytes both ways, exactly', async () => {
      const forward = await Forward.open(server, { port: await servers.listen(echo), agentVersion });
      const socket = forward.connect();
      const sent = randomBytes(300_000);
      socket.write(sent);
      assert.equal(digest(await read(socket, sent.length)), digest(sent));
      socket.write('\n');
      assert.equal((await read(socket, 1)).toString(), '\n');
      assert.equal(forward.bridge?.statistics.sent, sent.length + 1);
      assert.equal(forward.bridge.statistics.received, sent.length + 1);
      socket.destroy();
      await forward.close();
    });

    it('brings the greeting of a server that speaks first', async () => {
      const port = await servers.listen((socket) => socket.write('220 ready\r\n'));
      const forward = await Forward.open(server, { port, agentVersion });
      const socket = forward.connect();
      assert.equal((await read(socket, 11)).toString(), '220 ready\r\n');
      socket.destroy();
      await forward.close();
    });

    it('serves one connection after the other', async () => {
      let accepted = 0;
      const port = await servers.listen((socket) => {
        const number = ++accepted;
        socket.on('data', (data) => socket.write(`${number}:${data.toString()}`));
      });
      const forward = await Forward.open(server, { port, agentVersion });
      for (let turn = 1; turn <= 3; turn++) {
        const socket = forward.connect();
        socket.write('hello');
        assert.equal((await read(socket, 7)).toString(), `${turn}:hello`);
        socket.destroy();
      }
      await forward.close();
    });

    it('loses and doubles nothing on a bad network that breaks', async function () {
      this.timeout(60_000);
      const forward = await Forward.open(server, { port: await servers.listen(echo), agentVersion });
      const { sessionId } = forward.session;
      await forward.until(() => forward.bridge !== undefined);
      const socket = forward.connect();
      const sent = randomBytes(200_000);
      disturbSession({ sessionId, loss: 0.03, duplication: 0.05, delay: 10 }, () => forward.session);
      socket.write(sent.subarray(0, 100_000));
      const first = await read(socket, 50_000);
      server.cut();
      await forward.until(() => forward.states.includes('reconnecting'));
      socket.write(sent.subarray(100_000));
      const rest = await read(socket, sent.length - first.length);
      assert.equal(digest(Buffer.concat([first, rest])), digest(sent));
      assert.ok(forward.connection.statistics.reconnects >= 1);
      disturbSession({ sessionId }, () => forward.session);
      socket.destroy();
      await forward.close();
    });

    it('ends at the service, too', async () => {
      const forward = await Forward.open(server, { port: await servers.listen(echo), agentVersion });
      await forward.until(() => forward.bridge !== undefined);
      await forward.close();
      assert.equal(forward.session.status, 'Terminated');
      assert.equal(forward.end?.reason, 'terminated');
    });
  });
}

for (const generation of ['mux with keep-alive', 'mux'] as const) {
  const agentVersion = generations[generation];

  describe(`port forwarding, ${generation}: many connections`, () => {
    it('serves them at once, each its own bytes', async () => {
      const forward = await Forward.open(server, { port: await servers.listen(echo), agentVersion });
      const transfers = Array.from({ length: 20 }, async () => {
        const socket = forward.connect();
        const sent = randomBytes(20_000);
        for (let start = 0; start < sent.length; start += 3000)
          socket.write(sent.subarray(start, start + 3000));
        const got = await read(socket, sent.length);
        socket.end();
        assert.equal(digest(got), digest(sent));
      });
      await Promise.all(transfers);
      assert.equal(forward.bridge?.statistics.connections, 20);
      await forward.close();
    });

    it('closes the local end after its last bytes when the remote end has closed', async () => {
      const page = randomBytes(500_000);
      const port = await servers.listen((socket) => socket.end(page));
      const forward = await Forward.open(server, { port, agentVersion });
      const socket = forward.connect();
      assert.equal(digest(await readAll(socket)), digest(page));
      socket.end();
      await forward.until(() => forward.bridge?.statistics.open === 0);
      await forward.close();
    });

    it('says that nothing listens at the destination, and closes the local end', async () => {
      const closedPort = await servers.listen(echo);
      const forward = await Forward.open(server, {
        port: closedPort,
        agentVersion,
        host: 'db.prod.example.org',
      });
      const socket = forward.connect();
      assert.equal((await readAll(socket)).length, 0);
      assert.equal(forward.refusals, 1);
      socket.destroy();
      await forward.close();
    });

    it('reaches a host behind the node', async () => {
      const port = await servers.listen(echo);
      const forward = await Forward.open(server, { port, agentVersion, host: 'ledger.internal.example.com' });
      const socket = forward.connect();
      socket.write('select 1');
      assert.equal((await read(socket, 8)).toString(), 'select 1');
      socket.destroy();
      await forward.close();
    });

    it('takes an answer that is being given when the local end has ended', async () => {
      const port = await servers.listen((socket) =>
        socket.once('data', () => setTimeout(() => socket.end('late'), 50)),
      );
      const forward = await Forward.open(server, { port, agentVersion });
      const socket = forward.connect();
      socket.end('request');
      assert.equal((await readAll(socket)).toString(), 'late');
      await forward.close();
    });
  });
}

describe('a Port session without forwarding (AWS-StartSSHSession)', () => {
  it('carries raw bytes and ends with the port', async () => {
    const port = await servers.listen((socket) => {
      socket.write('SSH-2.0-test\r\n');
      socket.once('data', (data) => socket.end(data));
    });
    const session = server.start({ sessionType: 'Port', properties: { portNumber: String(port) } });
    const client = server.connect(session);
    await client.until(() => client.output === 'SSH-2.0-test\r\n');
    client.type('\n');
    const end = await client.ended();
    assert.equal(client.output, 'SSH-2.0-test\r\n\n');
    assert.deepEqual(end, { reason: 'closed', message: '', exitCode: undefined });
  });

  it('fails with the words of the agent when nothing listens', async () => {
    const properties = { portNumber: '1' };
    const client = server.connect(server.start({ sessionType: 'Port', properties }));
    assert.match((await client.ended()).message, /^Unable to connect to specified port: /);
  });
});

describe('a destination that the agent refuses', () => {
  for (const host of ['127.0.0.1', 'localhost', '169.254.169.254', '::1']) {
    it(host, async () => {
      const properties = { portNumber: '80', type: 'LocalPortForwarding', host };
      const client = server.connect(server.start({ sessionType: 'Port', properties }));
      assert.equal((await client.ended()).message, `Forwarding to IP address ${host} is forbidden.`);
    });
  }

  it('no port at all', async () => {
    const client = server.connect(server.start({ sessionType: 'Port', properties: {} }));
    assert.match((await client.ended()).message, /Port number is empty/);
  });
});

describe('hostile bytes in a multiplexed session', () => {
  it('end the session and nothing else', async () => {
    const properties = { portNumber: '80', type: 'LocalPortForwarding' };
    const client = server.connect(server.start({ sessionType: 'Port', properties }));
    await client.until(() => client.description !== undefined);
    client.connection.write(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
    assert.equal((await client.ended()).reason, 'closed');
  });
});
