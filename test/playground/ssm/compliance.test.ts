import {
  DescribeInstanceAssociationsStatusCommand,
  ListComplianceItemsCommand,
  ListComplianceSummariesCommand,
  ListResourceComplianceSummariesCommand,
  paginateDescribeInstancePatches,
  paginateListComplianceItems,
  paginateListResourceComplianceSummaries,
  type ComplianceItem,
  type ListComplianceItemsCommandInput,
  type ListResourceComplianceSummariesCommandInput,
  type ResourceComplianceSummaryItem,
} from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { assertRefused, useEndpoint } from '../endpoint.ts';

describe('compliance', () => {
  const use = useEndpoint({ nodes: 60 });

  async function items(
    input: ListComplianceItemsCommandInput = {},
    pageSize = 50,
  ): Promise<ComplianceItem[]> {
    const found: ComplianceItem[] = [];
    for await (const page of paginateListComplianceItems({ client: use().ssm, pageSize }, input)) {
      found.push(...(page.ComplianceItems ?? []));
    }
    return found;
  }

  async function resources(
    input: ListResourceComplianceSummariesCommandInput = {},
    pageSize = 50,
  ): Promise<ResourceComplianceSummaryItem[]> {
    const found: ResourceComplianceSummaryItem[] = [];
    const pages = paginateListResourceComplianceSummaries({ client: use().ssm, pageSize }, input);
    for await (const page of pages) found.push(...(page.ResourceComplianceSummaryItems ?? []));
    return found;
  }

  it('lists the same items at any page size', async () => {
    const all = await items();
    assert.ok(all.length > 60 * 20);
    const ids = all.map((item) => `${item.ResourceId ?? ''}/${item.ComplianceType ?? ''}/${item.Id ?? ''}`);
    assert.equal(new Set(ids).size, ids.length);
    for (const size of [7, 49]) assert.deepEqual(await items({}, size), all);
    assert.deepEqual(await resources({}, 3), await resources());
  });

  it('sums up its own items: per node, and over all nodes', async () => {
    const all = await items();
    const summaries = await resources();
    for (const summary of summaries) {
      const own = all.filter(
        (item) => item.ResourceId === summary.ResourceId && item.ComplianceType === summary.ComplianceType,
      );
      const broken = own.filter(({ Status }) => Status === 'NON_COMPLIANT');
      assert.equal(summary.NonCompliantSummary?.NonCompliantCount, broken.length);
      assert.equal(summary.CompliantSummary?.CompliantCount, own.length - broken.length);
      assert.equal(summary.Status, broken.length > 0 ? 'NON_COMPLIANT' : 'COMPLIANT');
      const critical = broken.filter(({ Severity }) => Severity === 'CRITICAL').length;
      assert.equal(summary.NonCompliantSummary.SeveritySummary?.CriticalCount, critical);
      if (critical > 0) assert.equal(summary.OverallSeverity, 'CRITICAL');
    }
    const { ComplianceSummaryItems = [] } = await use().ssm.send(new ListComplianceSummariesCommand({}));
    assert.deepEqual(
      ComplianceSummaryItems.map(({ ComplianceType }) => ComplianceType),
      ['Association', 'Custom:Hardening', 'Patch'],
    );
    for (const { ComplianceType, CompliantSummary, NonCompliantSummary } of ComplianceSummaryItems) {
      const own = summaries.filter((summary) => summary.ComplianceType === ComplianceType);
      const broken = own.filter(({ Status }) => Status === 'NON_COMPLIANT').length;
      assert.ok(broken > 0, ComplianceType);
      assert.equal(NonCompliantSummary?.NonCompliantCount, broken);
      assert.equal(CompliantSummary?.CompliantCount, own.length - broken);
    }
  });

  it('agrees with the patches and the associations of each node', async () => {
    const all = await items();
    const nodes = [...new Set(all.map(({ ResourceId = '' }) => ResourceId))];
    assert.equal(nodes.length, 60);
    for (const InstanceId of nodes.slice(0, 24)) {
      const own = all.filter(({ ResourceId }) => ResourceId === InstanceId);
      const associations = own.filter(({ ComplianceType }) => ComplianceType === 'Association');
      const { InstanceAssociationStatusInfos = [] } = await use().ssm.send(
        new DescribeInstanceAssociationsStatusCommand({ InstanceId }),
      );
      assert.deepEqual(
        associations.map(({ Id, Status }) => [Id, Status === 'COMPLIANT']),
        InstanceAssociationStatusInfos.map(({ AssociationId, Status }) => [
          AssociationId,
          Status === 'Success',
        ]),
      );
      const patches = [];
      const pages = paginateDescribeInstancePatches({ client: use().ssm, pageSize: 50 }, { InstanceId });
      for await (const page of pages) patches.push(...(page.Patches ?? []));
      assert.deepEqual(
        own
          .filter(({ ComplianceType }) => ComplianceType === 'Patch')
          .map(({ Id, Details }) => [Id, Details?.['PatchState']]),
        patches
          .filter(({ State }) => (State as string) !== 'NotApplicable')
          .map(({ KBId, State }) => [KBId, State]),
      );
    }
  });

  it('is filtered', async () => {
    const all = await items();
    const filter = (Key: string, Value: string, Type: 'EQUAL' | 'NOT_EQUAL' | 'BEGIN_WITH' = 'EQUAL') =>
      items({ Filters: [{ Key, Values: [Value], Type }] });
    const expect = (test: (item: ComplianceItem) => boolean) => all.filter(test);
    const missing = await filter('PatchState', 'Missing');
    assert.ok(missing.length > 0);
    assert.deepEqual(
      missing,
      expect(({ Details }) => Details?.['PatchState'] === 'Missing'),
    );
    assert.deepEqual(
      await filter('Status', 'COMPLIANT', 'NOT_EQUAL'),
      expect(({ Status }) => Status === 'NON_COMPLIANT'),
    );
    assert.deepEqual(
      await filter('ComplianceType', 'Custom:', 'BEGIN_WITH'),
      expect(({ ComplianceType }) => ComplianceType === 'Custom:Hardening'),
    );
    const [first] = all;
    const one = await items({ ResourceIds: [first?.ResourceId ?? ''], ResourceTypes: ['ManagedInstance'] });
    assert.deepEqual(
      one,
      expect(({ ResourceId }) => ResourceId === first?.ResourceId),
    );
    const broken = await resources({
      Filters: [
        { Key: 'ComplianceType', Values: ['Patch'], Type: 'EQUAL' },
        { Key: 'Status', Values: ['NON_COMPLIANT'], Type: 'EQUAL' },
      ],
    });
    assert.ok(broken.length > 0);
    assert.ok(
      broken.every(({ Status, ComplianceType }) => Status === 'NON_COMPLIANT' && ComplianceType === 'Patch'),
    );
    const later = await items({
      Filters: [{ Key: 'ExecutionTime', Values: ['2100-01-01T00:00:00Z'], Type: 'GREATER_THAN' }],
    });
    assert.deepEqual(later, []);
  });

  it('refuses what there is not', async () => {
    const { ssm } = use();
    const list = (input: ListComplianceItemsCommandInput) => ssm.send(new ListComplianceItemsCommand(input));
    await assertRefused(list({ Filters: [{ Key: 'Colour', Values: ['red'] }] }), 'InvalidFilter', /Colour/);
    await assertRefused(list({ ResourceTypes: ['Bucket'] }), 'InvalidResourceType');
    await assertRefused(list({ ResourceIds: ['storefront'] }), 'InvalidResourceId');
    await assertRefused(list({ NextToken: 'x' }), 'InvalidNextToken');
    const { NextToken } = await ssm.send(new ListResourceComplianceSummariesCommand({ MaxResults: 1 }));
    await assertRefused(list({ NextToken }), 'InvalidNextToken');
  });
});
