import type { Clients } from '../aws/clients.ts';
import {
  listComplianceItems,
  type ComplianceItem,
  type ComplianceSeverity,
  type ComplianceStatus,
} from '../aws/compliance.ts';
import { collect, mapPages, type Page } from '../aws/page.ts';
import { factRows, noteRow, oneRead, orNote, recordRows } from './fact-row.ts';
import { escapeMarkdown, factTable, type Icon, type TreeNode } from './tree-node.ts';

const severities: readonly ComplianceSeverity[] = [
  'CRITICAL',
  'HIGH',
  'MEDIUM',
  'LOW',
  'INFORMATIONAL',
  'UNSPECIFIED',
];

/**
 * What is not compliant on a node, the worst first, and behind it a closed row for what is. All pages of what is not
 * compliant are read, because the service does not sort: one call per 50.
 */
export function complianceRows(
  clients: Clients,
  nodeId: string,
  signal: AbortSignal,
): AsyncIterable<Page<TreeNode>> {
  const list = (status: ComplianceStatus, signal: AbortSignal): AsyncIterable<Page<ComplianceItem>> =>
    listComplianceItems(clients, { nodeId, status }, signal);
  const prefix = `${nodeId}/compliance`;
  return oneRead(async () => {
    const items = (await collect(list('NON_COMPLIANT', signal))).sort(worstFirst);
    const compliant: TreeNode = {
      id: `${prefix}/compliant`,
      label: 'Compliant',
      icon: { id: 'pass', color: 'testing.iconPassed' },
      words: ['compliant'],
      contents: 'compliance items',
      children: (signal) =>
        orNote(
          mapPages(list('COMPLIANT', signal), (items) => items.map((item) => itemRow(prefix, item))),
          noteRow(`${prefix}/compliant/none`, 'Nothing is reported as compliant'),
        ),
    };
    if (items.length === 0) return [noteRow(`${prefix}/none`, 'Nothing is non-compliant'), compliant];
    return [...items.map((item) => itemRow(prefix, item)), compliant];
  });
}

function worstFirst(a: ComplianceItem, b: ComplianceItem): number {
  const rank = ({ severity }: ComplianceItem): number => severities.indexOf(severity);
  return rank(a) - rank(b) || a.type.localeCompare(b.type) || titleOf(a).localeCompare(titleOf(b));
}

function itemRow(prefix: string, item: ComplianceItem): TreeNode {
  const title = titleOf(item);
  const id = `${prefix}/${item.status}/${item.type}/${item.id}`;
  const severity = describeSeverity(item.severity);
  const status = item.status === 'COMPLIANT' ? 'Compliant' : 'Not compliant';
  const facts = [
    ['Status', status],
    ['Severity', severity],
    ['Type', item.type],
    ['Id', item.id],
    ['Checked', item.checked?.toLocaleString()],
  ] as const;
  return {
    id,
    label: title,
    description: [severity, item.type, item.id === title ? undefined : item.id].filter(Boolean).join(' · '),
    tooltip: `**${escapeMarkdown(title)}**\n\n${factTable([...facts, ...Object.entries(item.details)])}`,
    icon: complianceIcon(item),
    accessibilityLabel: `${status}, ${severity}: ${title}, ${item.type}`,
    words: ['compliance-item'],
    children: () => oneRead(() => Promise.resolve([...factRows(id, facts), ...recordRows(id, item.details)])),
  };
}

/** Association items have no title; their document says more than their id. */
function titleOf({ title, id, details }: ComplianceItem): string {
  return title ?? details['DocumentName'] ?? id;
}

/** `Critical` of `CRITICAL`. */
function describeSeverity(severity: ComplianceSeverity): string {
  return severity.charAt(0) + severity.slice(1).toLowerCase();
}

function complianceIcon({ status, severity }: ComplianceItem): Icon {
  if (status === 'COMPLIANT') return { id: 'pass', color: 'testing.iconPassed' };
  switch (severity) {
    case 'CRITICAL':
      return { id: 'flame', color: 'list.errorForeground' };
    case 'HIGH':
      return { id: 'error', color: 'list.errorForeground' };
    case 'MEDIUM':
      return { id: 'warning', color: 'list.warningForeground' };
    case 'LOW':
      return { id: 'info', color: 'list.warningForeground' };
    default:
      return { id: 'circle-outline' };
  }
}
