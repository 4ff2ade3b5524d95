import {
  complianceTypes,
  noSeverities,
  type NodeComplianceItem,
  type NodeComplianceSummary,
  type SeverityCounts,
} from '../compliance/compliance.ts';
import type { ManagedNode } from '../fleet/node.ts';
import type { SsmHandlers } from '../handler.ts';
import type {
  ComplianceItem,
  ComplianceStringFilter,
  ComplianceSummaryItem,
  ResourceComplianceSummaryItem,
  SeveritySummary,
} from '../models/ssm-types.ts';
import { takeItems, takeNested } from '../paging.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { compares } from './comparison.ts';
import { invalidFilter, invalidToken } from './requests.ts';

/** Compliance of the nodes: items, per node, and over all of them. */
export const complianceHandlers: SsmHandlers = {
  ListComplianceItems: (input, { state }) => {
    const { Filters = [], ResourceIds, ResourceTypes, MaxResults = 50, NextToken } = input;
    const ids = checkResources(ResourceIds, ResourceTypes);
    const matches = makeFilter<NodeComplianceItem>(
      Filters,
      itemReaders,
      ({ details }, key) => details()[key],
    );
    const nodes = ids?.flatMap((id) => state.fleet.get(id) ?? []);
    const outer =
      nodes === undefined ? state.fleet : { size: nodes.length, at: (index: number) => nodes[index] };
    const itemsOf = (node: ManagedNode | undefined) =>
      node?.managed !== true
        ? []
        : state.compliance
            .itemsOf(node)
            .filter(matches)
            .map((item) => ({ node, item }));
    const page = takeNested(outer, itemsOf, {
      list: ['ListComplianceItems', state.region, Filters, ResourceIds],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    return {
      ComplianceItems: page.items.map(({ node, item }) => showItem(node, item)),
      NextToken: page.nextToken,
    };
  },

  ListResourceComplianceSummaries: ({ Filters = [], MaxResults = 50, NextToken }, { state }) => {
    const matches = makeFilter<NodeComplianceSummary & { readonly node: ManagedNode }>(
      Filters,
      summaryReaders,
    );
    const summariesOf = (node: ManagedNode) =>
      (node.managed ? state.compliance.summariesOf(node) : [])
        .map((summary) => ({ ...summary, node }))
        .filter(matches);
    const page = takeNested(state.fleet, summariesOf, {
      list: ['ListResourceComplianceSummaries', state.region, Filters],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    const items = page.items.map(({ node, ...summary }) => showSummary(node, summary));
    return { ResourceComplianceSummaryItems: items, NextToken: page.nextToken };
  },

  ListComplianceSummaries: ({ Filters = [], MaxResults = 50, NextToken }, { state }) => {
    const matches = makeFilter<NodeComplianceSummary & { readonly node: ManagedNode }>(
      Filters,
      summaryReaders,
    );
    const counts = new Map<string, { compliant: MutableCounts; broken: MutableCounts }>();
    for (const node of state.fleet) {
      for (const summary of state.compliance.summariesOf(node)) {
        if (!matches({ ...summary, node })) continue;
        const count = counts.get(summary.type) ?? { compliant: noSeverities(), broken: noSeverities() };
        counts.set(summary.type, count);
        (summary.status === 'COMPLIANT' ? count.compliant : count.broken)[summary.severity] += 1;
      }
    }
    const items = complianceTypes.flatMap((type): ComplianceSummaryItem[] => {
      const count = counts.get(type);
      if (count === undefined) return [];
      return [
        {
          ComplianceType: type,
          CompliantSummary: showCompliant(count.compliant),
          NonCompliantSummary: showNonCompliant(count.broken),
        },
      ];
    });
    const page = takeItems(items, {
      list: ['ListComplianceSummaries', state.region, Filters],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    return { ComplianceSummaryItems: page.items, NextToken: page.nextToken };
  },
};

/** Ids of the nodes that are asked for. Throws InvalidResourceId or InvalidResourceType. */
function checkResources(
  ids: readonly string[] | undefined,
  types: readonly string[] | undefined,
): readonly string[] | undefined {
  const wrong = types?.find((type) => type !== 'ManagedInstance');
  if (wrong !== undefined)
    throw new ServiceError('InvalidResourceType', `The resource type ${wrong} is not valid.`);
  if (ids === undefined) return undefined;
  // API reference: "Currently, you can only specify one resource ID."
  const bad = ids.length > 1 ? ids[1] : ids.find((id) => !/^(?:i|mi)-[0-9a-f]{8,17}$/.test(id));
  if (bad !== undefined) throw new ServiceError('InvalidResourceId', `The resource ID ${bad} is not valid.`);
  return ids;
}

type MutableCounts = ReturnType<typeof noSeverities>;

type Readers<T> = Readonly<Record<string, (item: T) => string>>;

const itemReaders: Readers<NodeComplianceItem> = {
  ComplianceType: ({ type }) => type,
  ExecutionId: ({ executionId }) => executionId,
  ExecutionTime: ({ executedAt }) => executedAt.toISOString(),
  ExecutionType: ({ executionType }) => executionType,
  Id: ({ id }) => id,
  Severity: ({ severity }) => severity,
  Status: ({ status }) => status,
  Title: ({ title }) => title,
};

/** Details of items that can be filtered by, whatever their type. */
const detailKeys = new Set([
  'Classification',
  'DocumentName',
  'DocumentVersion',
  'PatchBaselineId',
  'PatchGroup',
  'PatchSeverity',
  'PatchState',
]);

const summaryReaders: Readers<NodeComplianceSummary & { readonly node: ManagedNode }> = {
  ComplianceType: ({ type }) => type,
  ExecutionTime: ({ executedAt }) => executedAt.toISOString(),
  OverallSeverity: ({ severity }) => severity,
  ResourceId: ({ node }) => node.instanceId,
  Severity: ({ severity }) => severity,
  Status: ({ status }) => status,
};

function makeFilter<T>(
  filters: readonly ComplianceStringFilter[],
  readers: Readers<T>,
  readDetail?: (item: T, key: string) => string | undefined,
): (item: T) => boolean {
  const tests = filters.map(({ Key = '', Values = [], Type = 'EQUAL' }) => {
    const read = Object.hasOwn(readers, Key) ? readers[Key] : undefined;
    if (read !== undefined) return (item: T) => compares(read(item), Type, Values);
    if (readDetail === undefined || !detailKeys.has(Key)) {
      throw invalidFilter(`The filter key ${Key} is not valid.`);
    }
    return (item: T) => {
      const value = readDetail(item, Key);
      return value !== undefined && compares(value, Type, Values);
    };
  });
  return (item) => tests.every((test) => test(item));
}

function showItem(node: ManagedNode, item: NodeComplianceItem): ComplianceItem {
  return {
    ComplianceType: item.type,
    ResourceType: 'ManagedInstance',
    ResourceId: node.instanceId,
    Id: item.id,
    Title: item.title,
    Status: item.status,
    Severity: item.severity,
    ExecutionSummary: executionOf(item),
    Details: item.details(),
  };
}

const executionOf = (item: Pick<NodeComplianceItem, 'executedAt' | 'executionId' | 'executionType'>) => ({
  ExecutionTime: item.executedAt,
  ...(item.executionId === '' ? {} : { ExecutionId: item.executionId }),
  ...(item.executionType === '' ? {} : { ExecutionType: item.executionType }),
});

const showSummary = (node: ManagedNode, summary: NodeComplianceSummary): ResourceComplianceSummaryItem => ({
  ComplianceType: summary.type,
  ResourceType: 'ManagedInstance',
  ResourceId: node.instanceId,
  Status: summary.status,
  OverallSeverity: summary.severity,
  ExecutionSummary: executionOf(summary),
  CompliantSummary: showCompliant(summary.compliant),
  NonCompliantSummary: showNonCompliant(summary.nonCompliant),
});

const total = (counts: SeverityCounts) => Object.values(counts).reduce((sum, count) => sum + count, 0);

const showCompliant = (counts: SeverityCounts) => ({
  CompliantCount: total(counts),
  SeveritySummary: showSeverities(counts),
});

const showNonCompliant = (counts: SeverityCounts) => ({
  NonCompliantCount: total(counts),
  SeveritySummary: showSeverities(counts),
});

const showSeverities = (counts: SeverityCounts): SeveritySummary => ({
  CriticalCount: counts.CRITICAL,
  HighCount: counts.HIGH,
  MediumCount: counts.MEDIUM,
  LowCount: counts.LOW,
  InformationalCount: counts.INFORMATIONAL,
  UnspecifiedCount: counts.UNSPECIFIED,
});
