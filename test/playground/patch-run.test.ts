import {
  DescribeInstancePatchesCommand,
  DescribeInstancePatchStatesCommand,
  ListCommandsCommand,
  ListComplianceItemsCommand,
  ListInventoryEntriesCommand,
  ListResourceComplianceSummariesCommand,
  SendCommandCommand,
  type InstancePatchState,
  type PatchComplianceData,
} from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { useEndpoint } from './endpoint.ts';

describe('AWS-RunPatchBaseline in the playground', () => {
  const endpoint = useEndpoint();
  let node: string;

  /** Runs the document on the node, to its end. @returns when it was sent */
  async function run(parameters: Record<string, string[]>): Promise<Date> {
    const { ssm } = endpoint();
    const { Command } = await ssm.send(
      new SendCommandCommand({
        DocumentName: 'AWS-RunPatchBaseline',
        InstanceIds: [node],
        Parameters: parameters,
      }),
    );
    for (;;) {
      const { Commands = [] } = await ssm.send(new ListCommandsCommand({ CommandId: Command?.CommandId }));
      const { Status = 'Pending' } = Commands[0] ?? {};
      if (Status !== 'Pending' && Status !== 'InProgress') {
        assert.equal(Status, 'Success');
        return Command?.RequestedDateTime ?? assert.fail('no time');
      }
      await sleep(20);
    }
  }

  async function state(): Promise<InstancePatchState> {
    const { InstancePatchStates = [] } = await endpoint().ssm.send(
      new DescribeInstancePatchStatesCommand({ InstanceIds: [node] }),
    );
    return InstancePatchStates[0] ?? assert.fail('the node was never scanned');
  }

  async function missingPatches(): Promise<PatchComplianceData[]> {
    const { Patches = [] } = await endpoint().ssm.send(
      new DescribeInstancePatchesCommand({
        InstanceId: node,
        Filters: [{ Key: 'State', Values: ['Missing'] }],
      }),
    );
    return Patches;
  }

  /** The patch compliance of the node: its status, when the run was that found it, and what does not comply. */
  async function compliance(): Promise<[string | undefined, Date | undefined, string[]]> {
    const { ssm } = endpoint();
    const type = { Key: 'ComplianceType', Values: ['Patch'] };
    const { ResourceComplianceSummaryItems = [] } = await ssm.send(
      new ListResourceComplianceSummariesCommand({ Filters: [type], MaxResults: 50 }),
    );
    const summary = ResourceComplianceSummaryItems.find(({ ResourceId }) => ResourceId === node);
    const { ComplianceItems = [] } = await ssm.send(
      new ListComplianceItemsCommand({
        ResourceIds: [node],
        ResourceTypes: ['ManagedInstance'],
        Filters: [type],
        MaxResults: 50,
      }),
    );
    const wrong = ComplianceItems.filter(({ Status }) => Status === 'NON_COMPLIANT');
    return [
      summary?.Status,
      summary?.ExecutionSummary?.ExecutionTime,
      wrong.map(({ Title = '' }) => Title).sort(),
    ];
  }

  /** What the inventory of the node says about patches. */
  async function inventory(): Promise<Record<string, string>> {
    const { Entries = [] } = await endpoint().ssm.send(
      new ListInventoryEntriesCommand({ InstanceId: node, TypeName: 'AWS:PatchSummary' }),
    );
    return Entries[0] ?? {};
  }

  before(async () => {
    const { ResourceComplianceSummaryItems = [] } = await endpoint().ssm.send(
      new ListResourceComplianceSummariesCommand({
        Filters: [
          { Key: 'ComplianceType', Values: ['Patch'] },
          { Key: 'Status', Values: ['NON_COMPLIANT'] },
        ],
      }),
    );
    const ids = ResourceComplianceSummaryItems.map(({ ResourceId = '' }) => ResourceId);
    const { InstancePatchStates = [] } = await endpoint().ssm.send(
      new DescribeInstancePatchStatesCommand({ InstanceIds: ids }),
    );
    const open = InstancePatchStates.find(
      ({ MissingCount = 0, FailedCount, InstalledPendingRebootCount }) =>
        MissingCount > 0 && FailedCount === 0 && InstalledPendingRebootCount === 0,
    );
    node = open?.InstanceId ?? assert.fail('the fleet has no node with missing patches only');
  });

  it('finds by a scan what is missing, and changes nothing else', async () => {
    const before = await state();
    const sent = await run({ Operation: ['Scan'] });
    const after = await state();
    assert.equal(after.Operation, 'Scan');
    assert.ok((after.OperationEndTime ?? 0) >= sent, 'it was this scan');
    assert.ok((after.MissingCount ?? 0) >= (before.MissingCount ?? 0));
    assert.equal(after.InstalledCount, before.InstalledCount);
    const missing = await missingPatches();
    assert.equal(missing.length, after.MissingCount);
    const [status, at, wrong] = await compliance();
    assert.equal(status, 'NON_COMPLIANT');
    assert.deepEqual(at, after.OperationEndTime);
    assert.deepEqual(wrong, missing.map(({ Title = '' }) => Title).sort());
    assert.equal((await inventory())['MissingCount'], String(after.MissingCount));
  });

  it('installs what is missing, so that patch states, compliance and inventory agree', async () => {
    const before = await state();
    await run({ Operation: ['Install'], RebootOption: ['RebootIfNeeded'] });
    const after = await state();
    assert.deepEqual([after.Operation, after.MissingCount, after.FailedCount], ['Install', 0, 0]);
    assert.equal(after.InstalledCount, (before.InstalledCount ?? 0) + (before.MissingCount ?? 0));
    assert.deepEqual(await missingPatches(), []);
    const [status, at, wrong] = await compliance();
    assert.deepEqual([status, at, wrong], ['COMPLIANT', after.OperationEndTime, []]);
    const { MissingCount, InstalledCount, OperationType } = await inventory();
    assert.deepEqual(
      [MissingCount, InstalledCount, OperationType],
      ['0', String(after.InstalledCount), 'Install'],
    );
  });
});
