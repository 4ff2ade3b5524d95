import type { Clients, Output } from './clients.ts';
import { paginate, type Page } from './page.ts';

/** A patch baseline as a list shows it. */
export interface PatchBaselineSummary {
  /** `pb-…`, or the ARN of one of AWS's. */
  readonly id: string;
  readonly name: string;
  readonly operatingSystem: string | undefined;
  readonly description: string | undefined;
  /** True if it is used for nodes of its operating system that are in no registered patch group. */
  readonly isDefault: boolean;
  readonly owner: 'self' | 'aws';
}

/** What a baseline approves by itself. */
export interface ApprovalRule {
  /** `CLASSIFICATION: Security, Bugfix`, one for each filter. */
  readonly filters: readonly string[];
  readonly complianceLevel: string;
  readonly approveAfterDays: number | undefined;
  /** As AWS writes it: `2026-11-26`. */
  readonly approveUntil: string | undefined;
  readonly includesNonSecurity: boolean;
}

export interface PatchBaseline {
  readonly globalFilters: readonly string[];
  readonly rules: readonly ApprovalRule[];
  readonly approved: readonly string[];
  readonly approvedLevel: string | undefined;
  readonly rejected: readonly string[];
  /** `ALLOW_AS_DEPENDENCY` or `BLOCK`. */
  readonly rejectedAction: string | undefined;
  readonly patchGroups: readonly string[];
  /** Names of the repositories besides those of the nodes. */
  readonly sources: readonly string[];
  readonly created: Date | undefined;
  readonly modified: Date | undefined;
}

/** Lists the baselines of the account or those of AWS. One call per page of 100. */
export function listPatchBaselines(
  clients: Clients,
  owner: PatchBaselineSummary['owner'],
  signal?: AbortSignal,
): AsyncIterable<Page<PatchBaselineSummary>> {
  return paginate(async (nextToken) => {
    const { BaselineIdentities = [], NextToken } = await clients.call(
      'ssm:DescribePatchBaselines',
      {
        Filters: [{ Key: 'OWNER', Values: [owner === 'self' ? 'Self' : 'AWS'] }],
        MaxResults: 100,
        NextToken: nextToken,
      },
      signal,
    );
    const items = BaselineIdentities.map((identity) => ({
      id: identity.BaselineId ?? '',
      name: identity.BaselineName ?? identity.BaselineId ?? '',
      operatingSystem: identity.OperatingSystem,
      description: identity.BaselineDescription === '' ? undefined : identity.BaselineDescription,
      isDefault: identity.DefaultBaseline === true,
      owner,
    }));
    return { items, nextToken: NextToken };
  });
}

/** Reads what a baseline says. One call. */
export async function getPatchBaseline(
  clients: Clients,
  id: string,
  signal?: AbortSignal,
): Promise<PatchBaseline> {
  const baseline = await clients.call('ssm:GetPatchBaseline', { BaselineId: id }, signal);
  return {
    globalFilters: describeFilters(baseline.GlobalFilters),
    rules: (baseline.ApprovalRules?.PatchRules ?? []).map(toRule),
    approved: baseline.ApprovedPatches ?? [],
    approvedLevel: baseline.ApprovedPatchesComplianceLevel,
    rejected: baseline.RejectedPatches ?? [],
    rejectedAction: baseline.RejectedPatchesAction,
    patchGroups: baseline.PatchGroups ?? [],
    sources: (baseline.Sources ?? []).flatMap(({ Name }) => Name ?? []),
    created: baseline.CreatedDate,
    modified: baseline.ModifiedDate,
  };
}

type Answer = Output<'ssm:GetPatchBaseline'>;
type Rule = NonNullable<NonNullable<Answer['ApprovalRules']>['PatchRules']>[number];

const toRule = (rule: Rule): ApprovalRule => ({
  filters: describeFilters(rule.PatchFilterGroup),
  complianceLevel: rule.ComplianceLevel ?? 'UNSPECIFIED',
  approveAfterDays: rule.ApproveAfterDays,
  approveUntil: rule.ApproveUntilDate === '' ? undefined : rule.ApproveUntilDate,
  includesNonSecurity: rule.EnableNonSecurity === true,
});

const describeFilters = (group: Answer['GlobalFilters']): readonly string[] =>
  (group?.PatchFilters ?? []).map(({ Key, Values = [] }) => `${Key ?? ''}: ${Values.join(', ')}`);
