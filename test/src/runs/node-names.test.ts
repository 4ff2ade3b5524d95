import assert from 'node:assert/strict';
import { NodeNames } from '../../../src/runs/node-names.ts';
import { sampleNode } from '../../support/sample-node.ts';
import { scriptedClients, sdkError } from '../../support/scripted-clients.ts';

const { signal } = new AbortController();
const nameOf = (names: NodeNames, instanceId: string, instanceName?: string): string =>
  names.of({ instanceId, instanceName });

describe('NodeNames', () => {
  it('looks up what it does not know, once, and what is gone not again', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [
        { InstanceInformationList: [{ InstanceId: 'mi-2', Name: 'till-2' }] },
      ],
    });
    const names = new NodeNames();
    names.add([sampleNode({ id: 'mi-1', name: 'till-1' })]);
    assert.equal(await names.learn(clients, ['mi-1', 'mi-2', 'mi-3'], signal), true);
    assert.equal(await names.learn(clients, ['mi-1', 'mi-2', 'mi-3'], signal), false);
    assert.deepEqual(
      ['mi-1', 'mi-2', 'mi-3'].map((id) => nameOf(names, id, `${id}.example`)),
      ['till-1', 'till-2', 'mi-3.example'],
    );
    assert.deepEqual(
      clients.calls.map(({ input }) => input['Filters']),
      [[{ Key: 'InstanceIds', Values: ['mi-2', 'mi-3'] }]],
    );
  });

  it('costs one look-up per 50 nodes', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': () => ({ InstanceInformationList: [] }),
    });
    const ids = Array.from({ length: 101 }, (_, i) => `mi-${i}`);
    await new NodeNames().learn(clients, ids, signal);
    assert.equal(clients.calls.length, 3);
  });

  it('does without names when they cannot be read', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [sdkError('AccessDeniedException')],
    });
    const names = new NodeNames();
    assert.equal(await names.learn(clients, ['mi-1'], signal), false);
    assert.equal(nameOf(names, 'mi-1'), 'mi-1');
  });
});
