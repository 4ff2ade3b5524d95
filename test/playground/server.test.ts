import { DescribeInstanceInformationCommand, ListCommandsCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import { CreateDocumentCommand, GetDocumentCommand } from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { WebSocket } from 'ws';
import { startPlayground } from '../../playground/server.ts';
import { assertRefused, authorization, postQuery, postSsm, useEndpoint } from './endpoint.ts';

/** A raw request to the playground with the given headers; fetch would not let some of them through. */
function raw(url: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, method: 'POST', path: '/', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
      });
    });
    sent.on('error', reject);
    sent.end('{}');
  });
}

async function control(
  url: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(`${url}${path}`, init);
  return { code: response.status, ...((await response.json()) as object) };
}

describe('the playground endpoint', () => {
  const use = useEndpoint();
  const url = () => use().playground.url;

  const identity = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AmazonSSM.DescribeInstanceInformation',
    authorization: authorization('ssm'),
  };

  it('listens on loopback and takes requests addressed to it', async () => {
    assert.match(url(), /^http:\/\/127\.0\.0\.1:\d+$/);
    const port = new URL(url()).port;
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, 'localhost']) {
      assert.equal((await raw(url(), { ...identity, host })).status, 200, host);
    }
  });

  it('refuses web pages and names that are not this computer', async () => {
    const headers: [string, string][] = [
      ['host', 'evil.example.com'],
      ['host', '127.0.0.1.evil.example.com'],
      ['origin', 'http://127.0.0.1'],
      ['origin', 'null'],
      ['sec-fetch-site', 'cross-site'],
      ['sec-fetch-site', 'same-origin'],
    ];
    for (const [name, value] of headers) {
      assert.equal((await raw(url(), { ...identity, [name]: value })).status, 403, `${name}: ${value}`);
    }
    const socket = new WebSocket(`${url().replace('http', 'ws')}/v1/data-channel/x`, {
      origin: 'http://evil.example',
    });
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('error', () => undefined);
    });
    assert.equal(status, 403);
    socket.terminate();
  });

  it('answers 404 to what is no AWS request', async () => {
    const { authorization: header, ...rest } = identity;
    assert.equal((await raw(url(), { authorization: header })).status, 404);
    assert.equal((await raw(url(), { ...rest, 'content-type': 'application/json' })).status, 404);
    assert.equal((await raw(url(), { ...rest, 'x-amz-target': 'DynamoDB_20120810.ListTables' })).status, 404);
    assert.equal((await fetch(`${url()}/_playground/nothing`)).status, 404);
    assert.equal((await fetch(url())).status, 404);
  });

  it('answers 413 to a body that no operation takes', async () => {
    const response = await fetch(url(), { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) });
    assert.equal(response.status, 413);
  });

  it('refuses operations that AWS does not have, in the words of each protocol', async () => {
    const { status, type } = await postSsm(url(), 'DescribeEverything', '{}');
    assert.deepEqual([status, type], [400, 'UnknownOperationException']);
    const ec2 = await postQuery(url(), { Action: 'Nothing', Version: '2016-11-15' });
    assert.match(ec2.body, /<Code>InvalidAction<.*The action Nothing is not valid for this web service\./);
    const sts = await postQuery(url(), { Action: 'Nothing', Version: '2011-06-15' });
    assert.match(sts.body, /<Code>InvalidAction<.*Could not find operation Nothing for version 2011-06-15/);
  });

  it('answers 501 to operations that it lacks', async () => {
    const { status, type } = await postSsm(url(), 'CreatePatchBaseline', '{"Name":"x"}');
    assert.deepEqual([status, type], [501, 'NotSimulated']);
    const ec2 = await postQuery(url(), { Action: 'DescribeVpcs', Version: '2016-11-15' });
    assert.equal(ec2.status, 501);
    assert.match(ec2.body, /<Code>NotSimulated</);
  });

  it('says who is calling', async () => {
    const { Account, Arn, UserId } = await use().sts.send(new GetCallerIdentityCommand({}));
    assert.equal(Account, '123456789012');
    assert.equal(Arn, 'arn:aws:iam::123456789012:user/playground');
    assert.match(UserId ?? '', /^AIDA[A-Z0-9]{17}$/);
  });

  it('has another, smaller fleet in every other region', async () => {
    const ids = async (region: string) => {
      const client = new SSMClient({
        endpoint: url(),
        region,
        credentials: { accessKeyId: 'playground', secretAccessKey: 'playground' },
      });
      const { InstanceInformationList = [] } = await client.send(
        new DescribeInstanceInformationCommand({ MaxResults: 50 }),
      );
      client.destroy();
      return InstanceInformationList.map(({ InstanceId }) => InstanceId);
    };
    const [home, away] = [await ids('us-east-1'), await ids('eu-west-1')];
    assert.equal(home.length, 24);
    assert.equal(away.length, 6);
    assert.ok(away.every((id) => !home.includes(id)));
  });
});

describe('steering the playground', () => {
  const use = useEndpoint({ nodes: 5 });
  const url = () => use().playground.url;
  const list = () => use().ssm.send(new DescribeInstanceInformationCommand({}));
  afterEach(() => control(url(), 'POST', '/moto-api/reset'));

  it('counts calls without keeping what they carried', async () => {
    await list();
    await list();
    await assertRefused(use().ssm.send(new GetDocumentCommand({ Name: 'SecretName' })), 'InvalidDocument');
    const report = await control(url(), 'GET', '/_playground/calls');
    assert.deepEqual(report['counts'], { 'ssm:DescribeInstanceInformation': 2, 'ssm:GetDocument': 1 });
    const [, , last] = report['calls'] as Record<string, unknown>[];
    assert.deepEqual(
      { ...last, at: '' },
      {
        service: 'ssm',
        operation: 'GetDocument',
        status: 400,
        errorCode: 'InvalidDocument',
        accessKeyId: 'playground',
        region: 'us-east-1',
        at: '',
      },
    );
    assert.deepEqual(report['breaches'], []);
    assert.ok(!JSON.stringify(report).includes('SecretName'));
    await control(url(), 'DELETE', '/_playground/calls');
    assert.deepEqual((await control(url(), 'GET', '/_playground/calls'))['counts'], {});
  });

  it('says how many calls are under way, which are counted once they are answered', async () => {
    const traffic = async (): Promise<unknown[]> => {
      const { underWay, counts } = await control(url(), 'GET', '/_playground/calls');
      return [underWay, counts];
    };
    await control(url(), 'POST', '/_playground/faults', { kind: 'slow', milliseconds: 60_000 });
    const listing = list();
    while (JSON.stringify(await traffic()) === '[0,{}]');
    assert.deepEqual(await traffic(), [1, {}]);
    await control(url(), 'DELETE', '/_playground/faults');
    await listing;
    assert.deepEqual(await traffic(), [0, { 'ssm:DescribeInstanceInformation': 1 }]);
  });

  it('goes back to the seed on /moto-api/reset', async () => {
    const content = '{"schemaVersion":"1.2","runtimeConfig":{}}';
    await use().ssm.send(new CreateDocumentCommand({ Name: 'Mine', Content: content }));
    await control(url(), 'POST', '/_playground/faults', { kind: 'throttle' });
    const { code } = await control(url(), 'POST', '/moto-api/reset');
    assert.equal(code, 200);
    await assertRefused(use().ssm.send(new GetDocumentCommand({ Name: 'Mine' })), 'InvalidDocument');
    assert.equal((await list()).InstanceInformationList?.length, 5);
  });

  it('throttles, denies and expires as each service does', async () => {
    const rows: [string, string, string, string][] = [
      ['throttle', 'ThrottlingException', 'RequestLimitExceeded', 'Throttling'],
      ['accessDenied', 'AccessDeniedException', 'UnauthorizedOperation', 'AccessDenied'],
      ['expiredToken', 'ExpiredTokenException', 'RequestExpired', 'ExpiredToken'],
      ['notSimulated', 'NotSimulated', 'NotSimulated', 'NotSimulated'],
      ['internalError', 'InternalServerError', 'InternalError', 'InternalFailure'],
    ];
    for (const [kind, ssm, ec2, sts] of rows) {
      await control(url(), 'POST', '/_playground/faults', { kind });
      await assertRefused(list(), ssm);
      await assertRefused(use().ec2.send(new DescribeInstancesCommand({})), ec2);
      await assertRefused(use().sts.send(new GetCallerIdentityCommand({})), sts);
      await control(url(), 'DELETE', '/_playground/faults');
    }
    await list();
  });

  it('fails only what was asked for, as often as asked for', async () => {
    await control(url(), 'POST', '/_playground/faults', {
      kind: 'accessDenied',
      service: 'ssm',
      operation: 'DescribeInstanceInformation',
      accessKeyId: 'playground',
      times: 2,
    });
    await use().ssm.send(new ListCommandsCommand({}));
    const denied =
      'User: arn:aws:iam::123456789012:user/playground is not authorized to perform: ssm:DescribeInstanceInformation on resource: arn:aws:ssm:us-east-1:123456789012:* because no identity-based policy allows the ssm:DescribeInstanceInformation action';
    await assertRefused(list(), 'AccessDeniedException', denied);
    const { faults } = await control(url(), 'GET', '/_playground/faults');
    assert.equal((faults as { times: number }[])[0]?.times, 1);
    await assertRefused(list(), 'AccessDeniedException');
    await list();
  });

  it('answers late until it is told to go on', async () => {
    await control(url(), 'POST', '/_playground/faults', { kind: 'slow', milliseconds: 600_000 });
    let answered = false;
    const late = list().then(() => (answered = true));
    // The next request is answered while the slow one waits.
    await control(url(), 'GET', '/_playground/calls');
    assert.equal(answered, false);
    await control(url(), 'DELETE', '/_playground/faults');
    await late;
  });

  it('refuses faults that it does not know', async () => {
    const wrong: [unknown, RegExp][] = [
      [{ kind: 'explode' }, /kind must be one of throttle, /],
      [{ kind: 'slow', milliseconds: '5' }, /milliseconds must be a number/],
      [{ kind: 'slow', operaton: 'x' }, /A fault has no operaton; it has kind, service, /],
      [[], /A fault is a JSON object/],
    ];
    for (const [fault, message] of wrong) {
      const answer = await control(url(), 'POST', '/_playground/faults', fault);
      assert.equal(answer['code'], 400);
      assert.match(answer['message'] as string, message);
    }
    assert.match(
      (await control(url(), 'POST', '/_playground/cut-websockets', { how: 'x' }))['message'] as string,
      /how must/,
    );
  });
});

describe('starting the playground', () => {
  it('fails where the port is taken', async () => {
    const first = await startPlayground({ port: 0, nodes: 1 });
    await assert.rejects(startPlayground({ port: first.port }), /EADDRINUSE/);
    await first.close();
  });

  it('closes though an answer is still waiting', async () => {
    const playground = await startPlayground({ port: 0, nodes: 1 });
    const { url } = playground;
    await control(url, 'POST', '/_playground/faults', { kind: 'slow', milliseconds: 600_000 });
    const pending = postSsm(url, 'ListDocuments', '{}').catch(() => undefined);
    await control(url, 'GET', '/_playground/calls');
    await playground.close();
    await pending;
  });
});
