import assert from 'node:assert/strict';
import { collect } from '../../src/aws/page.ts';
import { managedNodeRow } from '../../src/views/managed-nodes.ts';
import { arrangedRows, type Grouping } from '../../src/views/node-groups.ts';
import { parseQuery } from '../../src/views/node-query.ts';
import type { TreeNode } from '../../src/views/tree-node.ts';
import { useAwsAndClients } from './aws-command.ts';

/** What the view shows and what AWS's own client lists are the same nodes. */
describe('the Managed Nodes view and the AWS CLI', function () {
  this.timeout(300_000);
  const { aws, clients } = useAwsAndClients({ nodes: 130 });

  const texts = async (...args: string[]): Promise<string[]> => ((await aws(...args)) as string[]).sort();
  const nodes = (where: string, ...args: string[]): Promise<string[]> =>
    texts(
      ...['ssm', 'describe-instance-information', ...args],
      ...['--query', `InstanceInformationList[${where}].InstanceId`],
    );

  const rows = (query: string, groupBy: readonly Grouping[] = []): Promise<TreeNode[]> => {
    const parsed = parseQuery(query);
    assert.ok('conditions' in parsed);
    const arrangement = { conditions: parsed.conditions, groupBy };
    const options = { row: (node: Parameters<typeof managedNodeRow>[1]) => managedNodeRow(clients(), node) };
    return collect(arrangedRows(clients(), arrangement, options));
  };
  const shown = async (query: string): Promise<string[]> => (await rows(query)).map(({ id }) => id).sort();
  const open = async (group: TreeNode | undefined): Promise<string[]> => {
    const children = await collect(group?.children?.(new AbortController().signal) ?? assert.fail());
    const nodes = children.filter(({ words }) => words?.includes('node') === true);
    return nodes.map(({ subject }) => (subject as { id: string }).id).sort();
  };

  /** The view's nodes of a query are those of the command. The CLI takes a second to start, so several run at a time. */
  const agree = async (pairs: readonly [query: string, listed: () => Promise<string[]>][]): Promise<void> => {
    const answers = await Promise.all(
      pairs.map(async ([query, listed]) => [query, await shown(query), await listed()] as const),
    );
    for (const [query, found, listed] of answers) {
      assert.ok(listed.length > 0, query);
      assert.deepEqual(found, listed, query);
    }
  };

  it('list the same nodes, whoever filters', async () => {
    assert.equal((await shown('')).length, 130);
    const filters = [
      '--filters',
      'Key=PlatformTypes,Values=Linux',
      'Key=PingStatus,Values=ConnectionLost,Inactive',
    ];
    const production = ['--filters', 'Key=tag:env,Values=prod'];
    await agree([
      ['', () => nodes('')],
      ['platform:Linux status:offline', () => nodes('', ...filters)],
      ['tag:env=prod -platform:Linux', () => nodes("?PlatformType!='Linux'", ...production)],
      ['type:hybrid', () => nodes("?SourceType=='AWS::SSM::ManagedInstance'")],
      ['type:edge', () => nodes('', '--filters', 'Key=SourceTypes,Values=AWS::IoT::Thing')],
      ['name:shelf-camera', () => nodes("?starts_with(SourceId, 'shelf-camera')")],
      ['ip:10.10.*', () => nodes("?starts_with(IPAddress, '10.10.')")],
    ]);
  });

  it('find the same names', async () => {
    const name = ['--filters', 'Name=key,Values=Name', 'Name=value,Values=*checkout-prod*'];
    await agree([
      ['name:checkout-prod', () => texts('ec2', 'describe-tags', ...name, '--query', 'Tags[].ResourceId')],
    ]);
  });

  it('agree on tags, patch groups and resource groups', async () => {
    const [byTag, byName, byPatchGroup, byGroup] = await Promise.all([
      rows('', ['tag:env']),
      rows('', ['tag:Name']),
      rows('', ['patch-group']),
      rows('', ['resource-group']),
    ]);
    const [patchGroup] = byPatchGroup;
    const [staging, tagged, all, patched, members] = await Promise.all([
      nodes('', '--filters', 'Key=tag:env,Values=staging'),
      nodes('', '--filters', 'Key=tag-key,Values=Name'),
      nodes("?ResourceType=='EC2Instance'"),
      nodes('', '--filters', `Key=tag:Patch Group,Values=${patchGroup?.label ?? ''}`),
      texts(
        ...['resource-groups', 'list-group-resources', '--group', 'Corp-IT'],
        ...['--query', 'Resources[].Identifier.ResourceArn'],
      ),
    ]);
    assert.deepEqual(await open(byTag.find(({ label }) => label === 'staging')), staging);
    const without = all.filter((id) => !tagged.includes(id));
    assert.ok(without.length > 0);
    assert.deepEqual(await open(byName.at(-1)), without);
    assert.deepEqual(await open(patchGroup), patched);
    assert.deepEqual(
      await open(byGroup.find(({ label }) => label === 'Corp-IT')),
      members.map((arn) => arn.replace(/^.*\//, '')).sort(),
    );
  });
});
