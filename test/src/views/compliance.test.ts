import assert from 'node:assert/strict';
import type { Clients } from '../../../src/aws/clients.ts';
import { collect } from '../../../src/aws/page.ts';
import { complianceViewRows } from '../../../src/views/compliance.ts';
import type { TreeNode } from '../../../src/views/tree-node.ts';
import { scriptedClients, sdkError } from '../../support/scripted-clients.ts';

const { signal } = new AbortController();

const rowsOf = (clients: Clients): Promise<TreeNode[]> => collect(complianceViewRows(clients, {}, signal));

async function open(rows: readonly TreeNode[], label: string): Promise<TreeNode[]> {
  const row = rows.find((one) => one.label === label) ?? assert.fail(`no row ${label}`);
  return collect(row.children?.(signal) ?? assert.fail(`${label} is a leaf`));
}

const texts = (rows: readonly TreeNode[]): string[] =>
  rows.map(({ label, description }) => (description === undefined ? label : `${label}: ${description}`));

const types = {
  ComplianceSummaryItems: [
    {
      ComplianceType: 'Association',
      CompliantSummary: { CompliantCount: 4, SeveritySummary: { LowCount: 4 } },
      NonCompliantSummary: { NonCompliantCount: 0 },
    },
    {
      ComplianceType: 'Custom:Hardening',
      CompliantSummary: { CompliantCount: 1 },
      NonCompliantSummary: { NonCompliantCount: 2, SeveritySummary: { MediumCount: 2 } },
    },
    {
      ComplianceType: 'Patch',
      CompliantSummary: { CompliantCount: 1 },
      NonCompliantSummary: { NonCompliantCount: 3, SeveritySummary: { CriticalCount: 1, HighCount: 2 } },
    },
  ],
};

const nodeSummary = (ResourceId: string, OverallSeverity: string, NonCompliantCount: number) => ({
  ResourceId,
  ComplianceType: 'Patch',
  Status: 'NON_COMPLIANT',
  OverallSeverity,
  CompliantSummary: { CompliantCount: 7 },
  NonCompliantSummary: {
    NonCompliantCount,
    SeveritySummary: { [severityKey[OverallSeverity] ?? '']: NonCompliantCount },
  },
});
const severityKey: Readonly<Record<string, string>> = { CRITICAL: 'CriticalCount', HIGH: 'HighCount' };

const information = (...ids: string[]) => ({
  InstanceInformationList: ids.map((InstanceId) => ({
    InstanceId,
    Name: `name-${InstanceId}`,
    PingStatus: 'Online',
    PlatformType: 'Linux',
  })),
});

describe('the rows of the Compliance view', () => {
  it('are the types, the worst first, and what Patch Manager knows, after one call', async () => {
    const clients = scriptedClients({ 'ssm:ListComplianceSummaries': [types] });
    assert.deepEqual(texts(await rowsOf(clients)), [
      'Patch: 3 of 4 nodes not compliant · 1 critical, 2 high',
      'Custom:Hardening: 2 of 3 nodes not compliant · 2 medium',
      'Association: all of 4 nodes compliant',
      'Patch States: by node',
      'Patch Groups',
      'Patch Baselines',
    ]);
    clients.assertFinished();
  });

  it('say when nothing was reported', async () => {
    const clients = scriptedClients({ 'ssm:ListComplianceSummaries': [{}] });
    assert.equal((await rowsOf(clients))[0]?.label, 'No node has reported compliance yet');
  });

  it('leave Patch Manager to whoever may not read compliance; other failures are thrown', async () => {
    const clients = scriptedClients({
      'ssm:ListComplianceSummaries': [sdkError('AccessDeniedException'), sdkError('ThrottlingException')],
    });
    const [denied, states] = await rowsOf(clients);
    assert.match(denied?.description ?? '', /not allowed to call ssm:ListComplianceSummaries/);
    assert.equal(denied?.command?.id, 'ssm.refreshCompliance');
    assert.equal(states?.label, 'Patch States');
    await assert.rejects(rowsOf(clients), { kind: 'throttled' });
  });
});

describe('a compliance type', () => {
  it('has the nodes that do not comply, the worst first, by name; three calls per page', async () => {
    const clients = scriptedClients({
      'ssm:ListComplianceSummaries': [types],
      'ssm:ListResourceComplianceSummaries': [
        {
          ResourceComplianceSummaryItems: [
            nodeSummary('mi-1', 'HIGH', 2),
            nodeSummary('mi-2', 'CRITICAL', 1),
          ],
        },
      ],
      'ssm:DescribeInstanceInformation': [information('mi-1')],
    });
    const rows = await open(await rowsOf(clients), 'Patch');
    assert.deepEqual(texts(rows), [
      'mi-2: 1 of 8 items not compliant · 1 critical · not managed any more',
      'name-mi-1: 2 of 9 items not compliant · 2 high · mi-1',
      'Compliant: 1 node',
    ]);
    assert.deepEqual(
      rows.map(({ words }) => words),
      [['gone'], ['node', 'online', 'hybrid', 'linux', 'patchable'], ['compliant']],
    );
    assert.deepEqual(clients.calls[1]?.input['Filters'], [
      { Key: 'ComplianceType', Values: ['Patch'], Type: 'EQUAL' },
      { Key: 'Status', Values: ['NON_COMPLIANT'], Type: 'EQUAL' },
    ]);
    clients.assertFinished();
  });

  it('pages, and shows the row for what complies only at the end', async () => {
    const clients = scriptedClients({
      'ssm:ListComplianceSummaries': [types],
      'ssm:ListResourceComplianceSummaries': [
        { ResourceComplianceSummaryItems: [nodeSummary('mi-1', 'HIGH', 1)], NextToken: 'more' },
        { ResourceComplianceSummaryItems: [nodeSummary('mi-2', 'HIGH', 1)] },
      ],
      'ssm:DescribeInstanceInformation': [information('mi-1'), information('mi-2')],
    });
    const [patch] = await rowsOf(clients);
    const pages: string[][] = [];
    for await (const { items } of patch?.children?.(signal) ?? [])
      pages.push(items.map(({ label }) => label));
    assert.deepEqual(pages, [['name-mi-1'], ['name-mi-2', 'Compliant']]);
  });

  it('reads a page again whose nodes could not be looked up, and no page twice', async () => {
    const clients = scriptedClients({
      'ssm:ListComplianceSummaries': [types],
      'ssm:ListResourceComplianceSummaries': [
        { ResourceComplianceSummaryItems: [nodeSummary('mi-1', 'HIGH', 1)] },
      ],
      'ssm:DescribeInstanceInformation': [sdkError('ThrottlingException'), information('mi-1')],
    });
    const [patch] = await rowsOf(clients);
    const pages = patch?.children?.(signal)[Symbol.asyncIterator]();
    await assert.rejects(async () => pages?.next());
    const result = await pages?.next();
    assert.ok(result?.done !== true);
    assert.equal(result?.value.items[0]?.label, 'name-mi-1');
    clients.assertFinished();
  });

  it('leads to the items of a node, of this type alone, each with its details', async () => {
    const clients = scriptedClients({
      'ssm:ListComplianceSummaries': [types],
      'ssm:ListResourceComplianceSummaries': [
        { ResourceComplianceSummaryItems: [nodeSummary('mi-1', 'HIGH', 1)] },
      ],
      'ssm:DescribeInstanceInformation': [information('mi-1')],
      'ssm:ListComplianceItems': [
        {
          ComplianceItems: [
            {
              ComplianceType: 'Patch',
              Id: 'KB1',
              Title: 'Update 1',
              Status: 'NON_COMPLIANT',
              Severity: 'HIGH',
              Details: { PatchState: 'Missing' },
            },
          ],
        },
      ],
    });
    const nodes = await open(await rowsOf(clients), 'Patch');
    const items = await open(nodes, 'name-mi-1');
    assert.deepEqual(texts(items), ['Update 1: High · Patch · KB1', 'Compliant']);
    assert.deepEqual(items[0]?.words, ['compliance-item', 'failing', 'patchable']);
    const details = texts(await open(items, 'Update 1'));
    assert.ok(details.includes('PatchState: Missing'), details.join('\n'));
    assert.deepEqual(clients.calls.at(-1)?.input, {
      ResourceIds: ['mi-1'],
      ResourceTypes: ['ManagedInstance'],
      Filters: [
        { Key: 'ComplianceType', Values: ['Patch'], Type: 'EQUAL' },
        { Key: 'Status', Values: ['NON_COMPLIANT'], Type: 'EQUAL' },
      ],
      MaxResults: 50,
    });
    clients.assertFinished();
  });
});

describe('the rows of Patch Manager', () => {
  it('show what is missing on nodes, most first; three calls per page', async () => {
    const clients = scriptedClients({
      'ssm:ListComplianceSummaries': [types],
      'ssm:DescribeInstanceInformation': [information('mi-1', 'mi-2', 'mi-3')],
      'ssm:DescribeInstancePatchStates': [
        {
          InstancePatchStates: [
            { InstanceId: 'mi-1', MissingCount: 0, InstalledCount: 5 },
            { InstanceId: 'mi-3', MissingCount: 4, FailedCount: 1 },
          ],
        },
      ],
    });
    assert.deepEqual(texts(await open(await rowsOf(clients), 'Patch States')), [
      'name-mi-3: 1 failed, 4 missing · mi-3',
      'name-mi-1: nothing missing · mi-1',
      'name-mi-2: never scanned · mi-2',
    ]);
    clients.assertFinished();
  });

  it('show patch groups with their baselines, and those that only tags name', async () => {
    const clients = scriptedClients({
      'ssm:ListComplianceSummaries': [types],
      'ssm:DescribePatchGroups': [
        {
          Mappings: [
            { PatchGroup: 'web', BaselineIdentity: { BaselineName: 'Web', OperatingSystem: 'WINDOWS' } },
            { PatchGroup: 'web', BaselineIdentity: { BaselineName: 'Web-L', OperatingSystem: 'UBUNTU' } },
          ],
        },
      ],
      'ec2:DescribeTags': [{ Tags: [{ Key: 'PatchGroup', Value: 'adhoc' }] }],
      'ssm:DescribeInstancePatchStatesForPatchGroup': [{ InstancePatchStates: [] }],
    });
    const groups = await open(await rowsOf(clients), 'Patch Groups');
    assert.deepEqual(texts(groups), ['adhoc: default baselines', 'web: Web (WINDOWS), Web-L (UBUNTU)']);
    assert.deepEqual(groups[0]?.subject, { patchGroup: 'adhoc', tagKeys: ['PatchGroup'] });
    assert.deepEqual(texts(await open(groups, 'web')), [
      'Patch Manager has not scanned a node of this group',
    ]);
    clients.assertFinished();
  });

  it('show baselines: the own ones, those of AWS, and what they say', async () => {
    const clients = scriptedClients({
      'ssm:ListComplianceSummaries': [types],
      'ssm:DescribePatchBaselines': [
        { BaselineIdentities: [{ BaselineId: 'pb-1', BaselineName: 'Prod', OperatingSystem: 'UBUNTU' }] },
        {
          BaselineIdentities: [
            { BaselineId: 'pb-2', BaselineName: 'AWS-U', OperatingSystem: 'UBUNTU', DefaultBaseline: true },
          ],
        },
      ],
      'ssm:GetPatchBaseline': [
        {
          ApprovalRules: {
            PatchRules: [
              {
                PatchFilterGroup: { PatchFilters: [{ Key: 'SEVERITY', Values: ['Critical', 'High'] }] },
                ComplianceLevel: 'CRITICAL',
                ApproveAfterDays: 3,
              },
            ],
          },
          ApprovedPatches: ['USN-1'],
          RejectedPatches: ['vim*'],
          RejectedPatchesAction: 'BLOCK',
          PatchGroups: ['web'],
        },
      ],
    });
    const own = await open(await rowsOf(clients), 'Patch Baselines');
    assert.deepEqual(texts(own), ['Prod: UBUNTU', 'Baselines of AWS']);
    assert.deepEqual(texts(await open(own, 'Baselines of AWS')), ['AWS-U: UBUNTU · default']);
    const content = await open(own, 'Prod');
    assert.deepEqual(texts(content), [
      'Rule 1: SEVERITY: Critical, High · after 3 days',
      'Approved patches: 1',
      'Rejected patches: 1',
      'Patch groups: 1',
      'Id: pb-1',
      'Rejected patches are: not installed',
    ]);
    assert.deepEqual(texts(await open(content, 'Rejected patches')), ['vim*']);
    clients.assertFinished();
  });
});
