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

/** Lists what was checked on a node and has that status. One call per page of 50. */
export function listComplianceItems(
  clients: Clients,
  of: { readonly nodeId: string; readonly status: ComplianceStatus },
  signal?: AbortSignal,
): AsyncIterable<Page<ComplianceItem>> {
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:ListComplianceItems',
      {
        ResourceIds: [of.nodeId],
        ResourceTypes: ['ManagedInstance'],
        Filters: [{ Key: 'Status', Values: [of.status], Type: 'EQUAL' }],
        MaxResults: 50,
        NextToken: nextToken,
      },
      signal,
    );
    return { items: (answer.ComplianceItems ?? []).map(toItem), nextToken: answer.NextToken };
  });
}

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
