import assert from 'node:assert/strict';
import { AgentServer } from './agent-server.ts';

const server = new AgentServer();
before(() => server.listen());
after(() => server.close());

/** 0.6 seconds, in minutes: the service takes whole ones, which is too long for a test. */
const moment = '0.01';

describe('the limits of a session', () => {
  it('end it when nothing was typed for as long as the preferences say', async () => {
    const client = server.connect(server.start({ inputs: { idleSessionTimeout: moment } }));
    const { reason, message } = await client.ended();
    assert.equal(reason, 'closed');
    assert.equal(message, 'Your session timed out due to inactivity and has been terminated.');
  });

  it('end it after its maximum duration, whatever is typed', async () => {
    const client = server.connect(server.start({ inputs: { maxSessionDuration: moment } }));
    // From the beginning: on a slow machine the session may end before the shell says anything.
    const typing = setInterval(() => client.type(':\r'), 50);
    const { message } = await client.ended();
    clearInterval(typing);
    assert.match(message, /maximum duration/);
  });

  it('are none where the preferences are empty', async () => {
    const inputs = { idleSessionTimeout: '', maxSessionDuration: '' };
    const client = server.connect(server.start({ inputs }));
    client.type('sleep 1; echo a""live\r');
    await client.until(() => client.output.includes('alive'));
    client.connection.terminate();
  });
});
