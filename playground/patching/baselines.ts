// Patch baselines: the ones that AWS has for each operating system, and the company's own.
import type {
  GetPatchBaselineResult,
  OperatingSystem,
  PatchComplianceLevel,
  PatchFilter,
  PatchRule,
} from '../models/ssm-types.ts';
import { seededRandom } from '../fleet/random.ts';
import type { CataloguePatch } from './catalogue.ts';

type Baseline = GetPatchBaselineResult & {
  readonly BaselineId: string;
  readonly Name: string;
  readonly OperatingSystem: OperatingSystem;
  readonly Description: string;
  readonly PatchGroups: readonly string[];
};

/** The account that owns AWS's baselines in us-east-1. */
const awsAccount = '075727635805';

/** AWS's baselines: name, operating system, what they approve. Only the first of a system is its default. */
const awsBaselines: readonly (readonly [string, OperatingSystem, readonly PatchFilter[]])[] = [
  ['AWS-AlmaLinuxDefaultPatchBaseline', 'ALMA_LINUX', severe('Security')],
  ['AWS-AmazonLinux2022DefaultPatchBaseline', 'AMAZON_LINUX_2022', severe('Security')],
  ['AWS-AmazonLinux2023DefaultPatchBaseline', 'AMAZON_LINUX_2023', severe('Security')],
  ['AWS-AmazonLinux2DefaultPatchBaseline', 'AMAZON_LINUX_2', severe('Security')],
  ['AWS-AmazonLinuxDefaultPatchBaseline', 'AMAZON_LINUX', severe('Security')],
  ['AWS-CentOSDefaultPatchBaseline', 'CENTOS', []],
  [
    'AWS-DebianDefaultPatchBaseline',
    'DEBIAN',
    [{ Key: 'SEVERITY', Values: ['Critical', 'Important', 'Medium'] }],
  ],
  ['AWS-DefaultPatchBaseline', 'WINDOWS', windows()],
  ['AWS-MacOSDefaultPatchBaseline', 'MACOS', [{ Key: 'CLASSIFICATION', Values: ['Security'] }]],
  ['AWS-OracleLinuxDefaultPatchBaseline', 'ORACLE_LINUX', severe('Security')],
  ['AWS-RedHatDefaultPatchBaseline', 'REDHAT_ENTERPRISE_LINUX', severe('Security')],
  ['AWS-RockyLinuxDefaultPatchBaseline', 'ROCKY_LINUX', severe('Security')],
  ['AWS-SuseDefaultPatchBaseline', 'SUSE', severe('Security')],
  [
    'AWS-UbuntuDefaultPatchBaseline',
    'UBUNTU',
    [{ Key: 'SEVERITY', Values: ['Critical', 'Important', 'Medium'] }],
  ],
  ['AWS-WindowsPredefinedPatchBaseline-OS', 'WINDOWS', windows()],
  ['AWS-WindowsPredefinedPatchBaseline-OS-Applications', 'WINDOWS', windows()],
];

function severe(classification: string): PatchFilter[] {
  return [
    { Key: 'CLASSIFICATION', Values: [classification] },
    { Key: 'SEVERITY', Values: ['Critical', 'Important'] },
  ];
}

function windows(): PatchFilter[] {
  return [
    { Key: 'CLASSIFICATION', Values: ['CriticalUpdates', 'SecurityUpdates'] },
    { Key: 'MSRC_SEVERITY', Values: ['Critical', 'Important'] },
  ];
}

interface RuleFacts {
  readonly filters: readonly PatchFilter[];
  readonly level: PatchComplianceLevel;
  readonly days: number;
}

const rule = ({ filters, level, days }: RuleFacts): PatchRule => ({
  PatchFilterGroup: { PatchFilters: [{ Key: 'PRODUCT', Values: ['*'] }, ...filters] },
  ComplianceLevel: level,
  ApproveAfterDays: days,
  EnableNonSecurity: false,
});

interface BaselineFacts {
  readonly id: string;
  readonly name: string;
  readonly operatingSystem: OperatingSystem;
  readonly description: string;
  readonly rules: readonly PatchRule[];
  readonly createdDate: Date;
  readonly rejected?: readonly string[];
  readonly groups?: readonly string[];
}

const baseline = (facts: BaselineFacts): Baseline => ({
  BaselineId: facts.id,
  Name: facts.name,
  OperatingSystem: facts.operatingSystem,
  GlobalFilters: { PatchFilters: [] },
  ApprovalRules: { PatchRules: facts.rules },
  ApprovedPatches: [],
  ApprovedPatchesComplianceLevel: 'UNSPECIFIED',
  ApprovedPatchesEnableNonSecurity: false,
  RejectedPatches: facts.rejected ?? [],
  RejectedPatchesAction: facts.rejected === undefined ? 'ALLOW_AS_DEPENDENCY' : 'BLOCK',
  PatchGroups: facts.groups ?? [],
  CreatedDate: facts.createdDate,
  ModifiedDate: facts.createdDate,
  Description: facts.description,
  Sources: [],
});

/** The baselines of one region, and which of them counts for a node. */
export class PatchBaselines {
  readonly list: readonly Baseline[];
  readonly #defaults = new Map<OperatingSystem, Baseline>();

  constructor({ seed, region }: { readonly seed: string; readonly region: string }) {
    const makeId = (name: string) => `pb-0${seededRandom(`${seed}/baseline/${name}`).hex(16)}`;
    const own = ownBaselines(makeId);
    const ofAws = awsBaselines.map(([name, operatingSystem, filters]) =>
      baseline({
        id: `arn:aws:ssm:${region}:${awsAccount}:patchbaseline/${makeId(name)}`,
        name,
        operatingSystem,
        description: `Baseline of AWS for ${operatingSystem}.`,
        rules: [rule({ filters, level: 'UNSPECIFIED', days: 7 })],
        createdDate: new Date(Date.UTC(2023, 1, 1)),
      }),
    );
    this.list = [...ofAws, ...own];
    for (const item of ofAws) {
      if (!this.#defaults.has(item.OperatingSystem)) this.#defaults.set(item.OperatingSystem, item);
    }
    // The company has made one of its own the default for Red Hat.
    const redHat = own.find(({ OperatingSystem }) => OperatingSystem === 'REDHAT_ENTERPRISE_LINUX');
    if (redHat !== undefined) this.#defaults.set('REDHAT_ENTERPRISE_LINUX', redHat);
  }

  /** By id; AWS's are found by the id alone and by their ARN. */
  find(id: string): Baseline | undefined {
    return this.list.find(({ BaselineId }) => BaselineId === id || BaselineId.endsWith(`/${id}`));
  }

  defaultOf(operatingSystem: OperatingSystem): Baseline {
    const found = this.#defaults.get(operatingSystem);
    if (found === undefined) throw new Error(`There is no default baseline for ${operatingSystem}.`);
    return found;
  }

  isDefault(item: Baseline): boolean {
    return this.#defaults.get(item.OperatingSystem) === item;
  }

  /** The baseline for the nodes of a patch group: the one that it is registered with, else the default one. */
  forGroup(group: string, operatingSystem: OperatingSystem): Baseline {
    const registered = this.list.find(
      (item) => item.OperatingSystem === operatingSystem && item.PatchGroups.includes(group),
    );
    return registered ?? this.defaultOf(operatingSystem);
  }
}

function ownBaselines(makeId: (name: string) => string): Baseline[] {
  const createdDate = new Date(Date.UTC(2025, 5, 3, 8, 15));
  return [
    baseline({
      id: makeId('Linux-Prod'),
      name: 'Linux-Prod',
      operatingSystem: 'AMAZON_LINUX_2023',
      description: 'Security patches of production, two weeks after their release.',
      rules: [
        rule({ filters: [{ Key: 'SEVERITY', Values: ['Critical'] }], level: 'CRITICAL', days: 3 }),
        rule({ filters: [{ Key: 'SEVERITY', Values: ['Important', 'Medium'] }], level: 'HIGH', days: 14 }),
      ],
      createdDate,
      rejected: ['vim-minimal*'],
      groups: ['linux-prod'],
    }),
    baseline({
      id: makeId('RedHat-All'),
      name: 'RedHat-All',
      operatingSystem: 'REDHAT_ENTERPRISE_LINUX',
      description: 'Everything that Red Hat calls security, after a week.',
      rules: [rule({ filters: [{ Key: 'CLASSIFICATION', Values: ['Security'] }], level: 'MEDIUM', days: 7 })],
      createdDate,
    }),
    baseline({
      id: makeId('Windows-Servers'),
      name: 'Windows-Servers',
      operatingSystem: 'WINDOWS',
      description: 'Security updates of all Windows servers, ten days after Patch Tuesday.',
      rules: [
        rule({ filters: [{ Key: 'MSRC_SEVERITY', Values: ['Critical'] }], level: 'CRITICAL', days: 10 }),
        rule({ filters: [{ Key: 'CLASSIFICATION', Values: ['SecurityUpdates'] }], level: 'HIGH', days: 10 }),
      ],
      createdDate,
      groups: ['windows-prod', 'windows-staging'],
    }),
  ];
}

/** The first rule of `baseline` that approves `patch`, if any does; it need not be due yet. */
export function approvingRule(
  baselineOfNode: GetPatchBaselineResult,
  patch: CataloguePatch,
): PatchRule | undefined {
  return baselineOfNode.ApprovalRules?.PatchRules.find(({ PatchFilterGroup }) =>
    PatchFilterGroup.PatchFilters.every(({ Key, Values }) => passes(patch, Key, Values)),
  );
}

function passes(patch: CataloguePatch, key: PatchFilter['Key'], values: readonly string[]): boolean {
  if (values.includes('*')) return true;
  switch (key) {
    case 'CLASSIFICATION':
      return values.includes(patch.classification);
    case 'SEVERITY':
    case 'MSRC_SEVERITY':
      return values.includes(patch.severity);
    case 'PRODUCT':
      return values.includes(patch.product.product);
    default:
      return false;
  }
}

/** Whether the baseline rejects the patch; `*` at the end of an entry stands for any text. */
export const isRejected = ({ RejectedPatches = [] }: GetPatchBaselineResult, patch: CataloguePatch) =>
  RejectedPatches.some((entry) =>
    entry.endsWith('*')
      ? patch.name.startsWith(entry.slice(0, -1))
      : patch.name === entry || patch.kbId === entry,
  );

export type { Baseline };
