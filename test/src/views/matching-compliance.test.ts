import assert from 'node:assert/strict';
import type { Clients } from '../../../src/aws/clients.ts';
import { collect } from '../../../src/aws/page.ts';
import { Branch } from '../../../src/views/branch.ts';
import { parseComplianceQuery } from '../../../src/views/compliance-query.ts';
import { matchingComplianceRows } from '../../../src/views/matching-compliance.ts';
import type { TreeNode } from '../../../src/views/tree-node.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

const { signal } = new AbortController();

function rowsOf(clients: Clients, query: string) {
  const parsed = parseComplianceQuery(query);
  const { filter } = 'filter' in parsed ? parsed : assert.fail(parsed.problem);
  return matchingComplianceRows(clients, { filter, signal });
}

const texts = (rows: readonly TreeNode[]): string[] =>
  rows.map(({ label, description }) => `${label}: ${description ?? ''}`);

const counts = (ComplianceType: string, compliant: number, nonCompliant: object) => ({
  ComplianceType,
  CompliantSummary: { CompliantCount: compliant },
  NonCompliantSummary: {
    NonCompliantCount: Object.values(nonCompliant).reduce((sum: number, one) => sum + Number(one), 0),
    SeveritySummary: nonCompliant,
  },
});

const types = {
  ComplianceSummaryItems: [
    counts('Association', 2, {}),
    counts('Custom:Hardening', 0, { MediumCount: 1 }),
    counts('Patch', 1, { CriticalCount: 1, HighCount: 1 }),
  ],
};

/** What a type says of a node: so many items of each severity do not comply. */
const broken = (ResourceId: string, type: string, OverallSeverity: string, severities: object) => ({
  ...counts(type, 3, severities),
  ...{ ResourceId, Status: 'NON_COMPLIANT', OverallSeverity },
});
const good = (ResourceId: string, type: string) => ({
  ...counts(type, 4, {}),
  ...{ ResourceId, Status: 'COMPLIANT' },
});

type Filters = readonly { readonly Key: string; readonly Values: readonly string[] }[];

/** Clients of an account with these summaries, which filter like AWS, by type and status alone. */
function account() {
  const summaries = [
    broken('mi-1', 'Patch', 'HIGH', { HighCount: 2 }),
    broken('mi-2', 'Patch', 'CRITICAL', { CriticalCount: 1, HighCount: 1 }),
    broken('mi-1', 'Custom:Hardening', 'MEDIUM', { MediumCount: 1 }),
    good('mi-3', 'Patch'),
    good('mi-1', 'Association'),
    good('mi-9', 'Association'),
  ];
  return scriptedClients({
    'ssm:ListComplianceSummaries': () => types,
    'ssm:ListResourceComplianceSummaries': ({ Filters }: { Filters: Filters }) => ({
      ResourceComplianceSummaryItems: summaries.filter((summary) =>
        Filters.every(({ Key, Values }) => Values.includes(summary[Key as 'ComplianceType' | 'Status'])),
      ),
    }),
    'ssm:DescribeInstanceInformation': ({ Filters: [filter] }: { Filters: Filters }) => ({
      InstanceInformationList: (filter?.Values ?? [])
        .filter((id) => id !== 'mi-9')
        .map((InstanceId) => ({ InstanceId, Name: `Web-${InstanceId}`, IPAddress: '10.0.0.7' })),
    }),
  });
}

describe('the Compliance view with a filter', () => {
  it('shows nodes by type, the worst first, and behind them those that comply', async () => {
    assert.deepEqual(texts(await collect(rowsOf(account(), 'web'))), [
      'Web-mi-2: Patch · 2 of 5 items not compliant · 1 critical, 1 high · mi-2',
      'Web-mi-1: Patch · 2 of 5 items not compliant · 2 high · mi-1',
      'Web-mi-1: Custom:Hardening · 1 of 4 items not compliant · 1 medium · mi-1',
      'Web-mi-3: Patch · 4 items compliant · mi-3',
      'Web-mi-1: Association · 4 items compliant · mi-1',
    ]);
  });

  it('costs a call for the types, and of lists only those that the filter leaves open', async () => {
    const clients = account();
    assert.deepEqual(texts(await collect(rowsOf(clients, 'type:patch status:non-compliant mi-2'))), [
      'Web-mi-2: Patch · 2 of 5 items not compliant · 1 critical, 1 high · mi-2',
    ]);
    assert.deepEqual(clients.names(), [
      'ssm:ListComplianceSummaries',
      'ssm:ListResourceComplianceSummaries',
      'ssm:DescribeInstanceInformation',
    ]);
    assert.deepEqual(clients.calls[1]?.input['Filters'], [
      { Key: 'ComplianceType', Values: ['Patch'], Type: 'EQUAL' },
      { Key: 'Status', Values: ['NON_COMPLIANT'], Type: 'EQUAL' },
    ]);
  });

  it('looks for a severity behind the worst one too, and looks up no other nodes', async () => {
    const clients = account();
    const high = texts(await collect(rowsOf(clients, 'severity:high type:patch')));
    assert.deepEqual(
      high.map((text) => text.slice(0, 8)),
      ['Web-mi-2', 'Web-mi-1'],
    );
    await collect(rowsOf(clients, 'severity:critical type:patch'));
    assert.deepEqual(clients.calls.at(-1)?.input['Filters'], [{ Key: 'InstanceIds', Values: ['mi-2'] }]);
  });

  it('finds nodes by id and address, also those that are not managed any more', async () => {
    assert.deepEqual(texts(await collect(rowsOf(account(), 'MI-9'))), [
      'mi-9: Association · 4 items compliant · not managed any more',
    ]);
    assert.equal((await collect(rowsOf(account(), '10.0.0 type:hardening'))).length, 1);
  });

  it('leads to the items, and its commands know the nodes', async () => {
    const [row = assert.fail('no row')] = await collect(rowsOf(account(), 'type:patch mi-1'));
    assert.equal(row.words?.at(-1), 'patchable');
    assert.equal((row.subject as { id: string }).id, 'mi-1');
    assert.equal(row.contents, 'compliance items');
    assert.notEqual(row.children, undefined);
  });

  it('is empty without a call for nodes where no type has what is asked for', async () => {
    const clients = account();
    const branch = new Branch(() => rowsOf(clients, 'type:association status:non-compliant'));
    await branch.loadFirst();
    assert.deepEqual([branch.items, branch.more, branch.error], [[], false, undefined]);
    assert.deepEqual(clients.names(), ['ssm:ListComplianceSummaries']);
  });

  it('tells how many were looked through for those that are shown', async () => {
    const branch = new Branch(() => rowsOf(account(), 'mi-2'));
    await branch.loadFirst();
    assert.deepEqual([branch.items.length, branch.looked, branch.more], [1, 2, true]);
  });
});
