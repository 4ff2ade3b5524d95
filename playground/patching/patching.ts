// What Patch Manager found on each node: its list of patches, and the counts of that list. Nothing is kept per node:
// the list is made from the catalogue, the node's baseline and its newest patching operation whenever it is asked for.
import type { SystemName } from '../fleet/company.ts';
import type { ManagedNode, PatchingState } from '../fleet/node.ts';
import { seededRandom } from '../fleet/random.ts';
import type {
  ComplianceStatus,
  InstancePatchState,
  OperatingSystem,
  PatchComplianceLevel,
} from '../models/ssm-types.ts';
import { approvingRule, isRejected, PatchBaselines, type Baseline } from './baselines.ts';
import { PatchCatalogue, uuid, type CataloguePatch } from './catalogue.ts';
import { products } from './products.ts';

export type PatchStateName =
  | 'Installed'
  | 'InstalledOther'
  | 'InstalledPendingReboot'
  | 'InstalledRejected'
  | 'Missing'
  | 'Failed'
  | 'NotApplicable'
  | 'AvailableSecurityUpdate';

/** One patch on one node. `installedAt`: 1970 if it is not installed, as the service has it. */
export interface NodePatch {
  readonly patch: CataloguePatch;
  readonly state: PatchStateName;
  readonly installedAt: Date;
  readonly level: PatchComplianceLevel;
}

const day = 86_400_000;
const never = new Date(0);

/** Patching in one region. */
export class Patching {
  readonly baselines: PatchBaselines;
  readonly catalogue: PatchCatalogue;
  readonly #seed: string;
  readonly #verdicts = new Map<string, readonly Verdict[]>();

  constructor(site: { readonly seed: string; readonly region: string; readonly startedAt: number }) {
    this.#seed = site.seed;
    this.baselines = new PatchBaselines(site);
    this.catalogue = new PatchCatalogue(site.seed, site.startedAt);
  }

  baselineOf(node: ManagedNode): Baseline {
    return this.baselines.forGroup(patchGroupOf(node), operatingSystemOf(node));
  }

  /** The patches of a node, oldest first; undefined if Patch Manager has never looked at it. */
  patchesOf(node: ManagedNode): readonly NodePatch[] | undefined {
    const { patching } = node;
    if (patching === undefined) return undefined;
    const verdicts = this.#verdictsOf(node.system, this.baselineOf(node));
    const patches: NodePatch[] = [];
    for (const verdict of verdicts) {
      const found = lookAt(verdict, node, patching);
      if (found !== undefined) patches.push(found);
    }
    return markNewest(patches, patching);
  }

  /** What a baseline says of the patches of a system, which is the same for all its nodes. */
  #verdictsOf(system: SystemName, baseline: Baseline): readonly Verdict[] {
    const key = `${system}/${baseline.BaselineId}`;
    const known = this.#verdicts.get(key);
    if (known !== undefined) return known;
    const made = this.catalogue.of(system).map((patch): Verdict => {
      const rule = approvingRule(baseline, patch);
      const released = patch.releasedAt.getTime();
      return {
        patch,
        released,
        approvedAt: rule === undefined ? undefined : released + (rule.ApproveAfterDays ?? 0) * day,
        level: rule?.ComplianceLevel ?? 'UNSPECIFIED',
        rejected: isRejected(baseline, patch),
      };
    });
    this.#verdicts.set(key, made);
    return made;
  }

  stateOf(node: ManagedNode): InstancePatchState | undefined {
    const { patching } = node;
    const patches = this.patchesOf(node);
    if (patching === undefined || patches === undefined) return undefined;
    const count = (...states: PatchStateName[]) =>
      patches.filter(({ state }) => states.includes(state)).length;
    const wrong = patches.filter(({ state }) => complianceOf(state) === 'NON_COMPLIANT');
    const critical = wrong.filter(({ level }) => level === 'CRITICAL').length;
    const security = wrong.filter(({ patch }) => isSecurity(patch)).length;
    const other = wrong.filter(({ patch, level }) => level !== 'CRITICAL' && !isSecurity(patch)).length;
    return {
      InstanceId: node.instanceId,
      PatchGroup: patchGroupOf(node),
      BaselineId: bareId(this.baselineOf(node)),
      SnapshotId: this.#snapshotOf(node),
      InstalledCount: count('Installed'),
      InstalledOtherCount: count('InstalledOther'),
      InstalledPendingRebootCount: count('InstalledPendingReboot'),
      InstalledRejectedCount: count('InstalledRejected'),
      MissingCount: count('Missing'),
      FailedCount: count('Failed'),
      UnreportedNotApplicableCount: 0,
      NotApplicableCount: count('NotApplicable'),
      AvailableSecurityUpdateCount: count('AvailableSecurityUpdate'),
      OperationStartTime: new Date(patching.operationStart),
      OperationEndTime: new Date(patching.operationEnd),
      Operation: patching.operation,
      RebootOption: patching.rebootOption,
      CriticalNonCompliantCount: critical,
      SecurityNonCompliantCount: security,
      OtherNonCompliantCount: other,
      ...(patching.lastNoRebootInstall === undefined
        ? {}
        : { LastNoRebootInstallOperationTime: new Date(patching.lastNoRebootInstall) }),
    };
  }

  /** Nodes that were scanned in the same hour share a snapshot of their baselines. */
  #snapshotOf({ patching }: ManagedNode): string {
    const hour = Math.floor((patching?.operationEnd ?? 0) / 3_600_000);
    return uuid(seededRandom(`${this.#seed}/snapshot/${hour}`).hex(32));
  }
}

/** The value of the tag that puts a node into a patch group; EC2 also takes it without the space. */
export const patchGroupOf = ({ tags }: ManagedNode): string =>
  tags.find(({ Key }) => Key === 'Patch Group' || Key === 'PatchGroup')?.Value ?? '';

export const operatingSystemOf = ({ system }: ManagedNode): OperatingSystem =>
  products[system].operatingSystem;

/** `pb-…` also for AWS's baselines, whose ids are ARNs elsewhere. */
export const bareId = ({ BaselineId }: Baseline): string => BaselineId.slice(BaselineId.lastIndexOf('/') + 1);

/** Whether a patch in this state makes its node non-compliant (user guide, "Patch compliance state values"). */
export const complianceOf = (state: PatchStateName): ComplianceStatus =>
  broken.has(state) ? 'NON_COMPLIANT' : 'COMPLIANT';

const broken: ReadonlySet<PatchStateName> = new Set([
  'InstalledPendingReboot',
  'InstalledRejected',
  'Missing',
  'Failed',
] as const);

const isSecurity = ({ classification }: CataloguePatch) => classification.startsWith('Security');

/** A patch under a baseline. Times are milliseconds since the epoch; `approvedAt` undefined: never. */
interface Verdict {
  readonly patch: CataloguePatch;
  readonly released: number;
  readonly approvedAt: number | undefined;
  readonly level: PatchComplianceLevel;
  readonly rejected: boolean;
}

/** Undefined: a patch that was released after the node was scanned, or that its baseline does not ask for. */
function lookAt(verdict: Verdict, node: ManagedNode, patching: PatchingState): NodePatch | undefined {
  const { patch, released, approvedAt, level, rejected } = verdict;
  if (released > patching.operationEnd) return undefined;
  const found = (state: PatchStateName, installedAt = never): NodePatch => ({
    patch,
    state,
    level,
    installedAt,
  });
  if (patch.services !== undefined && !patch.services.includes(node.service)) return found('NotApplicable');
  if (released <= patching.installedThrough) {
    // What is installed was installed at most a day after its release.
    const installedAt = new Date(Math.min(released + day, patching.installedThrough));
    if (rejected) return found('InstalledRejected', installedAt);
    return found(approvedAt === undefined ? 'InstalledOther' : 'Installed', installedAt);
  }
  if (approvedAt === undefined || rejected) return undefined;
  if (approvedAt <= patching.operationEnd) return found('Missing');
  // Only Windows nodes report what is there but not approved yet.
  const reported = node.platformType === 'Windows' && isSecurity(patch);
  return reported ? found('AvailableSecurityUpdate') : undefined;
}

/** The newest installed patch may wait for a reboot, and the newest missing one may have failed. */
function markNewest(patches: readonly NodePatch[], patching: PatchingState): readonly NodePatch[] {
  const waiting = patching.rebootPending ? patches.findLastIndex(({ state }) => state === 'Installed') : -1;
  const failed = patching.failed ? patches.findLastIndex(({ state }) => state === 'Missing') : -1;
  if (waiting === -1 && failed === -1) return patches;
  return patches.map((item, index) => {
    if (index === waiting) return { ...item, state: 'InstalledPendingReboot' };
    return index === failed ? { ...item, state: 'Failed' } : item;
  });
}
