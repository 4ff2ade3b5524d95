import assert from 'node:assert/strict';
import { WindowClients } from '../../../src/aws/window-clients.ts';
import { connectionKey, type Connection } from '../../../src/connection/connection.ts';
import { Connections } from '../../../src/connection/connections.ts';
import { scriptedClients, sdkError, testConnection } from '../../support/scripted-clients.ts';

const other: Connection = { kind: 'account', profile: 'prod', region: 'us-east-1' };
const nowhere = { read: () => undefined, write: () => undefined };
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function opened(...open: Connection[]): Connections {
  return new Connections(nowhere, { open, active: open[0] });
}

/** Clients of any connection whose account is called by its region. */
function clientsByRegion(connections: Connections): { clients: WindowClients; made: Connection[] } {
  const made: Connection[] = [];
  const clients = new WindowClients(connections, (connection) => {
    made.push(connection);
    return scriptedClients(
      {
        'ssm:ListCommands': () => ({ Commands: [] }),
        'sts:GetCallerIdentity': () => ({ Account: connection.region, Arn: 'arn:x' }),
      },
      connection,
    );
  });
  return { clients, made };
}

describe('WindowClients', () => {
  it('refuses before a connection is chosen', () => {
    const clients = new WindowClients(opened(), () => scriptedClients({}));
    assert.throws(() => clients.get(), /No AWS connection is chosen/);
  });

  it('asks whose credentials work once, after the first call that succeeds', async () => {
    const script = scriptedClients({
      'ssm:ListCommands': () => ({ Commands: [] }),
      'sts:GetCallerIdentity': [{ Account: '123456789012', Arn: 'arn:x' }],
    });
    const clients = new WindowClients(opened(testConnection), () => script);
    let changes = 0;
    clients.onIdentity(() => changes++);
    await clients.get().call('ssm:ListCommands', {});
    await settle();
    await clients.get().call('ssm:ListCommands', {});
    await settle();
    assert.deepEqual(clients.identityOf(testConnection), { account: '123456789012', arn: 'arn:x' });
    assert.equal(changes, 1);
    assert.deepEqual(script.names(), ['ssm:ListCommands', 'sts:GetCallerIdentity', 'ssm:ListCommands']);
  });

  it('tells when credentials expire and when they work again', async () => {
    const script = scriptedClients({
      'ssm:ListCommands': [sdkError('ExpiredTokenException'), { Commands: [] }],
      'sts:GetCallerIdentity': [{ Account: '123456789012', Arn: 'arn:x' }],
    });
    const clients = new WindowClients(opened(testConnection), () => script);
    const states: (string | undefined)[] = [];
    clients.onIdentity((connection) => {
      const state = clients.identityOf(connection);
      states.push(state instanceof Error ? state.kind : state?.account);
    });
    await assert.rejects(clients.get().call('ssm:ListCommands', {}));
    await clients.get().call('ssm:ListCommands', {});
    await settle();
    assert.deepEqual(states, ['expired', '123456789012']);
  });

  it('keeps the clients and the accounts of all open connections apart', async () => {
    const connections = opened(testConnection, other);
    const { clients, made } = clientsByRegion(connections);
    const first = clients.get();
    connections.add(other);
    assert.equal(clients.of(testConnection), first);
    assert.notEqual(clients.get(), first);
    for (const connection of connections.open) await clients.of(connection).call('ssm:ListCommands', {});
    await settle();
    assert.deepEqual(made, [testConnection, other]);
    assert.deepEqual(clients.identityOf(testConnection), { account: 'eu-central-1', arn: 'arn:x' });
    assert.deepEqual(clients.identityOf(other), { account: 'us-east-1', arn: 'arn:x' });
    assert.equal(clients.find(connectionKey(testConnection)), first);
  });

  it('forgets a connection that is closed; its clients go on but tell no more whose they are', async () => {
    const connections = opened(testConnection, other);
    const { clients, made } = clientsByRegion(connections);
    const before = clients.get();
    connections.close(testConnection);
    await before.call('ssm:ListCommands', {});
    await settle();
    assert.equal(clients.identityOf(testConnection), undefined);
    assert.equal(clients.find(connectionKey(testConnection)), undefined);
    connections.add(testConnection);
    assert.notEqual(clients.get(), before);
    assert.deepEqual(made, [testConnection, testConnection]);
  });

  it('makes new clients once the credentials are renewed', () => {
    const { clients } = clientsByRegion(opened(testConnection));
    const before = clients.get();
    assert.equal(clients.renewed(before), before);
    clients.reset(testConnection);
    assert.notEqual(clients.get(), before);
    assert.equal(clients.renewed(before), clients.get(), 'for what outlives a sign-in');
  });
});
