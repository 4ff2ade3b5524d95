import assert from 'node:assert/strict';
import { getIdentity } from '../../../src/aws/identity.ts';
import { resumeSession, startSession, terminateSession } from '../../../src/aws/sessions.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

const grant = { SessionId: 'me-1', StreamUrl: 'wss://example.invalid/s', TokenValue: 'token' };

describe('sessions', () => {
  it('start, resume and terminate with one call each', async () => {
    const clients = scriptedClients({
      'ssm:StartSession': [grant],
      'ssm:ResumeSession': [grant],
      'ssm:TerminateSession': [{}],
    });
    const started = await startSession(clients, {
      target: 'mi-1',
      documentName: 'AWS-StartInteractiveCommand',
      parameters: { command: ['top'] },
    });
    assert.deepEqual(started, {
      sessionId: 'me-1',
      streamUrl: 'wss://example.invalid/s',
      tokenValue: 'token',
    });
    assert.deepEqual(await resumeSession(clients, 'me-1'), started);
    await terminateSession(clients, 'me-1');
    assert.deepEqual(clients.calls, [
      {
        name: 'ssm:StartSession',
        input: {
          Target: 'mi-1',
          DocumentName: 'AWS-StartInteractiveCommand',
          Parameters: { command: ['top'] },
        },
      },
      { name: 'ssm:ResumeSession', input: { SessionId: 'me-1' } },
      { name: 'ssm:TerminateSession', input: { SessionId: 'me-1' } },
    ]);
  });

  it('are told to whoever does not want them any more, so that they can be ended', async () => {
    const clients = scriptedClients({ 'ssm:StartSession': [grant] });
    const closed = new AbortController();
    const starting = startSession(clients, { target: 'mi-1', signal: closed.signal });
    closed.abort();
    assert.equal((await starting).sessionId, 'me-1');
    await assert.rejects(startSession(clients, { target: 'mi-1', signal: closed.signal }), /abort/i);
    assert.equal(clients.calls.length, 1);
  });

  it('refuse an answer that opens nothing', async () => {
    const clients = scriptedClients({ 'ssm:StartSession': [{ SessionId: 'me-1' }] });
    await assert.rejects(startSession(clients, { target: 'mi-1' }), /without a stream address or a token/);
  });
});

describe('getIdentity', () => {
  it('asks STS once', async () => {
    const clients = scriptedClients({ 'sts:GetCallerIdentity': [{ Account: '123456789012', Arn: 'arn:x' }] });
    assert.deepEqual(await getIdentity(clients), { account: '123456789012', arn: 'arn:x' });
    clients.assertFinished();
  });
});
