import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import os from 'node:os';
import { promisify } from 'node:util';
import { startPlayground, type Playground } from '../../playground/server.ts';
import { createClients, type Clients } from '../../src/aws/clients.ts';
import { collect } from '../../src/aws/page.ts';
import { playgroundConnection } from '../../src/connection/connection.ts';
import { managedNodeRow } from '../../src/views/managed-nodes.ts';
import { arrangedRows, type Grouping } from '../../src/views/node-groups.ts';
import { parseQuery } from '../../src/views/node-query.ts';
import type { TreeNode } from '../../src/views/tree-node.ts';

const execute = promisify(execFile);

/** What the view shows and what AWS's own client lists are the same nodes. */
describe('the Managed Nodes view and the AWS CLI', function () {
  this.timeout(300_000);
  let playground: Playground | undefined;
  let clients: Clients;

  /** Runs `aws ARGS` against the playground, which prints a list of texts. */
  async function aws(...args: string[]): Promise<string[]> {
    const { stdout } = await execute(
      'aws',
      [...args, '--endpoint-url', playground?.url ?? '', '--output', 'json'],
      {
        env: {
          PATH: process.env['PATH'],
          HOME: process.env['HOME'],
          AWS_ACCESS_KEY_ID: 'playground',
          AWS_SECRET_ACCESS_KEY: 'playground',
          AWS_DEFAULT_REGION: 'us-east-1',
          AWS_CONFIG_FILE: os.devNull,
          AWS_SHARED_CREDENTIALS_FILE: os.devNull,
          AWS_PAGER: '',
        },
      },
    );
    return (JSON.parse(stdout) as string[]).sort();
  }
  const nodes = (where: string, ...args: string[]): Promise<string[]> =>
    aws(
      ...['ssm', 'describe-instance-information', ...args],
      ...['--query', `InstanceInformationList[${where}].InstanceId`],
    );

  const rows = (query: string, groupBy: readonly Grouping[] = []): Promise<TreeNode[]> => {
    const parsed = parseQuery(query);
    assert.ok('conditions' in parsed);
    const arrangement = { conditions: parsed.conditions, groupBy };
    const options = { row: (node: Parameters<typeof managedNodeRow>[1]) => managedNodeRow(clients, node) };
    return collect(arrangedRows(clients, arrangement, options));
  };
  const shown = async (query: string): Promise<string[]> => (await rows(query)).map(({ id }) => id).sort();
  const open = async (group: TreeNode | undefined): Promise<string[]> => {
    const children = await collect(group?.children?.(new AbortController().signal) ?? assert.fail());
    const nodes = children.filter(({ words }) => words?.includes('node') === true);
    return nodes.map(({ subject }) => (subject as { id: string }).id).sort();
  };

  before(async function () {
    const version = await execute('aws', ['--version']).catch(() => undefined);
    if (version === undefined) {
      if (this.test?.parent !== undefined) this.test.parent.title += ' (skipped: no aws command here)';
      this.skip();
    }
    playground = await startPlayground({ port: 0, nodes: 130 });
    clients = createClients({ connection: playgroundConnection(playground.url), version: 'test', env: {} });
  });
  after(async () => {
    if (playground === undefined) return;
    clients.close();
    await playground.close();
  });

  it('list the same nodes, whoever filters', async () => {
    assert.equal((await shown('')).length, 130);
    assert.deepEqual(await shown(''), await nodes(''));
    const filters = [
      '--filters',
      'Key=PlatformTypes,Values=Linux',
      'Key=PingStatus,Values=ConnectionLost,Inactive',
    ];
    assert.deepEqual(await shown('platform:Linux status:offline'), await nodes('', ...filters));
    const production = ['--filters', 'Key=tag:env,Values=prod'];
    assert.deepEqual(
      await shown('tag:env=prod -platform:Linux'),
      await nodes("?PlatformType!='Linux'", ...production),
    );
    assert.deepEqual(await shown('type:hybrid'), await nodes("?ResourceType=='ManagedInstance'"));
    assert.deepEqual(await shown('ip:10.10.*'), await nodes("?starts_with(IPAddress, '10.10.')"));
  });

  it('find the same names', async () => {
    const named = await aws(
      ...['ec2', 'describe-tags', '--filters', 'Name=key,Values=Name', 'Name=value,Values=*checkout-prod*'],
      ...['--query', 'Tags[].ResourceId'],
    );
    assert.ok(named.length > 3);
    assert.deepEqual(await shown('name:checkout-prod'), named);
  });

  it('agree on tags, patch groups and resource groups', async () => {
    const byTag = await rows('', ['tag:env']);
    assert.deepEqual(
      await open(byTag.find(({ label }) => label === 'staging')),
      await nodes('', '--filters', 'Key=tag:env,Values=staging'),
    );
    const byName = await rows('', ['tag:Name']);
    const tagged = await nodes('', '--filters', 'Key=tag-key,Values=Name');
    const all = await nodes("?ResourceType=='EC2Instance'");
    const without = all.filter((id) => !tagged.includes(id));
    assert.ok(without.length > 0);
    assert.deepEqual(await open(byName.at(-1)), without);
    const [patchGroup] = await rows('', ['patch-group']);
    assert.deepEqual(
      await open(patchGroup),
      await nodes('', '--filters', `Key=tag:Patch Group,Values=${patchGroup?.label ?? ''}`),
    );
    const group = (await rows('', ['resource-group'])).find(({ label }) => label === 'Corp-IT');
    const members = await aws(
      ...['resource-groups', 'list-group-resources', '--group', 'Corp-IT'],
      ...['--query', 'Resources[].Identifier.ResourceArn'],
    );
    assert.deepEqual(await open(group), members.map((arn) => arn.replace(/^.*\//, '')).sort());
  });
});
