import {
  CloudTrailClient,
  LookupEventsCommand,
  type LookupEventsCommandInput,
} from '@aws-sdk/client-cloudtrail';
import { ListCommandsCommand, SendCommandCommand, SSMClient } from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { collect } from '../../src/aws/page.ts';
import { listSentCommands } from '../../src/aws/command-senders.ts';
import { createClients } from '../../src/aws/clients.ts';
import { playgroundConnection } from '../../src/connection/connection.ts';
import { assertRefused, useEndpoint } from './endpoint.ts';

describe('CloudTrail in the playground', () => {
  const endpoint = useEndpoint();
  const trail = (): CloudTrailClient => {
    const credentials = { accessKeyId: 'reader', secretAccessKey: 'reader' };
    const { url } = endpoint().playground;
    return new CloudTrailClient({ endpoint: url, region: 'us-east-1', credentials, maxAttempts: 1 });
  };

  /** Sends a command as a user, who is named after the key. */
  async function send(user: string): Promise<string> {
    const { url } = endpoint().playground;
    const credentials = { accessKeyId: user, secretAccessKey: 'secret' };
    const ssm = new SSMClient({ endpoint: url, region: 'us-east-1', credentials, maxAttempts: 1 });
    const { Command } = await ssm.send(
      new SendCommandCommand({
        DocumentName: 'AWS-RunShellScript',
        Targets: [{ Key: 'tag:service', Values: ['no-such-service'] }],
        Parameters: { commands: ['echo secret'] },
      }),
    );
    ssm.destroy();
    return Command?.CommandId ?? '';
  }

  it('tells who has sent each command, newest first, without the values of parameters', async () => {
    const ids = [await send('alice'), await send('bob'), await send('alice')];
    const clients = createClients({
      connection: playgroundConnection(endpoint().playground.url),
      ...{ version: 'test', env: {} },
    });
    const sent = await collect(listSentCommands(clients, {}));
    clients.close();
    assert.deepEqual(
      sent.map(({ commandId, sender }) => [commandId, sender.name, sender.arn]),
      ids
        .map((id, i) => {
          const name = i === 1 ? 'bob' : 'alice';
          return [id, name, `arn:aws:iam::123456789012:user/${name}`];
        })
        .reverse(),
    );
    const { Commands } = await endpoint().ssm.send(new ListCommandsCommand({}));
    assert.deepEqual(
      sent.map(({ at }) => Math.floor((at?.getTime() ?? 0) / 1000)),
      Commands?.map(({ RequestedDateTime }) => Math.floor((RequestedDateTime?.getTime() ?? 0) / 1000)),
    );
    const { Events = [] } = await trail().send(new LookupEventsCommand({}));
    assert.doesNotMatch(JSON.stringify(Events), /echo secret/);
  });

  it('looks up by one attribute, in pages and times', async () => {
    const lookUp = async (input: LookupEventsCommandInput) => trail().send(new LookupEventsCommand(input));
    const by = async (AttributeKey: 'Username' | 'EventName' | 'ResourceType', AttributeValue: string) =>
      (await lookUp({ LookupAttributes: [{ AttributeKey, AttributeValue }] })).Events?.length;
    assert.deepEqual(
      [await by('Username', 'bob'), await by('EventName', 'SendCommand'), await by('EventName', 'PutUser')],
      [1, 3, 0],
    );
    assert.equal(await by('ResourceType', 'AWS::SSM::Document'), 0);
    const first = await lookUp({ MaxResults: 2 });
    const second = await lookUp({ MaxResults: 2, NextToken: first.NextToken });
    assert.deepEqual([first.Events?.length, second.Events?.length, second.NextToken], [2, 1, undefined]);
    assert.equal((await lookUp({ EndTime: new Date(0) })).Events?.length, 0);
    const EventName = { AttributeKey: 'EventName', AttributeValue: 'SendCommand' } as const;
    await assertRefused(
      lookUp({ LookupAttributes: [EventName, EventName] }),
      'InvalidLookupAttributesException',
    );
    await assertRefused(
      lookUp({ StartTime: new Date(2000), EndTime: new Date(1000) }),
      'InvalidTimeRangeException',
    );
    await assertRefused(lookUp({ NextToken: 'made up' }), 'InvalidNextTokenException');
  });
});
