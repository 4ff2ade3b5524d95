import assert from 'node:assert/strict';
import { disturbSession } from '../../../playground/agent/disturbances.ts';
import { AgentServer, encryptedBy, newAgent, testKey } from './agent-server.ts';

const server = new AgentServer();
before(() => server.listen());
after(() => server.close());

const message = 'This session is encrypted using AWS KMS.';

describe('a session that is encrypted with KMS', () => {
  for (const [name, agentVersion] of [
    ['with a challenge in the context', newAgent],
    ['without one, as agents up to 3.3.551.0', '3.3.551.0'],
  ] as const) {
    it(`is a shell ${name}`, async () => {
      const client = server.connect(server.start({ agentVersion, ...encryptedBy(testKey.arn) }));
      client.connection.resize(90, 30);
      await client.until(() => /[#$] $/.test(client.output));
      client.type('stty size; echo $((6 * 7))\r');
      await client.until(() => client.output.includes('42\r\n'));
      assert.match(client.output, /30 90\r\n/);
      assert.deepEqual(client.notices, [message]);
      client.type('exit\r');
      assert.equal((await client.ended()).reason, 'closed');
    });
  }

  it('gives output, errors and the exit code of a command', async () => {
    const properties = { commands: `sh -c 'echo out; echo err >&2; exit 3'`, separateOutputStream: 'true' };
    const plan = { sessionType: 'NonInteractiveCommands', properties, ...encryptedBy(testKey.arn) } as const;
    const client = server.connect(server.start(plan));
    assert.equal((await client.ended()).exitCode, 3);
    assert.deepEqual([client.output, client.errors], ['out\n', 'err\n']);
  });

  it('loses and doubles nothing on a bad network that breaks', async () => {
    const session = server.start(encryptedBy(testKey.arn));
    const client = server.connect(session);
    await client.until(() => /[#$] $/.test(client.output));
    const { sessionId } = session;
    disturbSession({ sessionId, loss: 0.1, duplication: 0.1, delay: 20 }, () => session);
    // Lines that are typed before that are echoed, and would count as printed.
    client.type('stty -echo; echo qui""et\r');
    await client.until(() => client.output.includes('quiet'));
    for (let line = 0; line < 20; line++) client.type(`echo line ${line}\r`);
    await client.until(() => client.output.includes('line 3\r\n'));
    server.cut();
    await client.until(() => client.output.includes('line 19\r\n'));
    assert.deepEqual(
      client.output.match(/line \d+\r/g),
      Array.from({ length: 20 }, (_, line) => `line ${line}\r`),
    );
    client.connection.terminate();
  });

  it('ends with the reason when there is no key', async () => {
    const client = server.connect(
      server.start(encryptedBy('arn:aws:kms:eu-central-1:123456789012:key/gone')),
    );
    const { reason, message } = await client.ended();
    assert.equal(reason, 'failed');
    assert.match(message, /must be encrypted, and there is no key for it: There is no key arn:aws:kms/);
  });

  it('ends in the words of the agent when the agent may not use the key', async () => {
    const encryption = { keyArn: testKey.arn, decrypt: () => undefined };
    const client = server.connect(server.start({ encryption }));
    assert.match((await client.ended()).message, /Fetching data key failed/);
  });
});
