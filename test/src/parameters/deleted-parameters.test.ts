import assert from 'node:assert/strict';
import { DeletedParameters } from '../../../src/parameters/deleted-parameters.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

const clients = scriptedClients({});
const other = scriptedClients({}, { kind: 'account', profile: 'prod', region: 'eu-central-1' });
const parameter = (name: string) => ({ name, type: 'String', value: 'v' }) as const;

describe('deleted parameters', () => {
  it('are remembered by connection, the last one first, until they are restored', () => {
    const deleted = new DeletedParameters();
    deleted.remember(clients, [parameter('/a'), parameter('/b')]);
    deleted.remember(other, [parameter('/c')]);
    deleted.remember(clients, [parameter('/a')]);
    const names = () => deleted.list(clients).map(({ name }) => name);
    assert.deepEqual(names(), ['/a', '/b']);
    deleted.forget(clients, '/a');
    assert.deepEqual(names(), ['/b']);
    assert.equal(deleted.list(other).length, 1);
  });

  it('are never secrets', () => {
    const secret = { name: '/s', type: 'SecureString', value: 'planted' } as const;
    const deleted = new DeletedParameters();
    assert.throws(() => deleted.remember(clients, [secret]), /\/s is a secret/);
    assert.deepEqual(deleted.list(clients), []);
  });
});
