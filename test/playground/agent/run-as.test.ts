import assert from 'node:assert/strict';
import type { ManagedNode } from '../../../playground/fleet/node.ts';
import { AgentServer, newAgent, type Plan } from './agent-server.ts';

const server = new AgentServer();
before(() => server.listen());
after(() => server.close());

const node = {
  instanceId: 'i-0123456789abcdef0',
  agentVersion: newAgent,
  platformName: 'Ubuntu',
} as ManagedNode;

const as = (runAsDefaultUser: string, more: Plan = {}): Plan => ({
  node,
  ...more,
  inputs: { runAsEnabled: true, runAsDefaultUser },
});

describe('a session as another user', () => {
  it('runs as a user that the node has, and says what this computer cannot do', async () => {
    const client = server.connect(server.start(as('deploy')));
    client.type('echo I am $USER $LOGNAME\r');
    await client.until(() => client.output.includes('I am deploy deploy'));
    assert.match(
      client.output,
      /^The playground cannot become deploy on this computer: what follows runs as /,
    );
    client.connection.terminate();
  });

  it('fails with the words of the agent for users that the node does not have', async () => {
    for (const [user, message] of [
      ['ec2-user', 'Unable to start command: failed to start pty since RunAs user ec2-user does not exist'],
      // This computer has such a user, the node has not.
      ['daemon', 'Unable to start command: failed to start pty since RunAs user daemon does not exist'],
      ['', 'Unable to start command: please set the RunAs default user'],
    ] as const) {
      const client = server.connect(server.start(as(user)));
      assert.equal((await client.ended()).message, message);
    }
  });

  it('runs commands as that user, too, unless they are elevated', async () => {
    const properties = { commands: "sh -c 'echo I am $USER'", separateOutputStream: 'true' };
    const plan: Plan = { sessionType: 'NonInteractiveCommands', properties };
    const client = server.connect(server.start(as('ubuntu', plan)));
    await client.ended();
    assert.equal(client.output, 'I am ubuntu\n');
    const elevated = server.connect(
      server.start(as('nobody-there', { ...plan, properties: { ...properties, runAsElevated: true } })),
    );
    assert.equal((await elevated.ended()).exitCode, 0);
    assert.equal(elevated.output, 'I am\n');
  });
});
