import assert from 'node:assert/strict';
import { collect } from '../../src/aws/page.ts';
import { complianceViewRows } from '../../src/views/compliance.ts';
import type { TreeNode } from '../../src/views/tree-node.ts';
import { useAwsAndClients } from './aws-command.ts';

const { signal } = new AbortController();

/** What the Compliance view shows, against AWS's own client on the same endpoint. */
describe('the Compliance view, seen by the AWS CLI', function () {
  this.timeout(120_000);
  const { aws, clients } = useAwsAndClients({ nodes: 60 });

  const open = (row: TreeNode): Promise<TreeNode[]> =>
    collect(row.children?.(signal) ?? assert.fail(row.label));
  const roots = (): Promise<TreeNode[]> => collect(complianceViewRows(clients(), {}, signal));
  const row = async (label: string): Promise<TreeNode> =>
    (await roots()).find((one) => one.label === label) ?? assert.fail(label);

  it('has the same counts of each type, and the same nodes and items', async () => {
    const { ComplianceSummaryItems: summaries } = (await aws('ssm', 'list-compliance-summaries')) as {
      ComplianceSummaryItems: {
        ComplianceType: string;
        NonCompliantSummary: { NonCompliantCount: number };
      }[];
    };
    assert.equal(summaries.length, 3);
    for (const { ComplianceType: type, NonCompliantSummary } of summaries) {
      const shown = await row(type);
      const count = NonCompliantSummary.NonCompliantCount;
      assert.match(
        shown.description ?? '',
        count === 0 ? /^all of/ : new RegExp(`^${count} of \\d+ nodes not compliant`),
      );
      const nodes = (await open(shown)).filter(({ words }) => words?.includes('node'));
      const told = (await aws(
        ...[
          'ssm',
          'list-resource-compliance-summaries',
          '--query',
          'ResourceComplianceSummaryItems[].ResourceId',
        ],
        ...[
          '--filters',
          `Key=ComplianceType,Values=${type},Type=EQUAL`,
          'Key=Status,Values=NON_COMPLIANT,Type=EQUAL',
        ],
      )) as string[];
      assert.deepEqual(nodes.map(({ subject }) => (subject as { id: string }).id).sort(), told.sort());
      const [worst] = nodes;
      if (worst === undefined) continue;
      const items = (await open(worst)).filter(({ words }) => words?.includes('compliance-item'));
      const ids = (await aws(
        ...['ssm', 'list-compliance-items', '--query', 'ComplianceItems[].Id'],
        ...['--resource-ids', (worst.subject as { id: string }).id, '--resource-types', 'ManagedInstance'],
        ...[
          '--filters',
          `Key=ComplianceType,Values=${type},Type=EQUAL`,
          'Key=Status,Values=NON_COMPLIANT,Type=EQUAL',
        ],
      )) as string[];
      const shownIds = items.map(({ subject }) => (subject as { item: { id: string } }).item.id);
      assert.deepEqual(shownIds.sort(), ids.sort());
    }
  });

  it('has the same patch states and baselines', async () => {
    const states = (await open(await row('Patch States'))).filter(({ words }) => words?.includes('node'));
    const ids = states.map(({ subject }) => (subject as { id: string }).id);
    const { InstancePatchStates: told } = (await aws(
      ...['ssm', 'describe-instance-patch-states', '--instance-ids', ...ids.slice(0, 50)],
    )) as { InstancePatchStates: { InstanceId: string; MissingCount: number }[] };
    assert.ok(told.some(({ MissingCount }) => MissingCount > 0));
    for (const { InstanceId, MissingCount } of told) {
      const shown = states.find(({ subject }) => (subject as { id: string }).id === InstanceId);
      const missing = /(\d+) missing/.exec(shown?.description ?? '')?.[1] ?? '0';
      assert.equal(Number(missing), MissingCount, shown?.description);
    }
    const own = (await aws(
      ...['ssm', 'describe-patch-baselines', '--filters', 'Key=OWNER,Values=Self'],
      ...['--query', 'BaselineIdentities[].BaselineName'],
    )) as string[];
    const shown = (await open(await row('Patch Baselines'))).filter(({ words }) =>
      words?.includes('patch-baseline'),
    );
    assert.deepEqual(shown.map(({ label }) => label).sort(), own.sort());
  });
});
