import assert from 'node:assert/strict';
import type { Command } from '../../../src/aws/commands.ts';
import { unreadCommand } from '../../../src/runs/command-run.ts';
import { describeSender, Senders } from '../../../src/runs/senders.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

const requested = new Date('2026-11-26T12:00:00Z');
const command: Command = unreadCommand('c-1', { documentName: 'restart', requested });

const event = (commandId: string, identity: object, Username?: string): object => ({
  ...(Username === undefined ? {} : { Username }),
  EventTime: requested,
  CloudTrailEvent: JSON.stringify({ userIdentity: identity, responseElements: { command: { commandId } } }),
});

describe('who has sent a command', () => {
  it('is looked up around the time of the command, once', async () => {
    const arn = 'arn:aws:sts::123456789012:assumed-role/Operator/alice';
    const clients = scriptedClients({
      'cloudtrail:LookupEvents': [{ Events: [event('c-1', { arn }, 'alice')] }],
    });
    const senders = new Senders();
    assert.equal(senders.of('c-1'), undefined);
    const sender = await senders.find(clients, command);
    assert.deepEqual(sender, { name: 'alice', arn, invokedBy: undefined });
    assert.deepEqual(senders.of('c-1'), sender);
    assert.deepEqual(await senders.find(clients, command), sender);
    const { StartTime, EndTime } = clients.calls[0]?.input ?? {};
    assert.deepEqual([StartTime, EndTime], ['2026-11-26T11:59:00.000Z', '2026-11-26T12:01:00.000Z']);
    assert.equal(clients.calls.length, 1);
  });

  it('is looked for on further pages, and unknown while CloudTrail does not know it', async () => {
    const clients = scriptedClients({
      'cloudtrail:LookupEvents': [
        { Events: [event('c-9', {}, 'bob')], NextToken: '2' },
        { Events: [event('c-8', {}, 'bob')] },
        { Events: [event('c-1', {}, 'alice')] },
      ],
    });
    const senders = new Senders();
    assert.equal(await senders.find(clients, command), undefined);
    assert.equal((await senders.find(clients, command))?.name, 'alice');
    clients.assertFinished();
  });

  it('is read from what CloudTrail has, whatever that is', async () => {
    const odd = [
      { ...event('c-0', {}), CloudTrailEvent: '{"responseElements":' },
      { ...event('c-0', {}), CloudTrailEvent: 'null' },
      { CloudTrailEvent: JSON.stringify({ errorCode: 'AccessDenied', responseElements: null }) },
      {},
      event('c-1', { type: 'AWSService', invokedBy: 'ssm.amazonaws.com' }),
    ];
    const senders = new Senders();
    const sender = await senders.find(
      scriptedClients({ 'cloudtrail:LookupEvents': [{ Events: odd }] }),
      command,
    );
    assert.deepEqual(sender, {
      name: 'ssm.amazonaws.com',
      arn: undefined,
      invokedBy: 'ssm.amazonaws.com',
    });
  });

  it('is described with the service that sent it for somebody', () => {
    const arn = undefined;
    assert.equal(describeSender({ name: 'alice', arn, invokedBy: undefined }), 'alice');
    assert.equal(
      describeSender({ name: 'nightly', arn, invokedBy: 'ssm.amazonaws.com' }),
      'nightly (by ssm.amazonaws.com)',
    );
    assert.equal(
      describeSender({ name: 'ssm.amazonaws.com', arn, invokedBy: 'ssm.amazonaws.com' }),
      'ssm.amazonaws.com',
    );
  });
});
