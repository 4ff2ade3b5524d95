import assert from 'node:assert/strict';
import {
  paginateDescribeInstanceInformation,
  paginateDescribeInstancePatchStates,
  paginateListResourceComplianceSummaries,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { startPlayground } from '../../playground/server.ts';

/** What a playground that starts at `start` says of its nodes, without the times. */
async function fleetAt(start: number): Promise<unknown> {
  const playground = await startPlayground({ port: 0, now: () => new Date(start) });
  const credentials = { accessKeyId: 'playground', secretAccessKey: 'playground' };
  const client = new SSMClient({ endpoint: playground.url, region: 'us-east-1', credentials });
  try {
    const nodes: unknown[] = [];
    const ids: string[] = [];
    for await (const page of paginateDescribeInstanceInformation({ client }, {})) {
      for (const node of page.InstanceInformationList ?? []) {
        ids.push(node.InstanceId ?? '');
        nodes.push([node.InstanceId, node.PingStatus, node.AgentVersion, node.AssociationStatus]);
      }
    }
    for await (const page of paginateDescribeInstancePatchStates({ client }, { InstanceIds: ids })) {
      for (const state of page.InstancePatchStates ?? []) {
        nodes.push(Object.entries(state).filter(([name]) => name.endsWith('Count')));
      }
    }
    for await (const page of paginateListResourceComplianceSummaries({ client }, {})) {
      for (const item of page.ResourceComplianceSummaryItems ?? []) {
        nodes.push([item.ResourceId, item.ComplianceType, item.CompliantSummary, item.NonCompliantSummary]);
      }
    }
    return nodes;
  } finally {
    client.destroy();
    await playground.close();
  }
}

describe('the start of the playground', () => {
  it('may be at any hour, day or month: the nodes lack the same', async () => {
    const first = await fleetAt(Date.UTC(2026, 10, 26, 12, 30));
    assert.ok(Array.isArray(first) && first.length > 24 * 3);
    const others = [
      Date.UTC(2026, 10, 26, 0, 1),
      Date.UTC(2026, 10, 26, 23, 59),
      Date.UTC(2026, 11, 9, 5),
      Date.UTC(2028, 1, 29, 17),
    ];
    for (const start of others) assert.deepEqual(await fleetAt(start), first, new Date(start).toISOString());
  });
});
