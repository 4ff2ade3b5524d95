import {
  DescribeInstanceInformationCommand,
  GetConnectionStatusCommand,
  paginateDescribeInstanceInformation,
  type DescribeInstanceInformationCommandInput,
  type InstanceInformation,
  type InstanceInformationStringFilter,
} from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { assertRefused, postSsm, useEndpoint } from '../endpoint.ts';

describe('managed nodes', () => {
  const use = useEndpoint({ nodes: 60 });

  async function listAll(
    input: DescribeInstanceInformationCommandInput,
    pageSize = 50,
  ): Promise<InstanceInformation[]> {
    const nodes: InstanceInformation[] = [];
    for await (const page of paginateDescribeInstanceInformation({ client: use().ssm, pageSize }, input)) {
      nodes.push(...(page.InstanceInformationList ?? []));
    }
    return nodes;
  }
  const filtered = (...Filters: InstanceInformationStringFilter[]) => listAll({ Filters });
  const refused = (Filters: InstanceInformationStringFilter[], name: string, message?: string | RegExp) =>
    assertRefused(use().ssm.send(new DescribeInstanceInformationCommand({ Filters })), name, message);

  it('are listed ten at a time unless more are asked for', async () => {
    const { InstanceInformationList = [], NextToken } = await use().ssm.send(
      new DescribeInstanceInformationCommand({}),
    );
    assert.equal(InstanceInformationList.length, 10);
    assert.ok(NextToken !== undefined);
  });

  it('are the same at any page size', async () => {
    const all = (await listAll({})).map(({ InstanceId }) => InstanceId);
    assert.equal(new Set(all).size, 60);
    for (const size of [5, 7, 20, 49]) {
      assert.deepEqual(
        (await listAll({}, size)).map(({ InstanceId }) => InstanceId),
        all,
        `${size} a page`,
      );
    }
  });

  it('are described as the agent reports them', async () => {
    const nodes = await listAll({});
    const ec2 = nodes.find(({ ResourceType }) => ResourceType === 'EC2Instance');
    assert.match(ec2?.InstanceId ?? '', /^i-[0-9a-f]{17}$/);
    assert.deepEqual([ec2?.Name, ec2?.ActivationId, ec2?.IamRole], [undefined, undefined, undefined]);
    const hybrid = nodes.find(({ ResourceType }) => ResourceType === 'ManagedInstance');
    assert.match(hybrid?.InstanceId ?? '', /^mi-[0-9a-f]{17}$/);
    assert.match(hybrid?.Name ?? '', /^depot-scanner-/);
    assert.match(hybrid?.ActivationId ?? '', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.ok(hybrid?.LastPingDateTime instanceof Date && hybrid.RegistrationDate instanceof Date);
    const edge = nodes.find(({ SourceType }) => SourceType === 'AWS::IoT::Thing');
    assert.match(edge?.InstanceId ?? '', /^mi-[0-9a-f]{17}$/);
    assert.deepEqual(
      [edge?.ResourceType, edge?.SourceId, edge?.Name, edge?.ActivationId],
      ['ManagedInstance', 'shelf-camera-prod-21', undefined, undefined],
    );
  });

  it('are filtered by each key', async () => {
    const all = await listAll({});
    const rows: [string, string[], (node: InstanceInformation) => boolean][] = [
      ['PingStatus', ['ConnectionLost'], (node) => node.PingStatus === 'ConnectionLost'],
      ['PlatformTypes', ['Windows', 'MacOS'], (node) => node.PlatformType !== 'Linux'],
      ['ResourceType', ['ManagedInstance'], (node) => node.ResourceType === 'ManagedInstance'],
      ['ResourceType', ['AWS::EC2::Instance'], (node) => node.ResourceType === 'EC2Instance'],
      ['AgentVersion', ['2.3.701.0'], (node) => node.AgentVersion === '2.3.701.0'],
      ['AssociationStatus', ['Failed'], (node) => node.AssociationStatus === 'Failed'],
      ['ResourceType', ['AWS::SSM::ManagedInstance'], (node) => node.ActivationId !== undefined],
      ['ResourceType', ['AWS::IoT::Thing'], (node) => node.SourceType === 'AWS::IoT::Thing'],
      ['IamRole', ['service-role/HybridNodeRole'], (node) => node.IamRole !== undefined],
      ['SourceTypes', ['AWS::SSM::ManagedInstance'], (node) => node.ActivationId !== undefined],
      ['SourceTypes', ['AWS::IoT::Thing'], (node) => node.SourceType === 'AWS::IoT::Thing'],
      ['SourceIds', ['shelf-camera-prod-21'], (node) => node.SourceId === 'shelf-camera-prod-21'],
    ];
    for (const [Key, Values, test] of rows) {
      const found = (await filtered({ Key, Values })).map(({ InstanceId }) => InstanceId);
      const expected = all.filter(test).map(({ InstanceId }) => InstanceId);
      assert.ok(expected.length > 0, Key);
      assert.deepEqual(found, expected, Key);
    }
    const ids = all.slice(3, 6).map(({ InstanceId = '' }) => InstanceId);
    const byId = await filtered({ Key: 'InstanceIds', Values: ids });
    assert.deepEqual(byId.map(({ InstanceId }) => InstanceId).sort(), ids.toSorted());
    const legacy = await listAll({
      InstanceInformationFilterList: [{ key: 'PlatformTypes', valueSet: ['Windows'] }],
    });
    assert.deepEqual(legacy, await filtered({ Key: 'PlatformTypes', Values: ['Windows'] }));
  });

  it('are filtered by tags', async () => {
    const dev = await filtered({ Key: 'tag:env', Values: ['dev'] });
    const staging = await filtered({ Key: 'tag:env', Values: ['staging'] });
    const both = await filtered({ Key: 'tag:env', Values: ['dev', 'staging'] });
    assert.equal(both.length, dev.length + staging.length);
    const web = await filtered({ Key: 'tag:env', Values: ['dev'] }, { Key: 'tag:team', Values: ['web'] });
    assert.ok(web.length > 0 && web.length < dev.length);
    assert.deepEqual(await filtered({ Key: 'tag:env', Values: ['de*'] }), []);
    assert.ok((await filtered({ Key: 'tag-key', Values: ['Patch Group'] })).length > 50);
  });

  it('refuse filters as the service does', async () => {
    await refused([{ Key: 'Foo', Values: ['x'] }], 'InvalidFilterKey', /Foo is not valid/);
    await refused([{ Key: 'PlatformType', Values: ['Linux'] }], 'InvalidFilterKey', /PlatformTypes/);
    await refused([{ Key: 'PingStatus', Values: ['online'] }], 'InvalidInstanceInformationFilterValue');
    await refused([{ Key: 'InstanceIds', Values: ['storefront'] }], 'InvalidInstanceId');
    await refused(
      [{ Key: 'ResourceType', Values: ['EC2Instance', 'ManagedInstance'] }],
      'InvalidInstanceInformationFilterValue',
      'ResourceType filter may contain only one value.',
    );
    await refused(
      [
        { Key: 'tag:env', Values: ['dev'] },
        { Key: 'PingStatus', Values: ['Online'] },
      ],
      'InvalidFilterKey',
      "Tag filters can't be combined with other filter types.",
    );
    await refused(
      [{ Key: 'tag:env', Values: ['a', 'b', 'c', 'd', 'e', 'f'] }],
      'ValidationException',
      'The number of tag values for tag:env was 6. Max: 5.',
    );
    const both = {
      Filters: [{ Key: 'PingStatus', Values: ['Online'] }],
      InstanceInformationFilterList: [{ key: 'PingStatus' as const, valueSet: ['Online'] }],
    };
    await assertRefused(use().ssm.send(new DescribeInstanceInformationCommand(both)), 'ValidationException');
  });

  it('refuse page sizes and tokens as the service does', async () => {
    const { url } = use().playground;
    const small = await postSsm(url, 'DescribeInstanceInformation', '{"MaxResults":4}');
    assert.equal(
      small.message,
      "1 validation error detected: Value '4' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 5",
    );
    const filters = await postSsm(
      url,
      'DescribeInstanceInformation',
      '{"Filters":[{"Key":"PingStatus","Values":[]}]}',
    );
    assert.equal(
      filters.message,
      "1 validation error detected: Value '[]' at 'filters.1.member.values' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
    const send = (NextToken: string, Filters: InstanceInformationStringFilter[] = []) =>
      use().ssm.send(new DescribeInstanceInformationCommand({ NextToken, Filters }));
    const { NextToken = '' } = await use().ssm.send(new DescribeInstanceInformationCommand({}));
    await send(NextToken);
    await assertRefused(send('1'), 'InvalidNextToken');
    await assertRefused(send(NextToken, [{ Key: 'PingStatus', Values: ['Online'] }]), 'InvalidNextToken');
  });

  it('are connected while they are online', async () => {
    const status = async (Target: string | undefined) =>
      (await use().ssm.send(new GetConnectionStatusCommand({ Target }))).Status;
    const [online] = await filtered({ Key: 'PingStatus', Values: ['Online'] });
    const [lost] = await filtered({ Key: 'PingStatus', Values: ['ConnectionLost'] });
    assert.equal(await status(online?.InstanceId), 'connected');
    assert.equal(await status(lost?.InstanceId), 'notconnected');
    assert.equal(await status('i-00000000000000000'), 'notconnected');
  });
});

describe('50,000 managed nodes', () => {
  const use = useEndpoint({ nodes: 50_000 });

  it('give their first and a later page without the others', async () => {
    const list = (input: DescribeInstanceInformationCommandInput) =>
      use().ssm.send(new DescribeInstanceInformationCommand({ MaxResults: 50, ...input }));
    const first = await list({});
    const second = await list({ NextToken: first.NextToken });
    assert.equal(first.InstanceInformationList?.length, 50);
    assert.equal(second.InstanceInformationList?.length, 50);
    const windows = await list({ Filters: [{ Key: 'PlatformTypes', Values: ['Windows'] }] });
    assert.equal(windows.InstanceInformationList?.length, 50);
  });
});
