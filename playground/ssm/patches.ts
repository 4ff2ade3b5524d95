import type { ManagedNode } from '../fleet/node.ts';
import type { SsmHandlers } from '../handler.ts';
import type {
  DescribePatchGroupStateResult,
  InstancePatchState,
  InstancePatchStateFilter,
  PatchOrchestratorFilter,
} from '../models/ssm-types.ts';
import { takeItems, takePage } from '../paging.ts';
import { patchGroupOf, type NodePatch } from '../patching/patching.ts';
import { invalidFilter, invalidToken, requireNode } from './requests.ts';

/** What Patch Manager found on nodes. */
export const patchHandlers: SsmHandlers = {
  DescribeInstancePatchStates: ({ InstanceIds, MaxResults = 100, NextToken }, { state }) => {
    const nodes = [...new Set(InstanceIds)].flatMap((id) => state.fleet.get(id) ?? []);
    const page = takeItems(
      nodes.flatMap((node) => state.patching.stateOf(node) ?? []),
      {
        list: ['DescribeInstancePatchStates', state.region, InstanceIds],
        nextToken: NextToken,
        size: MaxResults,
        invalidToken,
      },
    );
    return { InstancePatchStates: page.items, NextToken: page.nextToken };
  },

  DescribeInstancePatchStatesForPatchGroup: (input, { state }) => {
    const { PatchGroup, Filters = [], MaxResults = 100, NextToken } = input;
    const passes = makeStateFilter(Filters);
    const matches = (node: ManagedNode) => {
      if (!node.managed || patchGroupOf(node) !== PatchGroup) return false;
      const found = state.patching.stateOf(node);
      return found !== undefined && passes(found);
    };
    const page = takePage(state.fleet, matches, {
      list: ['DescribeInstancePatchStatesForPatchGroup', state.region, PatchGroup, Filters],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    const states = page.items.flatMap((node) => state.patching.stateOf(node) ?? []);
    return { InstancePatchStates: states, NextToken: page.nextToken };
  },

  DescribeInstancePatches: ({ InstanceId, Filters = [], MaxResults = 100, NextToken }, { state }) => {
    const node = requireNode(state, InstanceId);
    const matches = makePatchFilter(Filters);
    const page = takeItems((state.patching.patchesOf(node) ?? []).filter(matches), {
      list: ['DescribeInstancePatches', state.region, InstanceId, Filters],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    const patches = page.items.map(({ patch, state: patchState, installedAt }) => ({
      Title: patch.title,
      KBId: patch.kbId,
      Classification: patch.classification,
      Severity: patch.severity,
      State: patchState,
      InstalledTime: installedAt,
      ...(patch.cveIds.length === 0 ? {} : { CVEIds: patch.cveIds.join(',') }),
    }));
    return { Patches: patches, NextToken: page.nextToken };
  },

  DescribePatchGroupState: ({ PatchGroup }, { state }) => {
    const states: InstancePatchState[] = [];
    for (const node of state.fleet) {
      if (patchGroupOf(node) !== PatchGroup) continue;
      const found = state.patching.stateOf(node);
      if (found !== undefined) states.push(found);
    }
    return countStates(states);
  },
};

/** Keys of DescribeInstancePatches (API reference); values are compared as they are. */
const patchReaders: Readonly<Record<string, (item: NodePatch) => string>> = {
  Classification: ({ patch }) => patch.classification,
  KBId: ({ patch }) => patch.kbId,
  Severity: ({ patch }) => patch.severity,
  State: ({ state }) => state,
};

function makePatchFilter(filters: readonly PatchOrchestratorFilter[]): (item: NodePatch) => boolean {
  const tests = filters.map(({ Key = '', Values = [] }) => {
    const read = Object.hasOwn(patchReaders, Key) ? patchReaders[Key] : undefined;
    if (read === undefined) throw invalidFilter(`The filter key ${Key} is not valid.`);
    return (item: NodePatch) => Values.includes(read(item));
  });
  return (item) => tests.every((test) => test(item));
}

/** Keys of DescribeInstancePatchStatesForPatchGroup (API reference, InstancePatchStateFilter). */
const stateKeys = [
  'InstalledCount',
  'InstalledOtherCount',
  'InstalledPendingRebootCount',
  'InstalledRejectedCount',
  'MissingCount',
  'FailedCount',
  'UnreportedNotApplicableCount',
  'NotApplicableCount',
] as const;

function makeStateFilter(
  filters: readonly InstancePatchStateFilter[],
): (state: InstancePatchState) => boolean {
  const tests = filters.map(({ Key, Values, Type }) => {
    const key = stateKeys.find((known) => known === Key);
    if (key === undefined) throw invalidFilter(`The filter key ${Key} is not valid.`);
    const numbers = Values.map(Number);
    if (numbers.some(Number.isNaN)) throw invalidFilter(`The values of ${Key} must be numbers.`);
    return (state: InstancePatchState) => {
      const count = state[key] ?? 0;
      if (Type === 'NotEqual') return !numbers.includes(count);
      if (Type === 'Equal') return numbers.includes(count);
      return numbers.some((number) => (Type === 'LessThan' ? count < number : count > number));
    };
  });
  return (state) => tests.every((test) => test(state));
}

function countStates(states: readonly InstancePatchState[]): DescribePatchGroupStateResult {
  const count = (key: keyof InstancePatchState) =>
    states.filter((state) => Number(state[key] ?? 0) > 0).length;
  return {
    Instances: states.length,
    InstancesWithInstalledPatches: count('InstalledCount'),
    InstancesWithInstalledOtherPatches: count('InstalledOtherCount'),
    InstancesWithInstalledPendingRebootPatches: count('InstalledPendingRebootCount'),
    InstancesWithInstalledRejectedPatches: count('InstalledRejectedCount'),
    InstancesWithMissingPatches: count('MissingCount'),
    InstancesWithFailedPatches: count('FailedCount'),
    InstancesWithNotApplicablePatches: count('NotApplicableCount'),
    InstancesWithUnreportedNotApplicablePatches: count('UnreportedNotApplicableCount'),
    InstancesWithCriticalNonCompliantPatches: count('CriticalNonCompliantCount'),
    InstancesWithSecurityNonCompliantPatches: count('SecurityNonCompliantCount'),
    InstancesWithOtherNonCompliantPatches: count('OtherNonCompliantCount'),
    InstancesWithAvailableSecurityUpdates: count('AvailableSecurityUpdateCount'),
  };
}
