import {
  DescribeAssociationCommand,
  DescribeEffectiveInstanceAssociationsCommand,
  DescribeInstanceAssociationsStatusCommand,
  ListAssociationsCommand,
  paginateDescribeInstanceInformation,
  paginateListAssociations,
  StartAssociationsOnceCommand,
  type AssociationFilter,
  type DescribeAssociationCommandInput,
} from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { assertRefused, useEndpoint } from '../endpoint.ts';

describe('associations', () => {
  const use = useEndpoint({ nodes: 60 });

  async function nodes() {
    const found = [];
    const pages = paginateDescribeInstanceInformation({ client: use().ssm, pageSize: 50 }, {});
    for await (const page of pages) found.push(...(page.InstanceInformationList ?? []));
    return found;
  }
  const list = async (...AssociationFilterList: AssociationFilter[]) =>
    (
      await use().ssm.send(
        new ListAssociationsCommand(AssociationFilterList.length === 0 ? {} : { AssociationFilterList }),
      )
    ).Associations ?? [];

  it('count what the nodes say of them', async () => {
    const counts: Record<string, Record<string, number>> = {};
    for (const node of await nodes()) {
      const { InstanceAssociationStatusInfos = [] } = await use().ssm.send(
        new DescribeInstanceAssociationsStatusCommand({ InstanceId: node.InstanceId }),
      );
      const own: Record<string, number> = {};
      for (const { AssociationId = '', Status = '' } of InstanceAssociationStatusInfos) {
        own[Status] = (own[Status] ?? 0) + 1;
        const all = (counts[AssociationId] ??= {});
        all[Status] = (all[Status] ?? 0) + 1;
      }
      assert.deepEqual(node.AssociationOverview?.InstanceAssociationStatusAggregatedCount, own);
      assert.equal(node.AssociationStatus, own['Failed'] === undefined ? 'Success' : 'Failed');
    }
    for (const { AssociationId = '', Overview } of await list()) {
      assert.deepEqual(Overview?.AssociationStatusAggregatedCount, counts[AssociationId]);
    }
  });

  it('are listed in pages and filtered', async () => {
    const all = await list();
    assert.equal(all.length, 4);
    const paged = [];
    for await (const page of paginateListAssociations({ client: use().ssm, pageSize: 1 }, {})) {
      paged.push(...(page.Associations ?? []));
    }
    assert.deepEqual(paged, all);
    const byName = await list({ key: 'Name', value: 'AWS-RunPatchBaseline' });
    assert.deepEqual(
      byName.map(({ AssociationName }) => AssociationName),
      ['Patch-Scan-Daily'],
    );
    const [node] = await nodes();
    const effective = await use().ssm.send(
      new DescribeEffectiveInstanceAssociationsCommand({ InstanceId: node?.InstanceId, MaxResults: 5 }),
    );
    const onNode = await list({ key: 'InstanceId', value: node?.InstanceId });
    assert.deepEqual(
      effective.Associations?.map(({ AssociationId }) => AssociationId),
      onNode.map(({ AssociationId }) => AssociationId),
    );
    const [first] = effective.Associations ?? [];
    assert.match(first?.Content ?? '', /"schemaVersion"/);
    assert.deepEqual(await list({ key: 'LastExecutedAfter', value: '2100-01-01T00:00:00Z' }), []);
  });

  it('are described by id', async () => {
    const [first] = await list();
    const describe = (input: DescribeAssociationCommandInput) =>
      use().ssm.send(new DescribeAssociationCommand(input));
    const { AssociationDescription } = await describe({ AssociationId: first?.AssociationId });
    assert.equal(AssociationDescription?.AssociationName, first?.AssociationName);
    assert.deepEqual(AssociationDescription?.Overview, first?.Overview);
    const unknown = '00000000-0000-4000-8000-000000000000';
    await assertRefused(describe({ AssociationId: unknown }), 'AssociationDoesNotExist');
    await assertRefused(
      describe({ AssociationId: first?.AssociationId, AssociationVersion: '9' }),
      'InvalidAssociationVersion',
    );
    await assertRefused(describe({}), 'ValidationException');
  });

  it('are applied again on request', async () => {
    const failing = (await nodes()).find(
      ({ AssociationStatus, PingStatus }) => AssociationStatus === 'Failed' && PingStatus === 'Online',
    );
    const status = async () =>
      (
        await use().ssm.send(
          new DescribeInstanceAssociationsStatusCommand({ InstanceId: failing?.InstanceId }),
        )
      ).InstanceAssociationStatusInfos?.find(({ Status }) => Status === 'Failed');
    const before = await status();
    assert.ok(before !== undefined);
    const once = (id: string) => use().ssm.send(new StartAssociationsOnceCommand({ AssociationIds: [id] }));
    await once(before.AssociationId ?? '');
    assert.equal(await status(), undefined);
    const again = (await nodes()).find(({ InstanceId }) => InstanceId === failing?.InstanceId);
    assert.equal(again?.AssociationStatus, 'Success');
    await assertRefused(once('00000000-0000-4000-8000-000000000000'), 'AssociationDoesNotExist');
    await fetch(`${use().playground.url}/moto-api/reset`, { method: 'POST' });
    assert.ok((await status()) !== undefined);
  });
});
