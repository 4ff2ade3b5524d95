import type { Clients } from '../aws/clients.ts';
import { listComplianceItems, type ComplianceItem, type ComplianceStatus } from '../aws/compliance.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import { collect, mapPages, type Page } from '../aws/page.ts';
import { factRows, noteRow, oneRead, orNote, recordRows } from './fact-row.ts';
import { complianceIcon, describeSeverity, rankOf } from './severity.ts';
import { escapeMarkdown, factTable, type TreeNode } from './tree-node.ts';

/** What commands on a compliance item work on. The node is not known if it is not managed any more. */
export interface ComplianceSubject {
  readonly item: ComplianceItem;
  readonly node: ManagedNode | undefined;
}

/** Whose items are shown: all of a node, or those of one type. */
export interface ComplianceOf {
  readonly nodeId: string;
  readonly node: ManagedNode | undefined;
  readonly type?: string;
}

/**
 * What is not compliant on a node, the worst first, and behind it a closed row for what is. All pages of what is not
 * compliant are read, because the service does not sort: one call per 50.
 */
export function complianceRows(
  clients: Clients,
  { nodeId, node, type }: ComplianceOf,
  signal: AbortSignal,
): AsyncIterable<Page<TreeNode>> {
  const list = (status: ComplianceStatus, signal: AbortSignal): AsyncIterable<Page<ComplianceItem>> =>
    listComplianceItems(clients, { nodeId, status, type }, signal);
  const prefix = `${nodeId}/compliance`;
  const row = (item: ComplianceItem): TreeNode => itemRow(prefix, { item, node });
  return oneRead(async () => {
    const items = (await collect(list('NON_COMPLIANT', signal))).sort(worstFirst);
    const compliant: TreeNode = {
      id: `${prefix}/compliant`,
      label: 'Compliant',
      icon: { id: 'pass', color: 'testing.iconPassed' },
      accessibilityLabel: 'Compliant items',
      words: ['compliant'],
      contents: 'compliance items',
      children: (signal) =>
        orNote(
          mapPages(list('COMPLIANT', signal), (items) => items.map(row)),
          noteRow(`${prefix}/compliant/none`, 'Nothing is reported as compliant'),
        ),
    };
    if (items.length === 0) return [noteRow(`${prefix}/none`, 'Nothing is non-compliant'), compliant];
    return [...items.map(row), compliant];
  });
}

function worstFirst(a: ComplianceItem, b: ComplianceItem): number {
  return (
    rankOf(a.severity) - rankOf(b.severity) ||
    a.type.localeCompare(b.type) ||
    titleOf(a).localeCompare(titleOf(b))
  );
}

function itemRow(prefix: string, subject: ComplianceSubject): TreeNode {
  const { item } = subject;
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
    words: ['compliance-item', ...itemWords(subject)],
    subject,
    children: () => oneRead(() => Promise.resolve([...factRows(id, facts), ...recordRows(id, item.details)])),
  };
}

/** Association items have no title; their document says more than their id. */
function titleOf({ title, id, details }: ComplianceItem): string {
  return title ?? details['DocumentName'] ?? id;
}

/** What there is to do about it, for menus. */
function itemWords({ item, node }: ComplianceSubject): readonly string[] {
  if (node === undefined) return [];
  const failing = item.status === 'NON_COMPLIANT' ? ['failing'] : [];
  if (item.type === 'Patch') return [...failing, 'patchable'];
  return item.type === 'Association' ? [...failing, 'reappliable'] : failing;
}
