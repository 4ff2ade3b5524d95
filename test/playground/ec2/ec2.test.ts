import {
  DescribeInstancesCommand,
  DescribeRegionsCommand,
  DescribeTagsCommand,
  paginateDescribeInstances,
  paginateDescribeTags,
  type DescribeInstancesCommandInput,
  type Filter,
  type Instance,
  type TagDescription,
} from '@aws-sdk/client-ec2';
import { DescribeInstanceInformationCommand } from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { assertRefused, postQuery, useEndpoint } from '../endpoint.ts';

describe('EC2 instances', () => {
  const use = useEndpoint({ nodes: 40 });

  async function list(Filters: Filter[] = [], pageSize = 1000): Promise<Instance[]> {
    const instances: Instance[] = [];
    for await (const page of paginateDescribeInstances({ client: use().ec2, pageSize }, { Filters })) {
      instances.push(...(page.Reservations ?? []).flatMap(({ Instances = [] }) => Instances));
    }
    return instances;
  }
  const send = (input: DescribeInstancesCommandInput) => use().ec2.send(new DescribeInstancesCommand(input));

  it('are the managed nodes that are no hybrid ones', async () => {
    const { InstanceInformationList = [] } = await use().ssm.send(
      new DescribeInstanceInformationCommand({ MaxResults: 50 }),
    );
    const managed = InstanceInformationList.filter(({ ResourceType }) => ResourceType === 'EC2Instance');
    const instances = await list();
    assert.deepEqual(
      instances.map(({ InstanceId, PrivateIpAddress }) => [InstanceId, PrivateIpAddress]),
      managed.map(({ InstanceId, IPAddress }) => [InstanceId, IPAddress]),
    );
  });

  it('are the same at any page size', async () => {
    const all = await list();
    for (const size of [5, 9, 30]) assert.deepEqual(await list([], size), all);
  });

  it('are filtered with wildcards', async () => {
    const all = await list();
    const tag = (instance: Instance, key: string) => instance.Tags?.find(({ Key }) => Key === key)?.Value;
    const rows: [Filter, (instance: Instance) => boolean][] = [
      [{ Name: 'tag:env', Values: ['dev', 'staging'] }, (instance) => tag(instance, 'env') !== 'prod'],
      [
        { Name: 'tag:Name', Values: ['storefront-*'] },
        (instance) => tag(instance, 'Name')?.startsWith('storefront-') === true,
      ],
      [{ Name: 'tag:env', Values: ['?ev'] }, (instance) => tag(instance, 'env') === 'dev'],
      [
        { Name: 'instance-state-name', Values: ['running'] },
        (instance) => instance.State?.Name === 'running',
      ],
      [{ Name: 'platform', Values: ['windows'] }, (instance) => instance.Platform === 'Windows'],
      [{ Name: 'tag-key', Values: ['CostCenter'] }, (instance) => tag(instance, 'CostCenter') !== undefined],
    ];
    for (const [filter, test] of rows) {
      const expected = all.filter(test);
      assert.ok(expected.length > 0 && expected.length < all.length, filter.Name);
      assert.deepEqual(await list([filter]), expected, filter.Name);
    }
    assert.deepEqual(await list([{ Name: 'tag:env', Values: ['DEV'] }]), []);
    assert.deepEqual(await list([{ Name: 'tag:env', Values: ['d.v'] }]), []);
  });

  it('are found by id', async () => {
    const [first, second] = await list();
    const { Reservations = [] } = await send({
      InstanceIds: [second?.InstanceId ?? '', first?.InstanceId ?? ''],
    });
    assert.deepEqual(
      Reservations.flatMap(({ Instances = [] }) => Instances),
      [second, first],
    );
    assert.equal(Reservations[0]?.OwnerId, '123456789012');
  });

  it('refuse as EC2 does', async () => {
    const gone = 'i-00000000000000000';
    await assertRefused(
      send({ InstanceIds: [gone] }),
      'InvalidInstanceID.NotFound',
      `The instance ID '${gone}' does not exist`,
    );
    await assertRefused(
      send({ InstanceIds: [gone, 'i-00000001'] }),
      'InvalidInstanceID.NotFound',
      `The instance IDs '${gone}, i-00000001' do not exist`,
    );
    await assertRefused(send({ InstanceIds: ['mi-1'] }), 'InvalidInstanceID.Malformed', 'Invalid id: "mi-1"');
    await assertRefused(
      send({ Filters: [{ Name: 'tags', Values: ['x'] }] }),
      'InvalidParameterValue',
      "The filter 'tags' is invalid",
    );
    await assertRefused(
      send({ MaxResults: 4 }),
      'InvalidParameterValue',
      /Value \( 4 \) for parameter maxResults is invalid/,
    );
    await assertRefused(send({ MaxResults: 1001 }), 'InvalidParameterValue');
    await assertRefused(
      send({ MaxResults: 5, InstanceIds: [gone] }),
      'InvalidParameterCombination',
      'The parameter instancesSet cannot be used with the parameter maxResults',
    );
    await assertRefused(send({ NextToken: 'mine' }), 'InvalidParameterValue');
    await assertRefused(send({ DryRun: true }), 'DryRunOperation');
    const unknown = await postQuery(use().playground.url, {
      Action: 'DescribeInstances',
      Version: '2016-11-15',
      Colour: 'red',
    });
    assert.match(unknown.body, /<Code>UnknownParameter<.*The parameter Colour is not recognized/);
  });

  it('have tags that are listed one by one', async () => {
    const read = async (Filters: Filter[], pageSize: number) => {
      const tags: TagDescription[] = [];
      for await (const page of paginateDescribeTags({ client: use().ec2, pageSize }, { Filters }))
        tags.push(...(page.Tags ?? []));
      return tags;
    };
    const all = await read([], 1000);
    const expected = (await list()).flatMap(({ InstanceId, Tags = [] }) =>
      Tags.map(({ Key, Value }) => [InstanceId, Key, Value]),
    );
    assert.deepEqual(
      all.map(({ ResourceId, Key, Value }) => [ResourceId, Key, Value]),
      expected,
    );
    assert.deepEqual(await read([], 7), all);
    const id = all[0]?.ResourceId ?? '';
    const own = all.filter(({ ResourceId }) => ResourceId === id);
    assert.deepEqual(await read([{ Name: 'resource-id', Values: [id] }], 1000), own);
    assert.deepEqual(await read([{ Name: 'resource-id', Values: [`${id.slice(0, 12)}*`] }], 1000), own);
    assert.deepEqual(
      await read(
        [
          { Name: 'key', Values: ['env'] },
          { Name: 'value', Values: ['dev'] },
        ],
        1000,
      ),
      await read([{ Name: 'tag:env', Values: ['dev'] }], 1000),
    );
    const wrong = { Filters: [{ Name: 'colour', Values: ['red'] }] };
    await assertRefused(use().ec2.send(new DescribeTagsCommand(wrong)), 'InvalidParameterValue');
  });
});

describe('regions', () => {
  const use = useEndpoint({ nodes: 1 });
  const list = async (input: { AllRegions?: boolean; RegionNames?: string[]; Filters?: Filter[] }) =>
    (await use().ec2.send(new DescribeRegionsCommand(input))).Regions?.map(({ RegionName }) => RegionName) ??
    [];

  it('are those that the account has, unless all are asked for', async () => {
    const enabled = await list({});
    assert.ok(
      enabled.includes('us-east-1') && enabled.includes('eu-central-2') && !enabled.includes('af-south-1'),
    );
    assert.ok((await list({ AllRegions: true })).includes('af-south-1'));
    assert.deepEqual(await list({ RegionNames: ['eu-west-1'] }), ['eu-west-1']);
    assert.deepEqual(await list({ Filters: [{ Name: 'opt-in-status', Values: ['opted-in'] }] }), [
      'eu-central-2',
    ]);
    await assertRefused(list({ RegionNames: ['mars-1'] }), 'InvalidParameterValue');
  });
});
