import {
  DescribeInstanceInformationCommand,
  DescribeSessionsCommand,
  ResumeSessionCommand,
  StartSessionCommand,
  TerminateSessionCommand,
  type DescribeSessionsCommandInput,
  type StartSessionCommandInput,
} from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { assertRefused, useEndpoint } from '../endpoint.ts';

/** Opens a data channel with a token; resolves once the agent has sent its first frame, so that it is connected. */
async function openChannel(streamUrl: string, token: string): Promise<WebSocket> {
  const socket = new WebSocket(streamUrl);
  socket.on('error', () => undefined);
  await once(socket, 'open');
  const frame = once(socket, 'message');
  const clientId = randomUUID();
  const opening = {
    MessageSchemaVersion: '1.0',
    RequestId: randomUUID(),
    TokenValue: token,
    ClientId: clientId,
  };
  socket.send(JSON.stringify({ ...opening, ClientVersion: '1.2.677.0' }));
  await frame;
  return socket;
}

describe('sessions', () => {
  const use = useEndpoint();

  async function findNode(pingStatus: string, platform = 'Linux'): Promise<string> {
    const { InstanceInformationList = [] } = await use().ssm.send(
      new DescribeInstanceInformationCommand({ MaxResults: 50 }),
    );
    const node = InstanceInformationList.find(
      ({ PingStatus, PlatformType }) => PingStatus === pingStatus && PlatformType === platform,
    );
    assert.ok(node?.InstanceId !== undefined);
    return node.InstanceId;
  }
  const start = async (more: Partial<StartSessionCommandInput> = {}) => {
    const Target = more.Target ?? (await findNode('Online'));
    return use().ssm.send(new StartSessionCommand({ Target, ...more }));
  };
  const list = async (input: DescribeSessionsCommandInput) =>
    (await use().ssm.send(new DescribeSessionsCommand(input))).Sessions ?? [];

  it('start with an id, a token and an address that is not to be touched', async () => {
    const { SessionId = '', TokenValue = '', StreamUrl = '' } = await start();
    assert.match(SessionId, /^playground-[a-z0-9]{17}$/);
    assert.ok(TokenValue.length > 100 && TokenValue.length <= 300);
    const base = `${use().playground.url.replace('http', 'ws')}/v1/data-channel/${SessionId}?role=publish_subscribe&cell-number=`;
    assert.ok(StreamUrl.startsWith(base), StreamUrl);
    assert.match(StreamUrl.slice(base.length), /[+/]/);
  });

  it('are listed while they live and after they ended', async () => {
    const Target = await findNode('Online');
    const { SessionId = '' } = await start({ Target, Reason: 'looking around' });
    const [active] = await list({ State: 'Active', Filters: [{ key: 'SessionId', value: SessionId }] });
    assert.deepEqual(
      [active?.Target, active?.Status, active?.Reason, active?.DocumentName, active?.EndDate],
      [Target, 'Connecting', 'looking around', 'SSM-SessionManagerRunShell', undefined],
    );
    assert.equal(active?.Owner, 'arn:aws:iam::123456789012:user/playground');
    await use().ssm.send(new TerminateSessionCommand({ SessionId }));
    assert.deepEqual(await list({ State: 'Active', Filters: [{ key: 'SessionId', value: SessionId }] }), []);
    const [ended] = await list({ State: 'History', Filters: [{ key: 'SessionId', value: SessionId }] });
    assert.equal(ended?.Status, 'Terminated');
    assert.ok(ended.EndDate instanceof Date);
    // Ending it again changes nothing.
    await use().ssm.send(new TerminateSessionCommand({ SessionId }));
  });

  it('are paged newest first and filtered', async () => {
    const Target = await findNode('Online', 'Windows');
    const started = [await start({ Target }), await start({ Target }), await start({ Target })];
    const ids = started.map(({ SessionId }) => SessionId).reverse();
    const Filters = [{ key: 'Target' as const, value: Target }];
    const one = await use().ssm.send(
      new DescribeSessionsCommand({ State: 'Active', Filters, MaxResults: 2 }),
    );
    const two = await use().ssm.send(
      new DescribeSessionsCommand({ State: 'Active', Filters, MaxResults: 2, NextToken: one.NextToken }),
    );
    assert.deepEqual(
      [...(one.Sessions ?? []), ...(two.Sessions ?? [])].map(({ SessionId }) => SessionId),
      ids,
    );
    assert.equal(two.NextToken, undefined);
    const future = new Date(Date.now() + 60_000).toISOString();
    assert.deepEqual(await list({ State: 'Active', Filters: [{ key: 'InvokedAfter', value: future }] }), []);
    await assertRefused(
      list({ State: 'Active', Filters: [{ key: 'InvokedAfter', value: 'later' }] }),
      'ValidationException',
    );
    await assertRefused(list({ State: 'Active', NextToken: 'mine' }), 'InvalidNextToken');
  });

  it('resume with another token, until they ended', async () => {
    const { SessionId = '', TokenValue, StreamUrl } = await start();
    const resume = () => use().ssm.send(new ResumeSessionCommand({ SessionId }));
    const resumed = await resume();
    assert.equal(resumed.StreamUrl, StreamUrl);
    assert.notEqual(resumed.TokenValue, TokenValue);
    await use().ssm.send(new TerminateSessionCommand({ SessionId }));
    await assertRefused(resume(), 'DoesNotExistException');
  });

  it('are disconnected when their channel is cut, and connected again when resumed', async () => {
    const { SessionId = '', TokenValue = '', StreamUrl = '' } = await start();
    const status = async () => {
      const [session] = await list({ State: 'Active', Filters: [{ key: 'SessionId', value: SessionId }] });
      return session?.Status;
    };
    const first = await openChannel(StreamUrl, TokenValue);
    assert.equal(await status(), 'Connected');
    const cut = async (how: string) => {
      const body = JSON.stringify({ how, sessionId: SessionId });
      const response = await fetch(`${use().playground.url}/_playground/cut-websockets`, {
        method: 'POST',
        body,
      });
      return response.json();
    };
    const firstClosed = once(first, 'close');
    assert.deepEqual(await cut('close'), { cut: 1 });
    assert.deepEqual((await firstClosed)[0], 1000);
    // The server learns a moment later than the client that the socket is closed.
    while ((await status()) !== 'Disconnected');

    const { TokenValue: renewed = '' } = await use().ssm.send(new ResumeSessionCommand({ SessionId }));
    const second = await openChannel(StreamUrl, renewed);
    assert.equal(await status(), 'Connected');
    const secondClosed = once(second, 'close');
    assert.deepEqual(await cut('drop'), { cut: 1 });
    assert.deepEqual((await secondClosed)[0], 1006);
    await use().ssm.send(new TerminateSessionCommand({ SessionId }));
  });

  it('do not start on nodes that are not connected', async () => {
    for (const Target of [await findNode('ConnectionLost'), 'i-00000000000000000']) {
      await assertRefused(start({ Target }), 'TargetNotConnected', `${Target} is not connected.`);
    }
  });

  it('take Session documents with their parameters', async () => {
    const { SessionId = '' } = await start({
      DocumentName: 'AWS-StartPortForwardingSession',
      Parameters: { portNumber: ['8080'] },
    });
    const [session] = await list({ State: 'Active', Filters: [{ key: 'SessionId', value: SessionId }] });
    assert.equal(session?.DocumentName, 'AWS-StartPortForwardingSession');
    await start({ DocumentName: 'Payments-LedgerTunnel' });
  });

  it('refuse documents and parameters as the service does', async () => {
    await assertRefused(
      start({ DocumentName: 'Gone' }),
      'InvalidDocument',
      'Document with name Gone does not exist.',
    );
    await assertRefused(
      start({ DocumentName: 'AWS-RunShellScript' }),
      'InvalidDocument',
      "Document type: 'Command' is not supported. Only type: 'Session' is supported for Session Manager.",
    );
    const tunnel = (Parameters: Record<string, string[]>) =>
      start({ DocumentName: 'AWS-StartSSHSession', Parameters });
    await assertRefused(
      tunnel({ portNumber: ['0'] }),
      'InvalidParameters',
      /^Parameter "portNumber" has value "0" not matching "\^/,
    );
    await assertRefused(tunnel({ port: ['22'] }), 'InvalidParameters');
    await assertRefused(start({ DocumentName: 'AWS-StartInteractiveCommand' }), 'InvalidParameters');
  });
});
