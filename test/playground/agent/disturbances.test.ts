import assert from 'node:assert/strict';
import { disturbSession } from '../../../playground/agent/disturbances.ts';
import type { Session } from '../../../playground/sessions.ts';
import { AgentServer, newAgent, oldAgent, type Client } from './agent-server.ts';

const server = new AgentServer();
before(() => server.listen());
after(() => server.close());

async function openShell(agentVersion: string): Promise<{ session: Session; client: Client }> {
  const session = server.start({ agentVersion });
  const client = server.connect(session);
  await client.until(() => /[#$] $/.test(client.output));
  client.output = '';
  return { session, client };
}

const disturb = (session: Session, order: Record<string, unknown>): void =>
  disturbSession({ sessionId: session.sessionId, ...order }, () => session);

describe('a shell over a bad network', () => {
  for (const agentVersion of [newAgent, oldAgent]) {
    it(`loses and doubles nothing with agent ${agentVersion}`, async () => {
      const { session, client } = await openShell(agentVersion);
      disturb(session, { loss: 0.1, duplication: 0.1, delay: 20 });
      // Lines that are typed before that are echoed, and would count as printed.
      client.type('stty -echo; echo qui""et\r');
      await client.until(() => client.output.includes('quiet'));
      for (let line = 0; line < 30; line++) client.type(`echo line ${line}\r`);
      await client.until(() => client.output.includes('line 29\r\n'));
      const lines = client.output.match(/line \d+/g);
      assert.deepEqual(
        lines,
        Array.from({ length: 30 }, (_, line) => `line ${line}`),
      );
      disturb(session, {});
      client.connection.terminate();
    });
  }

  it('shows that the agent is away, and goes on when it is back', async () => {
    const { session, client } = await openShell(newAgent);
    disturb(session, { pause: 300 });
    client.type('echo ba""ck\r');
    await client.until(() => client.output.includes('back'));
    assert.deepEqual(client.states.slice(-2), ['away', 'active']);
    client.connection.terminate();
  });

  it('ends with the session that expired while the connection was lost', async () => {
    const { session, client } = await openShell(newAgent);
    disturb(session, { expire: true });
    const { reason, message } = await client.ended();
    assert.equal(reason, 'expired');
    assert.equal(message, 'The session ended while there was no connection.');
    assert.equal(session.status, 'Terminated');
  });

  it('refuses an order that it does not understand', async () => {
    const { session, client } = await openShell(newAgent);
    assert.throws(
      () => disturb(session, { jitter: 1 }),
      /jitter is none of loss, duplication, delay, pause, expire/,
    );
    assert.throws(() => disturb(session, { loss: 'much' }), /loss must be a number/);
    assert.throws(() => disturbSession({}, () => session), /sessionId must be/);
    client.connection.terminate();
  });
});
