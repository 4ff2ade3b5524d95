import type { Clients } from '../aws/clients.ts';
import {
  listComplianceSummaries,
  listNodeCompliance,
  type ComplianceStatus,
  type ComplianceSummary,
  type NodeComplianceSummary,
} from '../aws/compliance.ts';
import { collect, concatPages, deferPages, mapPages, type Page } from '../aws/page.ts';
import {
  hasSeverityOf,
  hasWordsOf,
  isTypeOf,
  statusesOf,
  type ComplianceFilter,
} from './compliance-query.ts';
import { nodeComplianceRow, worstNodeFirst, worstTypeFirst } from './compliance.ts';
import { knownNodes, type NodeLookUp } from './known-nodes.ts';
import type { TreeNode } from './tree-node.ts';

interface Matching extends NodeLookUp {
  readonly filter: ComplianceFilter;
  readonly signal: AbortSignal;
}

/**
 * The nodes that pass a filter, one row for each of their compliance types: what does not comply first, the worst type
 * first. One call for the types, and three per 50 nodes that are looked through: AWS filters by type and status, and
 * knows neither the names of nodes nor which severities stand behind the worst one.
 */
export function matchingComplianceRows(
  clients: Clients,
  { filter, signal, ...lookUp }: Matching,
): AsyncIterable<Page<TreeNode>> {
  return deferPages(async () => {
    const summaries = (await collect(listComplianceSummaries(clients, signal)))
      .filter(({ type }) => isTypeOf(filter, type))
      .sort(worstTypeFirst);
    const lists = statusesOf(filter).flatMap((status) =>
      summaries
        .filter((summary) => countOf(summary, status) > 0)
        .map(
          ({ type }) =>
            () =>
              rowsOf(clients, { type, status }, { ...lookUp, filter, signal }),
        ),
    );
    return concatPages(lists);
  });
}

function countOf({ compliant, nonCompliant }: ComplianceSummary, status: ComplianceStatus): number {
  return status === 'COMPLIANT' ? compliant.total : nonCompliant.total;
}

function rowsOf(
  clients: Clients,
  of: { readonly type: string; readonly status: ComplianceStatus },
  { filter, ...reading }: Matching,
): AsyncIterable<Page<TreeNode>> {
  const look = async (summaries: readonly NodeComplianceSummary[]): Promise<TreeNode[]> => {
    const severe = summaries.filter((summary) => hasSeverityOf(filter, summary));
    const ids = severe.map(({ nodeId }) => nodeId);
    const nodes = await knownNodes(clients, ids, reading);
    return severe
      .filter(({ nodeId }) => hasWordsOf(filter, nodeId, nodes.get(nodeId)))
      .sort(worstNodeFirst)
      .map((summary) =>
        nodeComplianceRow(clients, summary, { node: nodes.get(summary.nodeId), namesType: true }),
      );
  };
  return mapPages(listNodeCompliance(clients, of, reading.signal), look, { leavesOut: true });
}
