import {
  AddTagsToResourceCommand,
  DeregisterManagedInstanceCommand,
  DescribeActivationsCommand,
  DescribeInstanceInformationCommand,
  DescribeInstancePropertiesCommand,
  DescribePatchBaselinesCommand,
  GetServiceSettingCommand,
  ListTagsForResourceCommand,
  paginateDescribeInstanceInformation,
  paginateDescribeInstanceProperties,
  RemoveTagsFromResourceCommand,
  ResetServiceSettingCommand,
  UpdateManagedInstanceRoleCommand,
  UpdateServiceSettingCommand,
  type ResourceTypeForTagging,
} from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { assertRefused, useEndpoint } from '../endpoint.ts';

describe('tags', () => {
  const use = useEndpoint({ nodes: 24 });
  const list = async (ResourceType: ResourceTypeForTagging, ResourceId: string) =>
    (await use().ssm.send(new ListTagsForResourceCommand({ ResourceType, ResourceId }))).TagList ?? [];

  it('are added, changed and removed on all that can have them', async () => {
    const { ssm } = use();
    const { BaselineIdentities = [] } = await ssm.send(
      new DescribePatchBaselinesCommand({ Filters: [{ Key: 'OWNER', Values: ['Self'] }] }),
    );
    const { InstanceInformationList = [] } = await ssm.send(
      new DescribeInstanceInformationCommand({
        Filters: [{ Key: 'ResourceType', Values: ['ManagedInstance'] }],
      }),
    );
    const resources: [ResourceTypeForTagging, string][] = [
      ['Document', 'Fleet-DiskReport'],
      ['PatchBaseline', BaselineIdentities[0]?.BaselineId ?? ''],
      ['ManagedInstance', InstanceInformationList[0]?.InstanceId ?? ''],
    ];
    for (const [ResourceType, ResourceId] of resources) {
      const before = await list(ResourceType, ResourceId);
      const add = (Key: string, Value: string) =>
        ssm.send(new AddTagsToResourceCommand({ ResourceType, ResourceId, Tags: [{ Key, Value }] }));
      await add('owner', 'me');
      await add('owner', 'you');
      assert.deepEqual(await list(ResourceType, ResourceId), [...before, { Key: 'owner', Value: 'you' }]);
      await ssm.send(
        new RemoveTagsFromResourceCommand({ ResourceType, ResourceId, TagKeys: ['owner', 'no'] }),
      );
      assert.deepEqual(await list(ResourceType, ResourceId), before);
    }
  });

  it('of a node count for filters at once, and for no other node', async () => {
    const { ssm } = use();
    const find = async (Key: string, value: string) =>
      (
        await ssm.send(
          new DescribeInstanceInformationCommand({ Filters: [{ Key, Values: [value] }], MaxResults: 50 }),
        )
      ).InstanceInformationList ?? [];
    const [node] = await find('ResourceType', 'ManagedInstance');
    const ResourceId = node?.InstanceId ?? '';
    await ssm.send(
      new AddTagsToResourceCommand({
        ResourceType: 'ManagedInstance',
        ResourceId,
        Tags: [{ Key: 'floor', Value: '3' }],
      }),
    );
    assert.deepEqual(
      (await find('tag:floor', '3')).map(({ InstanceId }) => InstanceId),
      [ResourceId],
    );
  });

  it('are refused for what there is not', async () => {
    const { ssm } = use();
    await assertRefused(list('Document', 'Nothing'), 'InvalidResourceId');
    await assertRefused(list('Document', 'AWS-RunShellScript'), 'InvalidResourceId');
    await assertRefused(list('MaintenanceWindow', 'mw-0123456789abcdef0'), 'InvalidResourceId');
    const [ResourceType, ResourceId] = ['Document', 'Fleet-DiskReport'] as const;
    const add = (Tags: { Key: string; Value: string }[]) =>
      ssm.send(new AddTagsToResourceCommand({ ResourceType, ResourceId, Tags }));
    await assertRefused(add([{ Key: 'aws:x', Value: '' }]), 'ValidationException');
    const many = Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
    await assertRefused(add(many), 'TooManyTagsError');
  });
});

describe('service settings', () => {
  const use = useEndpoint({ nodes: 1 });
  const SettingId = '/ssm/managed-instance/default-ec2-instance-management-role';
  const get = async (id = SettingId) =>
    (await use().ssm.send(new GetServiceSettingCommand({ SettingId: id }))).ServiceSetting;

  it('have a default, are changed and go back to it', async () => {
    const { ssm } = use();
    assert.deepEqual([(await get())?.SettingValue, (await get())?.Status], ['$None', 'Default']);
    const SettingValue = 'service-role/AWSSystemsManagerDefaultEC2InstanceManagementRole';
    await ssm.send(new UpdateServiceSettingCommand({ SettingId, SettingValue }));
    const changed = await get(`arn:aws:ssm:us-east-1:123456789012:servicesetting${SettingId}`);
    assert.deepEqual([changed?.SettingValue, changed?.Status], [SettingValue, 'Customized']);
    const { ServiceSetting } = await ssm.send(new ResetServiceSettingCommand({ SettingId }));
    assert.deepEqual([ServiceSetting?.SettingValue, ServiceSetting?.Status], ['$None', 'Default']);
  });

  it('are refused where there is none, or no such value', async () => {
    await assertRefused(get('/ssm/nothing'), 'ServiceSettingNotFound');
    const update = new UpdateServiceSettingCommand({
      SettingId: '/ssm/managed-instance/activation-tier',
      SettingValue: 'gold',
    });
    await assertRefused(use().ssm.send(update), 'ValidationException', /standard, advanced/);
  });
});

describe('hybrid nodes', () => {
  const use = useEndpoint({ nodes: 60 });

  async function hybrids() {
    const found = [];
    const Filters = [{ Key: 'ResourceType', Values: ['ManagedInstance'] }];
    const pages = paginateDescribeInstanceInformation({ client: use().ssm, pageSize: 5 }, { Filters });
    for await (const page of pages) found.push(...(page.InstanceInformationList ?? []));
    return found;
  }

  it('were registered by the activations', async () => {
    const { ActivationList = [] } = await use().ssm.send(new DescribeActivationsCommand({}));
    const nodes = await hybrids();
    for (const { ActivationId, RegistrationsCount } of ActivationList) {
      const own = nodes.filter((node) => node.ActivationId === ActivationId);
      assert.equal(RegistrationsCount, own.length);
    }
    const total = ActivationList.reduce((sum, { RegistrationsCount = 0 }) => sum + RegistrationsCount, 0);
    const edge = nodes.filter(({ SourceType }) => SourceType === 'AWS::IoT::Thing');
    assert.ok(edge.length > 0);
    assert.equal(total, nodes.length - edge.length);
    const Filters = [{ FilterKey: 'DefaultInstanceName' as const, FilterValues: ['depot-scanner'] }];
    const filtered = await use().ssm.send(new DescribeActivationsCommand({ Filters }));
    assert.equal(filtered.ActivationList?.length, 1);
  });

  it('get another role', async () => {
    const [node] = await hybrids();
    const InstanceId = node?.InstanceId;
    await use().ssm.send(new UpdateManagedInstanceRoleCommand({ InstanceId, IamRole: 'OtherRole' }));
    const after = (await hybrids()).find((other) => other.InstanceId === InstanceId);
    assert.equal(after?.IamRole, 'OtherRole');
    const ec2 = new UpdateManagedInstanceRoleCommand({ InstanceId: 'i-00000000000000000', IamRole: 'x' });
    await assertRefused(use().ssm.send(ec2), 'ValidationException');
    const gone = new UpdateManagedInstanceRoleCommand({ InstanceId: 'mi-00000000000000000', IamRole: 'x' });
    await assertRefused(use().ssm.send(gone), 'InvalidInstanceId');
  });

  it('are deregistered, which no page token minds', async () => {
    const before = await hybrids();
    const [first] = before;
    const Filters = [{ Key: 'ResourceType', Values: ['ManagedInstance'] }];
    const page = await use().ssm.send(new DescribeInstanceInformationCommand({ Filters, MaxResults: 5 }));
    await use().ssm.send(new DeregisterManagedInstanceCommand({ InstanceId: first?.InstanceId }));
    const next = await use().ssm.send(
      new DescribeInstanceInformationCommand({ Filters, MaxResults: 5, NextToken: page.NextToken }),
    );
    assert.equal(next.InstanceInformationList?.[0]?.InstanceId, before[5]?.InstanceId);
    assert.deepEqual(
      (await hybrids()).map(({ InstanceId }) => InstanceId),
      before.slice(1).map(({ InstanceId }) => InstanceId),
    );
    await fetch(`${use().playground.url}/moto-api/reset`, { method: 'POST' });
    assert.equal((await hybrids()).length, before.length);
  });
});

describe('instance properties', () => {
  const use = useEndpoint({ nodes: 30 });

  it('are the nodes again, filtered with operators', async () => {
    const list = async (pageSize: number) => {
      const found = [];
      const pages = paginateDescribeInstanceProperties({ client: use().ssm, pageSize }, {});
      for await (const page of pages) found.push(...(page.InstanceProperties ?? []));
      return found.map(({ InstanceId }) => InstanceId);
    };
    const all = await list(50);
    assert.equal(new Set(all).size, 30);
    assert.deepEqual(await list(7), all);
    const filter = (Key: string, value: string, Operator: 'Equal' | 'NotEqual' | 'BeginWith') =>
      use().ssm.send(
        new DescribeInstancePropertiesCommand({ FiltersWithOperator: [{ Key, Values: [value], Operator }] }),
      );
    const { InstanceProperties: windows = [] } = await filter('PlatformTypes', 'Windows', 'Equal');
    const { InstanceProperties: others = [] } = await filter('PlatformTypes', 'Windows', 'NotEqual');
    assert.equal(windows.length + others.length, 30);
    const { InstanceProperties: old = [] } = await filter('AgentVersion', '3.0.', 'BeginWith');
    assert.ok(old.length > 0 && old.every(({ AgentVersion }) => AgentVersion?.startsWith('3.0.')));
    await assertRefused(filter('Colour', 'red', 'Equal'), 'InvalidFilterKey');
  });
});
