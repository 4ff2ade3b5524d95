import assert from 'node:assert/strict';
import { getParameterValue } from '../../../src/aws/parameter-values.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

describe('getParameterValue', () => {
  it('decrypts a SecureString, and what may be one, and nothing else', async () => {
    const types = ['SecureString', undefined, 'String', 'StringList'] as const;
    const clients = scriptedClients({
      'ssm:GetParameter': types.map((Type) => ({ Parameter: { Value: 'v', Type, Version: 2 } })),
    });
    for (const type of types) {
      const found = await getParameterValue(clients, { name: '/a', type });
      assert.deepEqual(found, { value: 'v', type, version: 2 });
    }
    assert.deepEqual(
      clients.calls.map(({ input }) => input['WithDecryption']),
      [true, true, undefined, undefined],
    );
  });

  it('reads a version where one is named', async () => {
    const clients = scriptedClients({ 'ssm:GetParameter': () => ({ Parameter: { Value: 'v' } }) });
    await getParameterValue(clients, { name: '/a', type: 'String' }, { version: 3 });
    await getParameterValue(clients, { name: 'arn:aws:ssm:x:1:parameter/a', type: 'String' }, { version: 3 });
    assert.deepEqual(
      clients.calls.map(({ input }) => input['Name']),
      ['/a:3', 'arn:aws:ssm:x:1:parameter/a:3'],
    );
  });
});
