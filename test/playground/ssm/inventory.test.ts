import {
  DescribeInstanceInformationCommand,
  GetInventoryCommand,
  GetInventorySchemaCommand,
  ListInventoryEntriesCommand,
  ListResourceDataSyncCommand,
  paginateDescribeInstanceInformation,
  paginateGetInventory,
  paginateGetInventorySchema,
  type GetInventoryCommandInput,
  type InventoryFilter,
  type InventoryResultEntity,
  type ListInventoryEntriesCommandOutput,
} from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { assertRefused, useEndpoint } from '../endpoint.ts';

describe('inventory', () => {
  const use = useEndpoint({ nodes: 60 });

  async function collect(input: GetInventoryCommandInput, pageSize = 50): Promise<InventoryResultEntity[]> {
    const found: InventoryResultEntity[] = [];
    for await (const page of paginateGetInventory({ client: use().ssm, pageSize }, input)) {
      found.push(...(page.Entities ?? []));
    }
    return found;
  }
  const contentOf = (entity: InventoryResultEntity | undefined, type: string) =>
    entity?.Data?.[type]?.Content ?? [];
  const applications = (...Filters: InventoryFilter[]) =>
    collect({
      ...(Filters.length === 0 ? {} : { Filters }),
      ResultAttributes: [{ TypeName: 'AWS:Application' }],
    });

  async function nodes() {
    const found = [];
    const pages = paginateDescribeInstanceInformation({ client: use().ssm, pageSize: 50 }, {});
    for await (const page of pages) found.push(...(page.InstanceInformationList ?? []));
    return found;
  }

  it('says of each node what the node says of itself', async () => {
    const entities = await collect({});
    const rows = entities.map((entity) => {
      const [entry] = contentOf(entity, 'AWS:InstanceInformation');
      return [entity.Id, entry?.['AgentVersion'], entry?.['IpAddress'], entry?.['PlatformName']];
    });
    const expected = (await nodes()).map((node) => [
      node.InstanceId,
      node.AgentVersion,
      node.IPAddress,
      node.PlatformName,
    ]);
    assert.equal(expected.length, 60);
    assert.deepEqual(rows, expected);
  });

  it('is the same at any page size, and each time', async () => {
    const all = await applications();
    for (const size of [3, 17]) {
      const again = await collect({ ResultAttributes: [{ TypeName: 'AWS:Application' }] }, size);
      assert.deepEqual(again, all);
    }
  });

  it('finds the nodes that have a package, and its versions', async () => {
    const filter = { Key: 'AWS:Application.Name', Values: ['nginx'], Type: 'Equal' as const };
    const found = await applications(filter);
    assert.ok(found.length > 0 && found.length < 40);
    for (const entity of found) {
      const entries = contentOf(entity, 'AWS:Application');
      assert.equal(entries.filter(({ Name }) => Name === 'nginx').length, 1);
      assert.ok(entries.some(({ Name }) => Name === 'amazon-ssm-agent'));
    }
    const none = { Key: 'AWS:Application.Name', Values: ['ngin'], Type: 'Equal' as const };
    assert.deepEqual(await applications(none), []);
    assert.equal((await applications({ ...none, Type: 'BeginWith' })).length, found.length);
    // Both filters must be true of the same program.
    const old = { Key: 'AWS:Application.Version', Values: ['1.2.11'], Type: 'Equal' as const };
    assert.ok((await applications(old)).length > 0);
    assert.deepEqual(await applications(filter, old), []);
  });

  it('has updates, roles and services on Windows alone', async () => {
    const windows = (await nodes()).filter(({ PlatformType }) => PlatformType === 'Windows');
    const ids = windows.map(({ InstanceId }) => InstanceId).sort();
    for (const TypeName of ['AWS:WindowsRole', 'AWS:Service', 'AWS:WindowsRegistry']) {
      const found = await collect({ ResultAttributes: [{ TypeName }] });
      assert.deepEqual(found.map(({ Id }) => Id).sort(), ids, TypeName);
    }
  });

  it('has custom types', async () => {
    const racks = await collect({ ResultAttributes: [{ TypeName: 'Custom:RackInfo' }] });
    const hybrid = (await nodes()).filter(({ ResourceType }) => ResourceType === 'ManagedInstance');
    assert.deepEqual(
      racks.map(({ Id }) => Id),
      hybrid.map(({ InstanceId }) => InstanceId),
    );
    const [entry] = contentOf(racks[0], 'Custom:RackInfo');
    assert.match(entry?.['RackLocation'] ?? '', /^Depot \d+\/Row [ABC]\/Shelf \d$/);
  });

  it('is counted by an attribute, by several, and by groups', async () => {
    const all = await nodes();
    const [entity] = await collect({ Aggregators: [{ Expression: 'AWS:InstanceInformation.PlatformType' }] });
    const counts = contentOf(entity, 'AWS:InstanceInformation');
    for (const { PlatformType, Count } of counts) {
      assert.equal(Number(Count), all.filter((node) => node.PlatformType === PlatformType).length);
    }
    assert.equal(counts.length, 3);
    const nested = {
      Expression: 'AWS:InstanceInformation.PlatformName',
      Aggregators: [{ Expression: 'AWS:InstanceInformation.PlatformVersion' }],
    };
    const [both] = await collect({ Aggregators: [nested] });
    const [first] = contentOf(both, 'AWS:InstanceInformation');
    assert.ok(first?.['PlatformName'] !== undefined && first['PlatformVersion'] !== undefined);
    const linux = { Key: 'AWS:InstanceInformation.PlatformType', Values: ['Linux'], Type: 'Equal' as const };
    const [groups] = await collect({ Aggregators: [{ Groups: [{ Name: 'linux', Filters: [linux] }] }] });
    const inside = all.filter((node) => node.PlatformType === 'Linux').length;
    assert.deepEqual(contentOf(groups, 'AWS:InstanceInformation'), [
      { Name: 'linux', MatchingCount: String(inside), NonMatchingCount: String(60 - inside) },
    ]);
  });

  it('describes its types', async () => {
    const names: (string | undefined)[] = [];
    for await (const page of paginateGetInventorySchema({ client: use().ssm, pageSize: 50 }, {})) {
      names.push(...(page.Schemas ?? []).map(({ TypeName }) => TypeName));
    }
    assert.ok(names.includes('AWS:Network') && names.includes('Custom:RackInfo'));
    const schema = async (input: { TypeName?: string; Aggregator?: boolean }) =>
      (await use().ssm.send(new GetInventorySchemaCommand(input))).Schemas ?? [];
    assert.deepEqual(
      (await schema({ TypeName: 'Custom' })).map(({ TypeName }) => TypeName),
      ['Custom:BackupAgent', 'Custom:RackInfo'],
    );
    const [type] = await schema({ TypeName: 'AWS:InstanceInformation', Aggregator: true });
    assert.deepEqual(
      type?.Attributes?.map(({ Name }) => Name),
      ['PlatformName', 'PlatformType', 'PlatformVersion'],
    );
  });

  it('keeps to its own schema on every node', async () => {
    const { Schemas = [] } = await use().ssm.send(new GetInventorySchemaCommand({}));
    for (const { TypeName = '', Attributes = [] } of Schemas) {
      const known = new Set(Attributes.map(({ Name }) => Name));
      const entities = await collect({ ResultAttributes: [{ TypeName }] });
      assert.ok(entities.length > 0, TypeName);
      const unknown = entities
        .flatMap((entity) => contentOf(entity, TypeName).flatMap((entry) => Object.keys(entry)))
        .filter((name) => !known.has(name));
      assert.deepEqual([...new Set(unknown)], [], TypeName);
    }
  });

  it('lists the entries of one node in pages', async () => {
    const [node] = await nodes();
    const list = async (MaxResults: number) => {
      // The SDK has no paginator for this operation.
      const found = [];
      let answer: ListInventoryEntriesCommandOutput | undefined;
      do {
        answer = await use().ssm.send(
          new ListInventoryEntriesCommand({
            InstanceId: node?.InstanceId,
            TypeName: 'AWS:Application',
            MaxResults,
            NextToken: answer?.NextToken,
          }),
        );
        found.push(...(answer.Entries ?? []));
      } while (answer.NextToken !== undefined);
      return found;
    };
    const all = await list(50);
    assert.ok(all.length > 20);
    assert.deepEqual(await list(7), all);
    const agent = await use().ssm.send(
      new ListInventoryEntriesCommand({
        InstanceId: node?.InstanceId,
        TypeName: 'AWS:Application',
        Filters: [{ Key: 'Name', Values: ['amazon-ssm-agent'] }],
      }),
    );
    assert.equal(agent.Entries?.[0]?.['Version'], node?.AgentVersion);
  });

  it('refuses what there is not', async () => {
    const { ssm } = use();
    const get = (input: GetInventoryCommandInput) => ssm.send(new GetInventoryCommand(input));
    await assertRefused(
      get({ ResultAttributes: [{ TypeName: 'AWS:Nothing' }] }),
      'InvalidTypeNameException',
      /AWS:Nothing/,
    );
    await assertRefused(get({ Filters: [{ Key: 'Name', Values: ['x'] }] }), 'InvalidFilter');
    await assertRefused(
      get({ Aggregators: [{ Expression: 'AWS:Application' }] }),
      'InvalidAggregatorException',
    );
    await assertRefused(get({ NextToken: 'x' }), 'InvalidNextToken');
    const entries = (InstanceId: string, TypeName: string) =>
      ssm.send(new ListInventoryEntriesCommand({ InstanceId, TypeName }));
    await assertRefused(entries('i-00000000000000000', 'AWS:Application'), 'InvalidInstanceId');
    const { InstanceInformationList = [] } = await ssm.send(new DescribeInstanceInformationCommand({}));
    const id = InstanceInformationList[0]?.InstanceId ?? '';
    await assertRefused(entries(id, 'AWS:Nothing'), 'InvalidTypeNameException');
    assert.deepEqual((await entries(id, 'AWS:WindowsRole')).Entries, []);
  });

  it('is copied to buckets', async () => {
    const { ResourceDataSyncItems = [] } = await use().ssm.send(new ListResourceDataSyncCommand({}));
    assert.deepEqual(
      ResourceDataSyncItems.map(({ LastStatus }) => LastStatus),
      ['Successful', 'Failed'],
    );
  });
});
