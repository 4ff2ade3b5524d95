// The State Manager associations of the company, and how they went on each node. A node's association status, its
// association compliance and what each association counts are all read from here, so that they agree.
import type { AssociationComplianceSeverity, Tag, Target } from '../models/ssm-types.ts';
import type { AssociationState, ManagedNode } from './node.ts';

/** One association as it was created; all are of version 1. */
export interface AssociationPlan {
  readonly associationName: string;
  readonly documentName: string;
  readonly targets: readonly Target[];
  readonly schedule: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly severity: AssociationComplianceSeverity;
}

/** How often an association is due, for all of them. */
export const associationPlans: readonly AssociationPlan[] = [
  {
    associationName: 'Inventory-Everywhere',
    documentName: 'AWS-GatherSoftwareInventory',
    targets: [{ Key: 'InstanceIds', Values: ['*'] }],
    schedule: 'rate(12 hours)',
    parameters: { applications: ['Enabled'], networkConfig: ['Enabled'], services: ['Enabled'] },
    severity: 'UNSPECIFIED',
  },
  {
    associationName: 'Patch-Scan-Daily',
    documentName: 'AWS-RunPatchBaseline',
    targets: [{ Key: 'tag-key', Values: ['Patch Group'] }],
    schedule: 'cron(0 2 ? * * *)',
    parameters: { Operation: ['Scan'] },
    severity: 'HIGH',
  },
  {
    associationName: 'Agent-Update-Biweekly',
    documentName: 'AWS-UpdateSSMAgent',
    targets: [{ Key: 'tag:env', Values: ['dev', 'staging'] }],
    schedule: 'rate(14 days)',
    parameters: { allowDowngrade: ['false'] },
    severity: 'MEDIUM',
  },
  {
    associationName: 'Storefront-DiskReport',
    documentName: 'Fleet-DiskReport',
    targets: [{ Key: 'tag:service', Values: ['storefront'] }],
    schedule: 'rate(1 day)',
    parameters: {},
    severity: 'LOW',
  },
];

/** The associations whose targets a node with these tags is among. */
export const plansFor = (tags: readonly Tag[]): readonly AssociationPlan[] =>
  associationPlans.filter(({ targets }) => targets.every((target) => isTarget(target, tags)));

function isTarget({ Key = '', Values = [] }: Target, tags: readonly Tag[]): boolean {
  if (Key === 'InstanceIds') return Values.includes('*');
  if (Key === 'tag-key') return tags.some((tag) => Values.includes(tag.Key));
  const name = Key.slice('tag:'.length);
  return tags.some((tag) => tag.Key === name && Values.includes(tag.Value));
}

/** The newest run of one association on one node. */
export interface AssociationRun {
  readonly plan: AssociationPlan;
  readonly status: 'Success' | 'Failed' | 'Pending';
  readonly executedAt: Date;
  readonly lastSuccess: Date;
}

const minute = 60_000;

/** The newest runs on `node`, one per association; they started some minutes apart. */
export function runsOf(node: Pick<ManagedNode, 'tags' | 'association'>): readonly AssociationRun[] {
  const { association } = node;
  return plansFor(node.tags).map((plan, index) => {
    const own = association.reapplied[plan.associationName];
    const executedAt = own ?? new Date(association.lastExecution.getTime() - index * 7 * minute);
    const failed = own === undefined && association.failed === plan.associationName;
    return {
      plan,
      status: failed ? 'Failed' : 'Success',
      executedAt,
      lastSuccess: failed ? association.lastSuccess : executedAt,
    };
  });
}

/** What DescribeInstanceInformation says of the associations of a node. */
export interface AssociationOverview {
  readonly status: 'Success' | 'Failed' | 'Pending';
  readonly counts: Readonly<Record<string, number>>;
  readonly lastExecution: Date;
  readonly lastSuccess: Date;
}

/** Sums up the runs on a node, of which there is at least one: the inventory association is on all nodes. */
export function overviewOf(node: Pick<ManagedNode, 'tags' | 'association'>): AssociationOverview {
  const runs = runsOf(node);
  const counts: Record<string, number> = {};
  for (const { status } of runs) counts[status] = (counts[status] ?? 0) + 1;
  const latest = (dates: readonly Date[]) => new Date(Math.max(...dates.map((date) => date.getTime())));
  return {
    status: associationStatus(node),
    counts,
    lastExecution: latest(runs.map(({ executedAt }) => executedAt)),
    lastSuccess: latest(runs.map(({ lastSuccess }) => lastSuccess)),
  };
}

/** The worst status of the runs on a node. */
export const associationStatus = (node: Pick<ManagedNode, 'tags' | 'association'>) =>
  runsOf(node).some(({ status }) => status === 'Failed') ? 'Failed' : 'Success';

/** The state after `plan` has been applied to the node again, with success. */
export function reapply(state: AssociationState, plan: AssociationPlan, at: Date): AssociationState {
  return { ...state, reapplied: { ...state.reapplied, [plan.associationName]: at } };
}
