import type { Clients, Output } from './clients.ts';
import { paginate, type Page } from './page.ts';

/** Patches of one node, by the states that filters of DescribeInstancePatches take. */
export type PatchState =
  'Missing' | 'Failed' | 'InstalledPendingReboot' | 'InstalledRejected' | 'Installed' | 'InstalledOther';

/** What Patch Manager found on a node when it ran there last. */
export interface PatchSummary {
  readonly counts: Readonly<Record<PatchState, number>>;
  readonly criticalNonCompliant: number | undefined;
  readonly securityNonCompliant: number | undefined;
  readonly patchGroup: string | undefined;
  readonly baselineId: string | undefined;
  /** `Scan` or `Install`. */
  readonly operation: string | undefined;
  readonly operationEnd: Date | undefined;
  readonly rebootOption: string | undefined;
}

export interface Patch {
  readonly title: string;
  /** The KB article on Windows, the package on Linux. */
  readonly id: string;
  readonly classification: string | undefined;
  readonly severity: string | undefined;
  readonly state: string;
  readonly installed: Date | undefined;
  /** Separated by commas, as the service gives them. */
  readonly cveIds: string | undefined;
}

/** What Patch Manager says of a node; undefined if it never ran there. One call. */
export async function getPatchSummary(
  clients: Clients,
  nodeId: string,
  signal?: AbortSignal,
): Promise<PatchSummary | undefined> {
  const answer = await clients.call('ssm:DescribeInstancePatchStates', { InstanceIds: [nodeId] }, signal);
  const state = answer.InstancePatchStates?.[0];
  return state === undefined ? undefined : toSummary(state);
}

/** What Patch Manager says of nodes, by id; those where it never ran are left out. One call; at most 50 ids. */
export async function getPatchSummaries(
  clients: Clients,
  nodeIds: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, PatchSummary>> {
  if (nodeIds.length === 0) return new Map();
  const input = { InstanceIds: [...nodeIds] };
  const { InstancePatchStates = [] } = await clients.call('ssm:DescribeInstancePatchStates', input, signal);
  return new Map(InstancePatchStates.map((state) => [state.InstanceId ?? '', toSummary(state)]));
}

/** A node of a patch group. */
export interface GroupNode {
  readonly nodeId: string;
  readonly summary: PatchSummary;
}

/** Lists the nodes of a patch group where Patch Manager has run. One call per page of 50. */
export function listGroupNodes(
  clients: Clients,
  patchGroup: string,
  signal?: AbortSignal,
): AsyncIterable<Page<GroupNode>> {
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:DescribeInstancePatchStatesForPatchGroup',
      // The service gives 100; what is looked up of the nodes then takes 50 ids.
      { PatchGroup: patchGroup, MaxResults: 50, NextToken: nextToken },
      signal,
    );
    const items = (answer.InstancePatchStates ?? []).map((state) => ({
      nodeId: state.InstanceId ?? '',
      summary: toSummary(state),
    }));
    return { items, nextToken: answer.NextToken };
  });
}

/** Lists the patches of a node in one state. One call per page of 100. */
export function listPatches(
  clients: Clients,
  of: { readonly nodeId: string; readonly state: PatchState },
  signal?: AbortSignal,
): AsyncIterable<Page<Patch>> {
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:DescribeInstancePatches',
      {
        InstanceId: of.nodeId,
        Filters: [{ Key: 'State', Values: [of.state] }],
        MaxResults: 100,
        NextToken: nextToken,
      },
      signal,
    );
    const items = (answer.Patches ?? []).map((patch) => ({
      title: patch.Title ?? '',
      id: patch.KBId ?? '',
      classification: patch.Classification,
      severity: patch.Severity,
      state: patch.State ?? '',
      installed: patch.InstalledTime,
      cveIds: patch.CVEIds,
    }));
    return { items, nextToken: answer.NextToken };
  });
}

type State = NonNullable<Output<'ssm:DescribeInstancePatchStates'>['InstancePatchStates']>[number];

function toSummary(state: State): PatchSummary {
  return {
    counts: {
      Missing: state.MissingCount ?? 0,
      Failed: state.FailedCount ?? 0,
      InstalledPendingReboot: state.InstalledPendingRebootCount ?? 0,
      InstalledRejected: state.InstalledRejectedCount ?? 0,
      Installed: state.InstalledCount ?? 0,
      InstalledOther: state.InstalledOtherCount ?? 0,
    },
    criticalNonCompliant: state.CriticalNonCompliantCount,
    securityNonCompliant: state.SecurityNonCompliantCount,
    patchGroup: state.PatchGroup === '' ? undefined : state.PatchGroup,
    baselineId: state.BaselineId,
    operation: state.Operation,
    operationEnd: state.OperationEndTime,
    rebootOption: state.RebootOption,
  };
}
