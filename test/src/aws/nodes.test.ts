import assert from 'node:assert/strict';
import { listInstanceTags, listNodes } from '../../../src/aws/nodes.ts';
import { collect } from '../../../src/aws/page.ts';
import { scriptedClients, sdkError } from '../../support/scripted-clients.ts';

const ec2Node = { InstanceId: 'i-0000000000000000a', PingStatus: 'Online', ComputerName: 'ip-10-0-0-1' };
const hybridNode = {
  InstanceId: 'mi-0000000000000000b',
  Name: 'scale-7',
  ComputerName: 'scale7.local',
  IPAddress: '',
};
const nameTag = { ResourceId: ec2Node.InstanceId, Key: 'Name', Value: 'web-1' };

describe('listNodes', () => {
  it('reads pages of 50, and the Name tags of a page in one call', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [
        { InstanceInformationList: [ec2Node, hybridNode], NextToken: 'two' },
        { InstanceInformationList: [{ InstanceId: 'mi-0000000000000000c' }], NextToken: '' },
      ],
      'ec2:DescribeTags': [{ Tags: [nameTag] }],
    });
    const nodes = await collect(listNodes(clients));
    assert.deepEqual(
      nodes.map(({ id, name, ipAddress }) => ({ id, name, ipAddress })),
      [
        { id: 'i-0000000000000000a', name: 'web-1', ipAddress: undefined },
        { id: 'mi-0000000000000000b', name: 'scale-7', ipAddress: undefined },
        { id: 'mi-0000000000000000c', name: undefined, ipAddress: undefined },
      ],
    );
    assert.deepEqual(clients.calls, [
      { name: 'ssm:DescribeInstanceInformation', input: { MaxResults: 50 } },
      {
        name: 'ec2:DescribeTags',
        input: {
          Filters: [
            { Name: 'resource-id', Values: ['i-0000000000000000a'] },
            { Name: 'key', Values: ['Name'] },
          ],
        },
      },
      { name: 'ssm:DescribeInstanceInformation', input: { MaxResults: 50, NextToken: 'two' } },
    ]);
  });

  it('calls an edge device by its thing, unless it was given a name', async () => {
    const edge = { InstanceId: 'mi-0000000000000000d', SourceType: 'AWS::IoT::Thing', SourceId: 'camera-1' };
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [
        {
          InstanceInformationList: [
            { ...edge, ComputerName: 'camera1.local' },
            { ...edge, Name: 'Front door' },
            { ...hybridNode, SourceType: 'AWS::SSM::ManagedInstance', SourceId: hybridNode.InstanceId },
          ],
        },
      ],
    });
    assert.deepEqual(
      (await collect(listNodes(clients))).map(({ type, name }) => [type, name]),
      [
        ['edge', 'camera-1'],
        ['edge', 'Front door'],
        ['hybrid', 'scale-7'],
      ],
    );
  });

  it('reads nothing beyond the page that was asked for', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [{ InstanceInformationList: [hybridNode], NextToken: 'two' }],
    });
    const page = await listNodes(clients)[Symbol.asyncIterator]().next();
    assert.equal(page.done, false);
    assert.equal(clients.calls.length, 1);
  });

  it('repeats the failed page, not the first, when it is asked again', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [
        { InstanceInformationList: [hybridNode], NextToken: 'two' },
        sdkError('ThrottlingException'),
        { InstanceInformationList: [{ InstanceId: 'mi-0000000000000000c' }] },
      ],
    });
    const pages = listNodes(clients)[Symbol.asyncIterator]();
    await pages.next();
    await assert.rejects(pages.next(), { kind: 'throttled' });
    const page = await pages.next();
    assert.deepEqual(page.done === true ? [] : page.value.items.map(({ id }) => id), [
      'mi-0000000000000000c',
    ]);
    assert.equal(clients.calls[2]?.input['NextToken'], 'two');
    assert.equal((await pages.next()).done, true);
  });

  it('lists the nodes by computer name when EC2 may not be asked for names', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [{ InstanceInformationList: [ec2Node] }],
      'ec2:DescribeTags': [sdkError('UnauthorizedOperation', { status: 403 })],
    });
    const problems: unknown[] = [];
    const nodes = await collect(listNodes(clients, { onNamesUnavailable: (error) => problems.push(error) }));
    assert.equal(nodes[0]?.name, 'ip-10-0-0-1');
    assert.deepEqual(
      problems.map((error) => (error as { kind?: string }).kind),
      ['denied'],
    );
  });

  it('stops at the signal', async () => {
    const abort = new AbortController();
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': () => {
        abort.abort();
        return { InstanceInformationList: [hybridNode], NextToken: 'more' };
      },
    });
    await assert.rejects(collect(listNodes(clients, { signal: abort.signal })), { name: 'AbortError' });
    assert.equal(clients.calls.length, 1);
  });
});

describe('listNodes with a filter', () => {
  it('asks for the nodes with these ids', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [{ InstanceInformationList: [hybridNode] }],
    });
    const filter = { instanceIds: ['mi-1', 'mi-2'] };
    assert.equal((await collect(listNodes(clients, { filter }))).length, 1);
    assert.deepEqual(clients.calls[0]?.input['Filters'], [{ Key: 'InstanceIds', Values: ['mi-1', 'mi-2'] }]);
  });
});

describe('listInstanceTags', () => {
  it('gives the values by key, in one call', async () => {
    const clients = scriptedClients({
      'ec2:DescribeTags': [
        {
          Tags: [
            { Key: 'env', Value: 'dev' },
            { Key: 'env', Value: 'prod' },
            { Key: 'env', Value: 'dev' },
            { Key: 'team', Value: 'web' },
          ],
        },
      ],
    });
    const tags = await listInstanceTags(clients);
    assert.deepEqual(
      [...tags].map(([key, values]) => [key, [...values]]),
      [
        ['env', ['dev', 'prod']],
        ['team', ['web']],
      ],
    );
    assert.deepEqual(clients.names(), ['ec2:DescribeTags']);
  });
});
