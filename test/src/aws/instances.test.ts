import assert from 'node:assert/strict';
import {
  getInstances,
  listInterfaceEndpoints,
  rebootInstances,
  startInstances,
  stopInstances,
} from '../../../src/aws/instances.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

describe('instances', () => {
  it('are read 100 at a time, and those that are gone are left out', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `i-${index}`);
    const clients = scriptedClients({
      'ec2:DescribeInstances': [
        { Reservations: [{ Instances: [{ InstanceId: 'i-0', State: { Name: 'running' } }] }] },
        { Reservations: [] },
      ],
    });
    const found = await getInstances(clients, ids);
    assert.deepEqual(
      found.map(({ id, state }) => [id, state]),
      [['i-0', 'running']],
    );
    clients.assertFinished();
  });

  it('start, stop and reboot with one call for all', async () => {
    const clients = scriptedClients({
      'ec2:StartInstances': [{}],
      'ec2:StopInstances': [{}],
      'ec2:RebootInstances': [{}],
    });
    for (const act of [startInstances, stopInstances, rebootInstances]) await act(clients, ['i-1', 'i-2']);
    assert.deepEqual(
      clients.calls.map(({ input }) => input),
      Array.from({ length: 3 }, () => ({ InstanceIds: ['i-1', 'i-2'] })),
    );
  });

  it('reach Systems Manager by the interface endpoints of their VPC', async () => {
    const clients = scriptedClients({
      'ec2:DescribeVpcEndpoints': [
        { VpcEndpoints: [{ ServiceName: 'com.amazonaws.eu-central-1.ssm', State: 'available' }] },
      ],
    });
    assert.deepEqual(await listInterfaceEndpoints(clients, 'vpc-1'), [
      { serviceName: 'com.amazonaws.eu-central-1.ssm', state: 'available', privateDns: false },
    ]);
  });
});
