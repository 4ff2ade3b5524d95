import assert from 'node:assert/strict';
import { collect } from '../../../src/aws/page.ts';
import { managedNodeRow } from '../../../src/views/managed-nodes.ts';
import {
  commandTargets,
  arrangedRows,
  describeGrouping,
  readGroupings,
  type Arrangement,
  type Grouping,
} from '../../../src/views/node-groups.ts';
import type { TreeNode } from '../../../src/views/tree-node.ts';
import { scriptedClients, type ScriptedClients } from '../../support/scripted-clients.ts';

const rowsOf = (
  clients: ScriptedClients,
  groupBy: readonly Grouping[],
  conditions: Arrangement['conditions'] = [],
): Promise<TreeNode[]> =>
  collect(arrangedRows(clients, { conditions, groupBy }, { row: (node) => managedNodeRow(clients, node) }));

const open = (row: TreeNode | undefined): Promise<TreeNode[]> =>
  collect(row?.children?.(new AbortController().signal) ?? assert.fail('a row without children'));

const labels = (rows: readonly TreeNode[]): string[] => rows.map(({ label }) => label);
const nodes = (...ids: string[]) => ({ InstanceInformationList: ids.map((InstanceId) => ({ InstanceId })) });
const filtersOf = ({ calls }: ScriptedClients): unknown[] => calls.map(({ input }) => input['Filters']);
const tags = (...values: string[]) => ({ Tags: values.map((Value) => ({ Key: 'env', Value })) });

describe('arrangedRows', () => {
  it('list nodes without groups', async () => {
    const clients = scriptedClients({ 'ssm:DescribeInstanceInformation': [nodes('mi-1')] });
    assert.deepEqual(labels(await rowsOf(clients, [])), ['mi-1']);
  });

  it('read nothing for groups that are known, and the nodes of a group when it is opened', async () => {
    const clients = scriptedClients({ 'ssm:DescribeInstanceInformation': [nodes('mi-1', 'mi-2')] });
    const groups = await rowsOf(clients, ['platform']);
    assert.deepEqual(labels(groups), ['Linux', 'Windows', 'macOS']);
    assert.equal(clients.calls.length, 0);
    const rows = await open(groups[1]);
    assert.deepEqual(filtersOf(clients), [[{ Key: 'PlatformTypes', Values: ['Windows'] }]]);
    assert.deepEqual(
      rows.map(({ id }) => id),
      ['group:platform/Windows/mi-1', 'group:platform/Windows/mi-2'],
    );
  });

  it('nest, and every level adds its filter', async () => {
    const clients = scriptedClients({ 'ssm:DescribeInstanceInformation': [nodes('mi-1')] });
    const [online] = await rowsOf(clients, ['status', 'platform']);
    const platforms = await open(online);
    const [row] = await open(platforms[0]);
    assert.equal(row?.id, 'group:status/Online/group:platform/Linux/mi-1');
    assert.deepEqual(filtersOf(clients), [
      [
        { Key: 'PingStatus', Values: ['Online'] },
        { Key: 'PlatformTypes', Values: ['Linux'] },
      ],
    ]);
  });

  it('group by the values of a tag in their order, each once, with the rest at the end', async () => {
    const clients = scriptedClients({
      'ec2:DescribeTags': [{ ...tags('prod', 'dev', 'prod', ''), NextToken: 'two' }, tags('dev')],
      'ssm:DescribeInstanceInformation': [nodes('mi-1'), nodes('mi-2')],
    });
    const groups = await rowsOf(clients, ['tag:env']);
    assert.deepEqual(labels(groups), [
      '(empty)',
      'dev',
      'prod',
      'Hybrid and edge nodes with env',
      'EC2 instances without env',
    ]);
    assert.equal(clients.calls.length, 2);
    await open(groups[2]);
    assert.deepEqual(filtersOf(clients).at(-1), [{ Key: 'tag:env', Values: ['prod'] }]);
    assert.deepEqual(labels(await open(groups[3])), ['mi-2']);
    assert.deepEqual(filtersOf(clients).at(-1), [{ Key: 'tag-key', Values: ['env'] }]);
    assert.equal(new Set(groups.map(({ id }) => id)).size, groups.length);
  });

  it('leave out groups that the filter excludes, and ask for no values that it names', async () => {
    const clients = scriptedClients({});
    const conditions: Arrangement['conditions'] = [
      { kind: 'platform', values: ['Linux'] },
      { kind: 'tag', key: 'env', values: ['prod'] },
    ];
    assert.deepEqual(labels(await rowsOf(clients, ['platform'], conditions)), ['Linux']);
    assert.deepEqual(labels(await rowsOf(clients, ['tag:env'], conditions)), ['prod']);
    assert.equal(clients.calls.length, 0);
  });

  it('group by patch groups and resource groups', async () => {
    const clients = scriptedClients({
      'ssm:DescribePatchGroups': [{ Mappings: [{ PatchGroup: 'web' }] }],
      'ec2:DescribeTags': [
        {
          Tags: [
            { Key: 'Patch Group', Value: 'web' },
            { Key: 'PatchGroup', Value: 'db' },
          ],
        },
      ],
      'resource-groups:ListGroups': [
        { GroupIdentifiers: [{ GroupName: 'Corp', GroupArn: 'arn:corp', Description: 'Offices' }] },
      ],
    });
    assert.deepEqual(labels(await rowsOf(clients, ['patch-group'])), ['web', 'db']);
    const [corp] = await rowsOf(clients, ['resource-group']);
    assert.deepEqual([corp?.label, corp?.description], ['Corp', 'Offices']);
    assert.equal(corp?.accessibilityLabel, 'Corp, group, Offices');
  });

  it('say that a group is empty', async () => {
    const clients = scriptedClients({ 'ssm:DescribeInstanceInformation': [nodes()] });
    const [linux] = await rowsOf(clients, ['platform']);
    assert.deepEqual(labels(await open(linux)), ['No managed nodes in this group']);
  });
});

describe('groups as targets of a command', () => {
  const tag = (key: string, ...values: string[]) => ({ kind: 'tag', key, values }) as const;

  it('are tags with their values, inside of one another too, and resource groups', () => {
    assert.deepEqual(commandTargets([tag('env', 'dev'), tag('team', 'web', 'db')]), {
      tags: [
        { key: 'env', values: ['dev'] },
        { key: 'team', values: ['web', 'db'] },
      ],
    });
    const group = 'arn:aws:resource-groups:eu-central-1:123456789012:group/Corp-IT';
    assert.deepEqual(commandTargets([{ kind: 'resource-group', group }]), { resourceGroup: 'Corp-IT' });
  });

  it('are none where Run Command has no such targets', () => {
    const platform = { kind: 'platform', values: ['Linux'] } as const;
    for (const conditions of [
      [],
      [platform],
      [tag('env', 'dev'), platform],
      [tag('env')],
      [tag('env', 'dev'), tag('env', 'test')],
      [{ kind: 'resource-group', group: 'arn:x:group/a' } as const, tag('env', 'dev')],
      Array.from({ length: 6 }, (_, number) => tag(`k${number}`, 'x')),
    ]) {
      assert.equal(commandTargets(conditions), undefined, JSON.stringify(conditions));
    }
  });

  it('stand on the rows of groups, for their menus', async () => {
    const clients = scriptedClients({
      'ec2:DescribeTags': [{ Tags: [{ Key: 'env', Value: 'dev' }] }],
    });
    const [dev] = await rowsOf(clients, ['tag:env']);
    assert.deepEqual(
      [dev?.words, dev?.subject],
      [['collection', 'targets'], { tags: [{ key: 'env', values: ['dev'] }] }],
    );
    const [linux] = await rowsOf(clients, ['platform']);
    assert.deepEqual([linux?.words, linux?.subject], [['collection'], undefined]);
  });
});

describe('groupings', () => {
  it('are read from any stored value', () => {
    assert.deepEqual(readGroupings(['tag:env', 'nonsense', 7, 'tag:env', 'platform', 'status', 'type']), [
      'tag:env',
      'platform',
      'status',
    ]);
    assert.deepEqual(readGroupings('platform'), []);
  });

  it('have names', () => {
    assert.deepEqual((['status', 'tag:env'] as const).map(describeGrouping), ['ping status', 'tag env']);
  });
});
