import assert from 'node:assert/strict';
import { WindowClients, type IdentityState } from '../../../src/aws/window-clients.ts';
import { ActiveConnection } from '../../../src/connection/active-connection.ts';
import type { Connection } from '../../../src/connection/connection.ts';
import { scriptedClients, sdkError, testConnection } from '../../support/scripted-clients.ts';

const other: Connection = { kind: 'account', profile: 'prod', region: 'us-east-1' };
const nowhere = { read: () => undefined, write: () => undefined };
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('WindowClients', () => {
  it('refuses before a connection is chosen', () => {
    const clients = new WindowClients(new ActiveConnection(nowhere, undefined), () => scriptedClients({}));
    assert.throws(() => clients.get(), /No AWS connection is chosen/);
  });

  it('asks whose credentials work once, after the first call that succeeds', async () => {
    const script = scriptedClients({
      'ssm:ListCommands': () => ({ Commands: [] }),
      'sts:GetCallerIdentity': [{ Account: '123456789012', Arn: 'arn:x' }],
    });
    const clients = new WindowClients(new ActiveConnection(nowhere, testConnection), () => script);
    const states: IdentityState[] = [];
    clients.onIdentity((state) => states.push(state));
    await clients.get().call('ssm:ListCommands', {});
    await settle();
    await clients.get().call('ssm:ListCommands', {});
    await settle();
    assert.deepEqual(states, [{ account: '123456789012', arn: 'arn:x' }]);
    assert.deepEqual(script.names(), ['ssm:ListCommands', 'sts:GetCallerIdentity', 'ssm:ListCommands']);
  });

  it('tells when credentials expire and when they work again', async () => {
    const script = scriptedClients({
      'ssm:ListCommands': [sdkError('ExpiredTokenException'), { Commands: [] }],
      'sts:GetCallerIdentity': [{ Account: '123456789012', Arn: 'arn:x' }],
    });
    const clients = new WindowClients(new ActiveConnection(nowhere, testConnection), () => script);
    const states: (string | undefined)[] = [];
    clients.onIdentity((state) => states.push(state instanceof Error ? state.kind : state?.account));
    await assert.rejects(clients.get().call('ssm:ListCommands', {}));
    await clients.get().call('ssm:ListCommands', {});
    await settle();
    assert.deepEqual(states, ['expired', '123456789012']);
  });

  it('makes new clients after a switch; the old ones go on but tell no more whose they are', async () => {
    const active = new ActiveConnection(nowhere, testConnection);
    const made: Connection[] = [];
    const clients = new WindowClients(active, (connection) => {
      made.push(connection);
      return scriptedClients(
        {
          'ssm:ListCommands': () => ({ Commands: [] }),
          'sts:GetCallerIdentity': () => ({ Account: connection.region }),
        },
        connection,
      );
    });
    const before = clients.get();
    active.switchTo(other);
    assert.equal(clients.get(), clients.get());
    assert.notEqual(clients.get(), before);
    await before.call('ssm:ListCommands', {});
    await settle();
    assert.equal(clients.identity, undefined);
    assert.deepEqual(made, [testConnection, other]);
  });
});
