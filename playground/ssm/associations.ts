import type { Association } from '../associations.ts';
import {
  plansFor,
  reapply,
  runsOf,
  type AssociationPlan,
  type AssociationRun,
} from '../fleet/associations.ts';
import type { ManagedNode } from '../fleet/node.ts';
import type { HandlerContext, SsmHandlers } from '../handler.ts';
import type {
  Association as AssociationSummary,
  AssociationDescription,
  AssociationFilter,
  AssociationOverview,
} from '../models/ssm-types.ts';
import { takeItems } from '../paging.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { documentContent } from '../runs/stored-document.ts';
import type { RegionState } from '../state.ts';
import { invalidToken, requireNode } from './requests.ts';

/** State Manager: the account's associations and how they went. */
export const associationHandlers: SsmHandlers = {
  ListAssociations: ({ AssociationFilterList = [], MaxResults = 50, NextToken }, { state }) => {
    const outcomes = outcomesOf(state);
    const found = state.associations.list
      .map((association) => ({ association, outcome: outcomes.get(association.plan) ?? noOutcome }))
      .filter((item) => AssociationFilterList.every((filter) => passes(item, filter, state)));
    const page = takeItems(found, {
      list: ['ListAssociations', state.region, AssociationFilterList],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    return {
      Associations: page.items.map(({ association, outcome }) => summarise(association, outcome)),
      NextToken: page.nextToken,
    };
  },

  DescribeAssociation: (input, context) => {
    const { state } = context;
    const association = findAssociation(input, context);
    const version = input.AssociationVersion;
    if (version !== undefined && version !== '1' && version !== '$LATEST') {
      throw new ServiceError('InvalidAssociationVersion', `The association version ${version} is not valid.`);
    }
    return {
      AssociationDescription: describe(association, outcomesOf(state).get(association.plan) ?? noOutcome),
    };
  },

  DescribeInstanceAssociationsStatus: ({ InstanceId, MaxResults = 50, NextToken }, { state }) => {
    const node = requireNode(state, InstanceId);
    const page = takeItems(runsOf(node), {
      list: ['DescribeInstanceAssociationsStatus', state.region, InstanceId],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    const infos = page.items.map((run) => ({
      AssociationId: state.associations.idOf(run.plan.associationName),
      Name: run.plan.documentName,
      DocumentVersion: '1',
      AssociationVersion: '1',
      InstanceId,
      ExecutionDate: run.executedAt,
      Status: run.status,
      DetailedStatus: run.status,
      ExecutionSummary: summaryOf(run),
      AssociationName: run.plan.associationName,
    }));
    return { InstanceAssociationStatusInfos: infos, NextToken: page.nextToken };
  },

  DescribeEffectiveInstanceAssociations: ({ InstanceId, MaxResults = 5, NextToken }, { state }) => {
    const node = requireNode(state, InstanceId);
    const page = takeItems(plansFor(node.tags), {
      list: ['DescribeEffectiveInstanceAssociations', state.region, InstanceId],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    const associations = page.items.map((plan) => ({
      AssociationId: state.associations.idOf(plan.associationName),
      InstanceId,
      Content: documentContent(state.documents, plan.documentName, undefined),
      AssociationVersion: '1',
    }));
    return { Associations: associations, NextToken: page.nextToken };
  },

  StartAssociationsOnce: ({ AssociationIds }, { state }) => {
    const associations = AssociationIds.map((id) => state.associations.find(id) ?? notFound());
    const now = state.now();
    for (const node of state.fleet) {
      if (node.pingStatus !== 'Online') continue;
      const plans = plansFor(node.tags);
      for (const { plan } of associations) {
        if (plans.includes(plan)) node.association = reapply(node.association, plan, now);
      }
    }
    return {};
  },
};

function notFound(): never {
  throw new ServiceError('AssociationDoesNotExist', "The specified association doesn't exist.");
}

function summaryOf({ status }: AssociationRun): string {
  const [success, failed] = status === 'Success' ? [1, 0] : [0, 1];
  return `1 out of 1 plugin processed, ${success} success, ${failed} failed, 0 timedout, 0 skipped. `;
}

/** By id, or by node and document, which is the older way. */
function findAssociation(
  input: {
    readonly AssociationId?: string | undefined;
    readonly InstanceId?: string | undefined;
    readonly Name?: string | undefined;
  },
  { state }: HandlerContext,
): Association {
  if (input.AssociationId !== undefined) return state.associations.find(input.AssociationId) ?? notFound();
  if (input.InstanceId === undefined || input.Name === undefined) {
    const message = 'Either AssociationId or both InstanceId and Name must be specified.';
    throw new ServiceError('ValidationException', message);
  }
  requireNode(state, input.InstanceId);
  state.documents.get(input.Name);
  // Made for single nodes they would be found so; these were all made with targets.
  return notFound();
}

/** How an association went on all its nodes. */
interface Outcome {
  readonly counts: Readonly<Record<string, number>>;
  readonly lastExecution: Date | undefined;
  readonly lastSuccess: Date | undefined;
}

/** An association that no node is a target of. */
const noOutcome: Outcome = { counts: {}, lastExecution: undefined, lastSuccess: undefined };

/** How the associations went, in one walk through the fleet. */
function outcomesOf({ fleet }: RegionState): ReadonlyMap<AssociationPlan, Outcome> {
  const found = new Map<
    AssociationPlan,
    { counts: Record<string, number>; execution: number; success: number }
  >();
  for (const node of fleet) {
    for (const { plan, status, executedAt, lastSuccess } of runsOf(node)) {
      const outcome = found.get(plan) ?? { counts: {}, execution: 0, success: 0 };
      found.set(plan, outcome);
      outcome.counts[status] = (outcome.counts[status] ?? 0) + 1;
      outcome.execution = Math.max(outcome.execution, executedAt.getTime());
      outcome.success = Math.max(outcome.success, lastSuccess.getTime());
    }
  }
  return new Map(
    [...found].map(([plan, { counts, execution, success }]) => [
      plan,
      { counts, lastExecution: new Date(execution), lastSuccess: new Date(success) },
    ]),
  );
}

function overview({ counts }: Outcome): AssociationOverview {
  const status =
    counts['Failed'] !== undefined ? 'Failed' : counts['Success'] !== undefined ? 'Success' : 'Pending';
  return { Status: status, DetailedStatus: status, AssociationStatusAggregatedCount: counts };
}

const summarise = ({ id, plan }: Association, outcome: Outcome): AssociationSummary => ({
  Name: plan.documentName,
  AssociationId: id,
  AssociationVersion: '1',
  DocumentVersion: '$DEFAULT',
  Targets: plan.targets,
  LastExecutionDate: outcome.lastExecution,
  Overview: overview(outcome),
  ScheduleExpression: plan.schedule,
  AssociationName: plan.associationName,
});

const describe = (association: Association, outcome: Outcome): AssociationDescription => ({
  ...summarise(association, outcome),
  Date: association.createdDate,
  LastUpdateAssociationDate: association.createdDate,
  Parameters: association.plan.parameters,
  LastSuccessfulExecutionDate: outcome.lastSuccess,
  ComplianceSeverity: association.plan.severity,
  SyncCompliance: 'AUTO',
  ApplyOnlyAtCronInterval: false,
});

interface Listed {
  readonly association: Association;
  readonly outcome: Outcome;
}

function passes(
  { association, outcome }: Listed,
  filter: AssociationFilter,
  { fleet }: RegionState,
): boolean {
  const { key, value } = filter;
  const last = outcome.lastExecution?.getTime();
  switch (key) {
    case 'AssociationId':
      return association.id === value;
    case 'AssociationName':
      return association.plan.associationName === value;
    case 'Name':
      return association.plan.documentName === value;
    case 'AssociationStatusName':
      return overview(outcome).Status === value;
    case 'LastExecutedBefore':
      return last !== undefined && last < parseTime(value);
    case 'LastExecutedAfter':
      return last !== undefined && last > parseTime(value);
    case 'InstanceId':
      return covers(association, fleet.get(value));
    case 'ResourceGroupName':
      return false;
  }
}

const covers = ({ plan }: Association, node: ManagedNode | undefined) =>
  node !== undefined && plansFor(node.tags).includes(plan);

function parseTime(value: string): number {
  const time = Date.parse(value);
  if (!Number.isNaN(time)) return time;
  throw new ServiceError(
    'ValidationException',
    `The time ${value} is not valid; it is written as 2026-11-23T12:00:00Z.`,
  );
}
