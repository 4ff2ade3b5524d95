import {
  DescribeAvailablePatchesCommand,
  DescribeInstancePatchesCommand,
  DescribeInstancePatchStatesCommand,
  DescribeInstancePatchStatesForPatchGroupCommand,
  DescribePatchBaselinesCommand,
  DescribePatchGroupsCommand,
  DescribePatchGroupStateCommand,
  GetDefaultPatchBaselineCommand,
  GetPatchBaselineCommand,
  GetPatchBaselineForPatchGroupCommand,
  paginateDescribeAvailablePatches,
  paginateDescribeInstanceInformation,
  paginateDescribeInstancePatches,
  paginateDescribeInstancePatchStatesForPatchGroup,
  paginateDescribePatchBaselines,
  type InstancePatchState,
  type PatchComplianceData,
} from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { assertRefused, useEndpoint } from '../endpoint.ts';

describe('patches', () => {
  const use = useEndpoint({ nodes: 80 });

  async function nodes() {
    const found = [];
    const pages = paginateDescribeInstanceInformation({ client: use().ssm, pageSize: 50 }, {});
    for await (const page of pages) found.push(...(page.InstanceInformationList ?? []));
    return found;
  }
  async function patchesOf(InstanceId: string | undefined, pageSize = 100): Promise<PatchComplianceData[]> {
    const found: PatchComplianceData[] = [];
    const pages = paginateDescribeInstancePatches({ client: use().ssm, pageSize }, { InstanceId });
    for await (const page of pages) found.push(...(page.Patches ?? []));
    return found;
  }
  async function statesOf(ids: (string | undefined)[]): Promise<InstancePatchState[]> {
    const InstanceIds = ids.map((id = '') => id);
    const answer = await use().ssm.send(new DescribeInstancePatchStatesCommand({ InstanceIds }));
    return answer.InstancePatchStates ?? [];
  }

  it('of a node are what its state counts', async () => {
    const ids = (await nodes()).slice(0, 50).map(({ InstanceId }) => InstanceId);
    const states = await statesOf(ids);
    assert.ok(states.length >= 45);
    let missing = 0;
    for (const state of states) {
      const patches = await patchesOf(state.InstanceId);
      const count = (name: string) => patches.filter(({ State }) => (State as string) === name).length;
      assert.equal(state.InstalledCount, count('Installed'));
      assert.equal(state.InstalledOtherCount, count('InstalledOther'));
      assert.equal(state.MissingCount, count('Missing'));
      assert.equal(state.FailedCount, count('Failed'));
      assert.equal(state.InstalledPendingRebootCount, count('InstalledPendingReboot'));
      assert.equal(state.InstalledRejectedCount, count('InstalledRejected'));
      assert.equal(state.NotApplicableCount, count('NotApplicable'));
      assert.equal(state.AvailableSecurityUpdateCount, count('AvailableSecurityUpdate'));
      missing += state.MissingCount ?? 0;
    }
    assert.ok(missing > 0);
  });

  it('of a node are the same at any page size, and are filtered', async () => {
    const windows = (await nodes()).find(({ PlatformType }) => PlatformType === 'Windows');
    const all = await patchesOf(windows?.InstanceId);
    assert.ok(all.length > 10);
    assert.match(all[0]?.Title ?? '', /Update for Windows Server \d{4}.*\(KB50\d{5}\)$/);
    assert.deepEqual(await patchesOf(windows?.InstanceId, 10), all);
    const { Patches = [] } = await use().ssm.send(
      new DescribeInstancePatchesCommand({
        InstanceId: windows?.InstanceId,
        Filters: [
          { Key: 'State', Values: ['Installed', 'InstalledOther'] },
          { Key: 'Classification', Values: ['SecurityUpdates'] },
        ],
      }),
    );
    const expected = all.filter(
      ({ State, Classification }) =>
        ['Installed', 'InstalledOther'].includes(State as string) && Classification === 'SecurityUpdates',
    );
    assert.deepEqual(Patches, expected);
    const bad = new DescribeInstancePatchesCommand({
      InstanceId: windows?.InstanceId,
      Filters: [{ Key: 'Colour', Values: ['red'] }],
    });
    await assertRefused(use().ssm.send(bad), 'InvalidFilter');
    const unknown = new DescribeInstancePatchesCommand({ InstanceId: 'i-00000000000000000' });
    await assertRefused(use().ssm.send(unknown), 'InvalidInstanceId');
    assert.deepEqual(await statesOf(['i-00000000000000000']), []);
  });

  it('come from the baseline of the patch group', async () => {
    const { ssm } = use();
    const { Mappings = [] } = await ssm.send(new DescribePatchGroupsCommand({}));
    assert.ok(Mappings.length >= 3);
    for (const { PatchGroup = '', BaselineIdentity } of Mappings) {
      const found = await ssm.send(
        new GetPatchBaselineForPatchGroupCommand({
          PatchGroup,
          OperatingSystem: BaselineIdentity?.OperatingSystem,
        }),
      );
      assert.equal(found.BaselineId, BaselineIdentity?.BaselineId);
    }
    const group = 'windows-prod';
    const states: InstancePatchState[] = [];
    const pages = paginateDescribeInstancePatchStatesForPatchGroup(
      { client: ssm, pageSize: 10 },
      { PatchGroup: group },
    );
    for await (const page of pages) states.push(...(page.InstancePatchStates ?? []));
    assert.ok(states.length > 1);
    const registered = Mappings.find(({ PatchGroup }) => PatchGroup === group);
    assert.ok(states.every(({ BaselineId }) => BaselineId === registered?.BaselineIdentity?.BaselineId));
    const summary = await ssm.send(new DescribePatchGroupStateCommand({ PatchGroup: group }));
    assert.equal(summary.Instances, states.length);
    const withMissing = states.filter(({ MissingCount = 0 }) => MissingCount > 0);
    assert.equal(summary.InstancesWithMissingPatches, withMissing.length);
    const filtered = await ssm.send(
      new DescribeInstancePatchStatesForPatchGroupCommand({
        PatchGroup: group,
        Filters: [{ Key: 'MissingCount', Values: ['0'], Type: 'GreaterThan' }],
      }),
    );
    assert.deepEqual(filtered.InstancePatchStates, withMissing);
  });

  it('have baselines of AWS and of the company, one default per system', async () => {
    const { ssm } = use();
    const all = [];
    for await (const page of paginateDescribePatchBaselines({ client: ssm, pageSize: 4 }, {})) {
      all.push(...(page.BaselineIdentities ?? []));
    }
    const defaults = all.filter(({ DefaultBaseline }) => DefaultBaseline);
    const systems = new Set(all.map(({ OperatingSystem }) => OperatingSystem));
    assert.equal(defaults.length, systems.size);
    for (const { OperatingSystem, BaselineId } of defaults) {
      const found = await ssm.send(new GetDefaultPatchBaselineCommand({ OperatingSystem }));
      assert.equal(found.BaselineId, BaselineId);
    }
    const list = async (Key: string, Value: string) =>
      (await ssm.send(new DescribePatchBaselinesCommand({ Filters: [{ Key, Values: [Value] }] })))
        .BaselineIdentities ?? [];
    const own = await list('OWNER', 'Self');
    assert.deepEqual(
      own.map(({ BaselineName }) => BaselineName),
      ['Linux-Prod', 'RedHat-All', 'Windows-Servers'],
    );
    assert.equal((await list('OWNER', 'AWS')).length, all.length - own.length);
    assert.ok((await list('OPERATING_SYSTEM', 'WINDOWS')).length > 1);
    await assertRefused(list('COLOUR', 'red'), 'ValidationException');
    const baseline = await ssm.send(new GetPatchBaselineCommand({ BaselineId: own[0]?.BaselineId }));
    assert.deepEqual([baseline.RejectedPatches, baseline.PatchGroups], [['vim-minimal*'], ['linux-prod']]);
    const gone = new GetPatchBaselineCommand({ BaselineId: 'pb-00000000000000000' });
    await assertRefused(ssm.send(gone), 'DoesNotExistException');
  });

  it('are listed by product', async () => {
    const { ssm } = use();
    const Filters = [{ Key: 'PRODUCT', Values: ['WindowsServer2022'] }];
    const found = [];
    for await (const page of paginateDescribeAvailablePatches({ client: ssm, pageSize: 5 }, { Filters })) {
      found.push(...(page.Patches ?? []));
    }
    assert.equal(new Set(found.map(({ KbNumber }) => KbNumber)).size, found.length);
    const linux = new DescribeAvailablePatchesCommand({ Filters: [{ Key: 'NAME', Values: ['nginx'] }] });
    await assertRefused(ssm.send(linux), 'ValidationException');
  });
});
