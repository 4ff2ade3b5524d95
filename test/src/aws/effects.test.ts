import assert from 'node:assert/strict';
import { createClients, type Clients, type Operation } from '../../../src/aws/clients.ts';
import { assertChangesAllowed, changesSomething, effects } from '../../../src/aws/effects.ts';
import { AwsError } from '../../../src/aws/errors.ts';
import { operations as onDemandOperations } from '../../../src/aws/sdk-on-demand.ts';
import { operations } from '../../../src/aws/sdk.ts';
import { playgroundConnection } from '../../../src/connection/connection.ts';
import { startPlayground, type Playground } from '../../../playground/server.ts';

const names = [...Object.keys(operations), ...Object.keys(onDemandOperations)] as Operation[];

describe('the effects of operations', () => {
  it('are known for every operation that we call, and for no other', () => {
    assert.deepEqual(Object.keys(effects).sort(), [...names].sort());
  });

  it('are reads only for names that AWS gives to reads', () => {
    const odd = names.filter(
      (name) => !changesSomething(name) && !/:(Describe|Get|List|Lookup)[A-Z]/.test(name),
    );
    assert.deepEqual(odd, []);
  });

  it('are changes for what nobody has classed', () => {
    assert.ok(changesSomething('ssm:DescribeSomethingNew'));
  });
});

describe('a read-only connection', () => {
  let playground: Playground;
  let readOnly: boolean;
  let clients: Clients;

  before(async () => {
    playground = await startPlayground({ port: 0 });
  });
  beforeEach(() => {
    readOnly = true;
    clients = createClients({
      connection: playgroundConnection(playground.url),
      version: '0',
      env: {},
      marks: { isReadOnly: () => readOnly, isProduction: () => false },
    });
  });
  afterEach(() => clients.close());
  after(() => playground.close());

  it('refuses every operation that changes something, before any call', async () => {
    await clients.call('sts:GetCallerIdentity', {});
    const before = await callCount(playground.url);
    for (const name of names.filter(changesSomething)) {
      const refused = (error: unknown): boolean => error instanceof AwsError && error.kind === 'read-only';
      await assert.rejects(clients.call(name, {}), refused, name);
    }
    assert.equal(await callCount(playground.url), before);
  });

  it('says why and what to do', async () => {
    const error = await clients
      .call('ssm:CancelCommand', { CommandId: 'x' })
      .catch((error: unknown) => error);
    assert.ok(error instanceof AwsError);
    assert.equal(
      error.message,
      'ssm:CancelCommand was not called: the connection Playground · us-east-1 is read-only.',
    );
    assert.match(error.advice, /Switch Read-Only Mode/);
    assert.throws(() => assertChangesAllowed(clients, 'ssm:SendCommand'), AwsError);
  });

  it('reads, and changes again as soon as it may', async () => {
    const { InstanceInformationList } = await clients.call('ssm:DescribeInstanceInformation', {});
    assert.ok((InstanceInformationList?.length ?? 0) > 0);
    readOnly = false;
    assert.doesNotThrow(() => assertChangesAllowed(clients, 'ssm:SendCommand'));
    await assert.rejects(clients.call('ssm:CancelCommand', { CommandId: crypto.randomUUID() }), {
      kind: 'refused',
    });
  });

  it('still ends a session that began before, and no other', async () => {
    readOnly = false;
    const { InstanceInformationList = [] } = await clients.call('ssm:DescribeInstanceInformation', {});
    const target = InstanceInformationList.find(
      (info) => info.PingStatus === 'Online' && info.PlatformType === 'Linux',
    );
    const { SessionId } = await clients.call('ssm:StartSession', { Target: target?.InstanceId });
    readOnly = true;
    await assert.rejects(clients.call('ssm:TerminateSession', { SessionId: 'another-0' }), {
      kind: 'read-only',
    });
    assert.deepEqual((await clients.call('ssm:TerminateSession', { SessionId })).SessionId, SessionId);
  });
});

async function callCount(url: string): Promise<number> {
  const { counts } = (await (await fetch(`${url}/_playground/calls`)).json()) as {
    counts: Record<string, number>;
  };
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
