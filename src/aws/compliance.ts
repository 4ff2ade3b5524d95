import type { Clients, Output } from './clients.ts';
import { paginate, type Page } from './page.ts';

export type ComplianceStatus = 'COMPLIANT' | 'NON_COMPLIANT';
export type ComplianceSeverity = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' | 'INFORMATIONAL' | 'UNSPECIFIED';

/** One thing that was checked on a node. */
export interface ComplianceItem {
  /** `Patch`, `Association` or `Custom:…` */
  readonly type: string;
  readonly id: string;
  readonly title: string | undefined;
  readonly status: ComplianceStatus;
  readonly severity: ComplianceSeverity;
  readonly checked: Date | undefined;
  readonly details: Readonly<Record<string, string>>;
}

/** From the worst to what has none. */
export const severities: readonly ComplianceSeverity[] = [
  'CRITICAL',
  'HIGH',
  'MEDIUM',
  'LOW',
  'INFORMATIONAL',
  'UNSPECIFIED',
];

export type SeverityCounts = Readonly<Record<ComplianceSeverity, number>>;

/** How many there are, and of which severity. */
export interface ComplianceCount {
  readonly total: number;
  readonly severities: SeverityCounts;
}

/** How many nodes comply with what is checked as one type. */
export interface ComplianceSummary {
  /** `Patch`, `Association` or `Custom:…` */
  readonly type: string;
  readonly compliant: ComplianceCount;
  readonly nonCompliant: ComplianceCount;
}

/** How many items of one type a node has that comply, and that do not. */
export interface NodeComplianceSummary extends ComplianceSummary {
  readonly nodeId: string;
  readonly status: ComplianceStatus;
  /** The worst of what does not comply. */
  readonly severity: ComplianceSeverity;
  readonly checked: Date | undefined;
}

/** Counts the nodes of each compliance type. One call per page of 50 types. */
export function listComplianceSummaries(
  clients: Clients,
  signal?: AbortSignal,
): AsyncIterable<Page<ComplianceSummary>> {
  return paginate(async (nextToken) => {
    const input = { MaxResults: 50, NextToken: nextToken };
    const answer = await clients.call('ssm:ListComplianceSummaries', input, signal);
    return { items: (answer.ComplianceSummaryItems ?? []).map(toCounts), nextToken: answer.NextToken };
  });
}

/** Lists the nodes that have that status in a compliance type. One call per page of 50; AWS does not sort them. */
export function listNodeCompliance(
  clients: Clients,
  of: { readonly type: string; readonly status: ComplianceStatus },
  signal?: AbortSignal,
): AsyncIterable<Page<NodeComplianceSummary>> {
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:ListResourceComplianceSummaries',
      {
        Filters: [
          { Key: 'ComplianceType', Values: [of.type], Type: 'EQUAL' },
          { Key: 'Status', Values: [of.status], Type: 'EQUAL' },
        ],
        MaxResults: 50,
        NextToken: nextToken,
      },
      signal,
    );
    const items = (answer.ResourceComplianceSummaryItems ?? []).map((item) => ({
      ...toCounts(item),
      nodeId: item.ResourceId ?? '',
      status: item.Status ?? of.status,
      severity: item.OverallSeverity ?? 'UNSPECIFIED',
      checked: item.ExecutionSummary?.ExecutionTime,
    }));
    return { items, nextToken: answer.NextToken };
  });
}

/** Lists what was checked on a node and has that status, of one type or of all. One call per page of 50. */
export function listComplianceItems(
  clients: Clients,
  of: { readonly nodeId: string; readonly status: ComplianceStatus; readonly type?: string | undefined },
  signal?: AbortSignal,
): AsyncIterable<Page<ComplianceItem>> {
  const ofType = of.type === undefined ? [] : [{ Key: 'ComplianceType', Values: [of.type], Type: equal }];
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:ListComplianceItems',
      {
        ResourceIds: [of.nodeId],
        ResourceTypes: ['ManagedInstance'],
        Filters: [...ofType, { Key: 'Status', Values: [of.status], Type: equal }],
        MaxResults: 50,
        NextToken: nextToken,
      },
      signal,
    );
    return { items: (answer.ComplianceItems ?? []).map(toItem), nextToken: answer.NextToken };
  });
}

const equal = 'EQUAL' as const;

interface Counted {
  readonly ComplianceType?: string | undefined;
  readonly CompliantSummary?:
    { readonly CompliantCount?: number | undefined; readonly SeveritySummary?: Severities } | undefined;
  readonly NonCompliantSummary?:
    { readonly NonCompliantCount?: number | undefined; readonly SeveritySummary?: Severities } | undefined;
}

type Severities =
  | Partial<
      Record<
        `${'Critical' | 'High' | 'Medium' | 'Low' | 'Informational' | 'Unspecified'}Count`,
        number | undefined
      >
    >
  | undefined;

const toCounts = ({
  ComplianceType = '',
  CompliantSummary,
  NonCompliantSummary,
}: Counted): ComplianceSummary => ({
  type: ComplianceType,
  compliant: {
    total: CompliantSummary?.CompliantCount ?? 0,
    severities: toSeverities(CompliantSummary?.SeveritySummary),
  },
  nonCompliant: {
    total: NonCompliantSummary?.NonCompliantCount ?? 0,
    severities: toSeverities(NonCompliantSummary?.SeveritySummary),
  },
});

const toSeverities = (counts: Severities): SeverityCounts => ({
  CRITICAL: counts?.CriticalCount ?? 0,
  HIGH: counts?.HighCount ?? 0,
  MEDIUM: counts?.MediumCount ?? 0,
  LOW: counts?.LowCount ?? 0,
  INFORMATIONAL: counts?.InformationalCount ?? 0,
  UNSPECIFIED: counts?.UnspecifiedCount ?? 0,
});

type Listed = NonNullable<Output<'ssm:ListComplianceItems'>['ComplianceItems']>[number];

function toItem(item: Listed): ComplianceItem {
  return {
    type: item.ComplianceType ?? '',
    id: item.Id ?? '',
    title: item.Title === '' ? undefined : item.Title,
    status: item.Status ?? 'NON_COMPLIANT',
    severity: item.Severity ?? 'UNSPECIFIED',
    checked: item.ExecutionSummary?.ExecutionTime,
    details: item.Details ?? {},
  };
}
