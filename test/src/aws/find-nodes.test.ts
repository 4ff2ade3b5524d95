import assert from 'node:assert/strict';
import { findNodes, findNodesById } from '../../../src/aws/find-nodes.ts';
import type { NodeCondition } from '../../../src/aws/node-conditions.ts';
import { collect, type Page } from '../../../src/aws/page.ts';
import { listPatchGroups } from '../../../src/aws/patch-groups.ts';
import { listResourceGroups } from '../../../src/aws/resource-groups.ts';
import { scriptedClients, sdkError, type ScriptedClients } from '../../support/scripted-clients.ts';

const ec2 = (digit: number): string => `i-${`${digit}`.padStart(17, '0')}`;
const info = (id: string, more: object = {}) => ({
  InstanceId: id,
  ResourceType: id.startsWith('i-') ? 'EC2Instance' : 'ManagedInstance',
  PlatformType: 'Linux',
  PingStatus: 'Online',
  ...more,
});
const nameTag = (id: string, Value: string) => ({ ResourceId: id, Key: 'Name', Value });
const find = async (clients: ScriptedClients, conditions: readonly NodeCondition[]): Promise<string[]> =>
  (await collect(findNodes(clients, conditions))).map(({ id }) => id);
const tag = (key: string, ...values: string[]): NodeCondition => ({ kind: 'tag', key, values });
const word = (pattern: string): NodeCondition => ({ kind: 'text', field: 'any', patterns: [pattern] });

describe('findNodes', () => {
  it('looks at what a filter with tags cannot ask for, before it asks for names', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [
        { InstanceInformationList: [info(ec2(1)), info(ec2(2), { PingStatus: 'ConnectionLost' })] },
      ],
      'ec2:DescribeTags': [{ Tags: [] }],
    });
    const found = await find(clients, [tag('env', 'prod'), { kind: 'status', values: ['ConnectionLost'] }]);
    assert.deepEqual(found, [ec2(2)]);
    assert.deepEqual(clients.calls[0]?.input['Filters'], [{ Key: 'tag:env', Values: ['prod'] }]);
    assert.deepEqual(clients.calls[1]?.input['Filters'], [
      { Name: 'resource-id', Values: [ec2(2)] },
      { Name: 'key', Values: ['Name'] },
    ]);
  });

  it('asks nothing for what no node can be', async () => {
    const clients = scriptedClients({});
    assert.deepEqual(await find(clients, [tag('env', 'prod'), tag('env', 'dev')]), []);
  });

  it('says how many nodes it has looked at where it shows fewer', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [{ InstanceInformationList: [info('mi-1'), info('mi-2')] }],
    });
    const pages: Page<unknown>[] = [];
    const conditions: NodeCondition[] = [{ kind: 'text', field: 'id', patterns: ['mi-2'] }];
    for await (const page of findNodes(clients, conditions)) pages.push(page);
    assert.deepEqual(
      pages.map(({ items, looked, more }) => [items.length, looked, more]),
      [[1, 2, false]],
    );
  });

  it('asks EC2 for names first, then looks at every node, and shows each node once', async () => {
    const web = info(ec2(1));
    const clients = scriptedClients({
      'ec2:DescribeTags': [
        { Tags: [nameTag(ec2(1), 'web-1'), nameTag(ec2(9), 'web-unmanaged')] },
        { Tags: [nameTag(ec2(1), 'web-1')] },
        { Tags: [nameTag(ec2(1), 'web-1'), nameTag(ec2(2), 'WeB-2'), nameTag(ec2(3), 'db-1')] },
      ],
      'ssm:DescribeInstanceInformation': [
        { InstanceInformationList: [web] },
        {
          InstanceInformationList: [web, info(ec2(2)), info(ec2(3)), info('mi-4', { Name: 'edge-web' })],
        },
      ],
    });
    const pages = findNodes(clients, [word('web')])[Symbol.asyncIterator]();
    const first = await pages.next();
    assert.deepEqual(first.done === true ? [] : first.value.items.map(({ id }) => id), [ec2(1)]);
    assert.equal(first.done === true ? false : first.value.more, true);
    assert.deepEqual(clients.names(), [
      'ec2:DescribeTags',
      'ssm:DescribeInstanceInformation',
      'ec2:DescribeTags',
    ]);
    assert.deepEqual(clients.calls[0]?.input['Filters'], [
      { Name: 'resource-type', Values: ['instance'] },
      { Name: 'key', Values: ['Name'] },
      { Name: 'value', Values: ['*web*', '*WEB*', '*Web*'] },
    ]);
    const second = await pages.next();
    assert.deepEqual(second.done === true ? [] : second.value.items.map(({ id }) => id), [ec2(2), 'mi-4']);
  });

  for (const [query, sent] of [
    [word('10.99.'), '*10.99.*'],
    [{ kind: 'text', field: 'ip', patterns: ['10.*.7'] }, '10.*.7'],
  ] as const) {
    it(`asks EC2 for the address ${sent} first`, async () => {
      const answer = { InstanceInformationList: [info(ec2(1), { IPAddress: '10.99.0.7' })] };
      const clients = scriptedClients({
        'ec2:DescribeInstances': [{ Reservations: [{ Instances: [{ InstanceId: ec2(1) }] }] }],
        'ssm:DescribeInstanceInformation': [answer, answer],
        'ec2:DescribeTags': [{ Tags: [] }, { Tags: [] }],
      });
      assert.deepEqual(await find(clients, [query]), [ec2(1)]);
      assert.deepEqual(clients.calls[0]?.input, {
        Filters: [{ Name: 'private-ip-address', Values: [sent] }],
        MaxResults: 50,
      });
    });
  }

  it('finds names without EC2 where EC2 may not be asked', async () => {
    const denied = (): Error => sdkError('UnauthorizedOperation', { status: 403 });
    const clients = scriptedClients({
      'ec2:DescribeTags': [denied(), denied()],
      'ssm:DescribeInstanceInformation': [
        { InstanceInformationList: [info(ec2(1), { ComputerName: 'web.internal' }), info('mi-2')] },
      ],
    });
    assert.deepEqual(await find(clients, [word('web')]), [ec2(1)]);
  });

  it('takes instances without a tag by their tags, which have to be readable', async () => {
    const answer = { InstanceInformationList: [info(ec2(1)), info(ec2(2)), info('mi-3')] };
    const untagged: NodeCondition[] = [
      { kind: 'untagged', key: 'a*b' },
      { kind: 'type', values: ['ec2'] },
    ];
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [answer],
      'ec2:DescribeTags': [{ Tags: [{ ResourceId: ec2(1), Key: 'a*b', Value: '' }] }],
    });
    assert.deepEqual(await find(clients, untagged), [ec2(2)]);
    assert.deepEqual((clients.calls[1]?.input['Filters'] as { Values: string[] }[])[1]?.Values, [
      'Name',
      String.raw`a\*b`,
    ]);
    const unnamed = scriptedClients({
      'ssm:DescribeInstanceInformation': [answer],
      'ec2:DescribeTags': [{ Tags: [nameTag(ec2(1), '')] }],
    });
    const byName: NodeCondition[] = [{ kind: 'untagged', key: 'Name' }];
    assert.deepEqual(await find(unnamed, byName), [ec2(2)], 'an empty name is a tag too');
    const denied = scriptedClients({
      'ssm:DescribeInstanceInformation': [answer],
      'ec2:DescribeTags': [sdkError('UnauthorizedOperation', { status: 403 })],
    });
    await assert.rejects(find(denied, untagged), { kind: 'denied' });
  });

  it('asks for a patch group under both of its tags, and shows a node with both once', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [
        { InstanceInformationList: [info('mi-1'), info('mi-2')] },
        { InstanceInformationList: [info('mi-2'), info('mi-3')] },
      ],
    });
    const group: NodeCondition = { kind: 'patch-group', value: 'web', keys: ['Patch Group', 'PatchGroup'] };
    assert.deepEqual(await find(clients, [group]), ['mi-1', 'mi-2', 'mi-3']);
    assert.deepEqual(
      clients.calls.map(({ input }) => input['Filters']),
      [[{ Key: 'tag:Patch Group', Values: ['web'] }], [{ Key: 'tag:PatchGroup', Values: ['web'] }]],
    );
  });
});

describe('findNodes in a resource group', () => {
  const arn = (id: string): string =>
    id.startsWith('i-')
      ? `arn:aws:ec2:eu-central-1:123456789012:instance/${id}`
      : `arn:aws-cn:ssm:cn-north-1:123456789012:managed-instance/${id}`;
  const members = (ids: readonly string[], NextToken?: string) => ({
    Resources: [...ids.map(arn), 'arn:aws:s3:::bucket'].map((ResourceArn) => ({
      Identifier: { ResourceArn },
    })),
    NextToken,
  });
  const group: NodeCondition = { kind: 'resource-group', group: 'Web' };

  it('asks for a page of members, then for these nodes with the other filters', async () => {
    const clients = scriptedClients({
      'resource-groups:ListGroupResources': [members(['mi-0a1', 'mi-0a2'], 'two'), members([])],
      'ssm:DescribeInstanceInformation': [{ InstanceInformationList: [info('mi-0a2')] }],
    });
    const found = await find(clients, [group, { kind: 'platform', values: ['Linux'] }]);
    assert.deepEqual(found, ['mi-0a2']);
    assert.deepEqual(
      clients.calls.map(({ name, input }) => [name, input['Filters'] ?? input['NextToken']]),
      [
        ['resource-groups:ListGroupResources', undefined],
        [
          'ssm:DescribeInstanceInformation',
          [
            { Key: 'InstanceIds', Values: ['mi-0a1', 'mi-0a2'] },
            { Key: 'PlatformTypes', Values: ['Linux'] },
          ],
        ],
        ['resource-groups:ListGroupResources', 'two'],
      ],
    );
  });

  it('repeats a page whose nodes could not be read', async () => {
    const clients = scriptedClients({
      'resource-groups:ListGroupResources': () => members(['mi-0a1']),
      'ssm:DescribeInstanceInformation': [
        sdkError('ThrottlingException'),
        { InstanceInformationList: [info('mi-0a1')] },
      ],
    });
    const pages = findNodes(clients, [group])[Symbol.asyncIterator]();
    await assert.rejects(pages.next(), { kind: 'throttled' });
    const page = await pages.next();
    assert.equal(page.done === true ? undefined : page.value.items[0]?.id, 'mi-0a1');
  });

  it('asks for tags, and keeps the members, because ids and tags cannot be asked for together', async () => {
    const clients = scriptedClients({
      'resource-groups:ListGroupResources': [members(['mi-0a1'], 'two'), members(['mi-0a2'])],
      'ssm:DescribeInstanceInformation': [
        { InstanceInformationList: [info('mi-0a2'), info('mi-0a3'), info('mi-0a1')] },
      ],
    });
    assert.deepEqual(await find(clients, [group, tag('env', 'prod')]), ['mi-0a2', 'mi-0a1']);
  });

  it('lists groups by name', async () => {
    const clients = scriptedClients({
      'resource-groups:ListGroups': [
        { GroupIdentifiers: [{ GroupName: 'Web', GroupArn: 'arn:web', Description: '' }] },
      ],
    });
    assert.deepEqual(await collect(listResourceGroups(clients)), [
      { name: 'Web', arn: 'arn:web', description: undefined },
    ]);
  });
});

describe('findNodesById', () => {
  it('asks for 50 nodes at a time', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': () => ({ InstanceInformationList: [] }),
    });
    const ids = Array.from({ length: 51 }, (_, index) => `mi-${index}`);
    assert.deepEqual(await collect(findNodesById(clients, ids)), []);
    assert.deepEqual(clients.names().length, 2);
  });
});

describe('listPatchGroups', () => {
  it('lists those with a baseline, then those that instances name', async () => {
    const clients = scriptedClients({
      'ssm:DescribePatchGroups': [{ Mappings: [{ PatchGroup: 'web' }, {}] }],
      'ec2:DescribeTags': [
        {
          Tags: [
            { Key: 'PatchGroup', Value: 'db' },
            { Key: 'PatchGroup', Value: 'db' },
          ],
        },
      ],
    });
    assert.deepEqual(await collect(listPatchGroups(clients)), ['web', 'db']);
    assert.deepEqual(clients.calls[1]?.input, {
      Filters: [
        { Name: 'resource-type', Values: ['instance'] },
        { Name: 'key', Values: ['Patch Group', 'PatchGroup'] },
      ],
      MaxResults: 1000,
    });
  });
});
