import type { Clients } from '../aws/clients.ts';
import {
  listComplianceSummaries,
  listNodeCompliance,
  type ComplianceStatus,
  type ComplianceSummary,
  type NodeComplianceSummary,
} from '../aws/compliance.ts';
import { AwsError } from '../aws/errors.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import { collect, mapPages, type Page } from '../aws/page.ts';
import { noteRow, oneRead, orNote } from './fact-row.ts';
import { knownNodes, type NodeLookUp } from './known-nodes.ts';
import { complianceRows } from './node-compliance.ts';
import { nodeWords } from './node-facts.ts';
import { patchBaselineRows } from './patch-baselines.ts';
import { patchGroupRows, patchStateRows } from './patch-states.ts';
import { complianceIcon, describeSeverities, describeSeverity, rankOf, worstOf } from './severity.ts';
import { escapeMarkdown, factTable, prefixedPages, type TreeNode } from './tree-node.ts';

type Rows = AsyncIterable<Page<TreeNode>>;

/**
 * The first rows of the Compliance view: the compliance types, the worst first, and what Patch Manager knows. One call;
 * without the right to make it the rows of Patch Manager stand alone.
 */
export function complianceViewRows(clients: Clients, lookUp: NodeLookUp, signal: AbortSignal): Rows {
  return oneRead(async () => [
    ...(await typeRows(clients, lookUp, signal)),
    {
      id: 'patch-states',
      label: 'Patch States',
      description: 'by node',
      icon: { id: 'shield' },
      words: ['patch-states'],
      contents: 'patch states',
      children: (signal) => patchStateRows(clients, lookUp, signal),
    },
    {
      id: 'patch-groups',
      label: 'Patch Groups',
      icon: { id: 'group-by-ref-type' },
      words: ['patch-groups'],
      contents: 'patch groups',
      children: (signal) => patchGroupRows(clients, lookUp, signal),
    },
    {
      id: 'patch-baselines',
      label: 'Patch Baselines',
      icon: { id: 'law' },
      words: ['patch-baselines'],
      contents: 'patch baselines',
      children: (signal) => patchBaselineRows(clients, signal),
    },
  ]);
}

async function typeRows(clients: Clients, lookUp: NodeLookUp, signal: AbortSignal): Promise<TreeNode[]> {
  try {
    const summaries = await collect(listComplianceSummaries(clients, signal));
    if (summaries.length === 0) return [noteRow('none', 'No node has reported compliance yet')];
    return summaries.sort(worstTypeFirst).map((summary) => typeRow(clients, summary, lookUp));
  } catch (error) {
    if (!(error instanceof AwsError) || error.kind !== 'denied') throw error;
    return [deniedRow(error)];
  }
}

function deniedRow({ message, advice }: AwsError): TreeNode {
  const label = 'Could not load compliance types';
  return {
    id: 'denied',
    label,
    description: message,
    tooltip: `${message}\n\n${advice}\n\nChoose Retry to ask again.`,
    icon: { id: 'error', color: 'list.errorForeground' },
    accessibilityLabel: `${label}. ${message} ${advice} Press Enter to retry.`,
    command: { id: 'ssm.refreshCompliance', title: 'Retry' },
  };
}

/** Orders compliance types: by the worst severity that nodes fail with, then by name. */
export function worstTypeFirst(a: ComplianceSummary, b: ComplianceSummary): number {
  const rank = ({ nonCompliant }: ComplianceSummary): number =>
    nonCompliant.total === 0 ? Number.POSITIVE_INFINITY : rankOf(worstOf(nonCompliant.severities));
  const [first, second] = [rank(a), rank(b)];
  return first === second ? a.type.localeCompare(b.type) : first - second;
}

function typeRow(clients: Clients, summary: ComplianceSummary, lookUp: NodeLookUp): TreeNode {
  const { type, compliant, nonCompliant } = summary;
  const all = compliant.total + nonCompliant.total;
  const description =
    nonCompliant.total === 0
      ? `all of ${count(all, 'node')} compliant`
      : [
          `${nonCompliant.total} of ${count(all, 'node')} not compliant`,
          describeSeverities(nonCompliant.severities),
        ].join(' · ');
  const status = nonCompliant.total === 0 ? 'COMPLIANT' : 'NON_COMPLIANT';
  return {
    id: `type:${type}`,
    label: type,
    description,
    icon: complianceIcon({ status, severity: worstOf(nonCompliant.severities) }),
    accessibilityLabel: `${type}: ${description}`,
    words: ['compliance-type'],
    contents: 'nodes',
    children: (signal) => nodesOfType(clients, summary, { lookUp, signal }),
  };
}

interface Reading {
  readonly lookUp: NodeLookUp;
  readonly signal: AbortSignal;
}

/** The nodes that do not comply, the worst of each page first, and behind them a closed row for those that do. */
function nodesOfType(clients: Clients, { type, compliant }: ComplianceSummary, reading: Reading): Rows {
  const broken = nodeRows(clients, { type, status: 'NON_COMPLIANT' }, reading);
  if (compliant.total === 0) return broken;
  const good: TreeNode = {
    id: `type:${type}/compliant`,
    label: 'Compliant',
    description: count(compliant.total, 'node'),
    icon: { id: 'pass', color: 'testing.iconPassed' },
    accessibilityLabel: `Compliant: ${count(compliant.total, 'node')}`,
    words: ['compliant'],
    contents: 'nodes',
    children: (signal) => nodeRows(clients, { type, status: 'COMPLIANT' }, { ...reading, signal }),
  };
  return endingWith(broken, good);
}

/** The same pages, with one more row at the end of the last one. */
function endingWith(pages: Rows, last: TreeNode): Rows {
  return {
    [Symbol.asyncIterator]() {
      const iterator = pages[Symbol.asyncIterator]();
      return {
        async next(): Promise<IteratorResult<Page<TreeNode>, undefined>> {
          const result = await iterator.next();
          if (result.done === true) return { done: true, value: undefined };
          const { items, more } = result.value;
          return { done: false, value: more ? result.value : { items: [...items, last], more } };
        },
      };
    },
  };
}

function nodeRows(
  clients: Clients,
  of: { readonly type: string; readonly status: ComplianceStatus },
  { lookUp, signal }: Reading,
): Rows {
  const rows = mapPages(listNodeCompliance(clients, of, signal), async (summaries) => {
    const ids = summaries.map(({ nodeId }) => nodeId);
    const nodes = await knownNodes(clients, ids, { ...lookUp, signal });
    return [...summaries]
      .sort(worstNodeFirst)
      .map((summary) => nodeComplianceRow(clients, summary, { node: nodes.get(summary.nodeId) }));
  });
  const none = of.status === 'COMPLIANT' ? 'No node is compliant any more' : 'Every node is compliant';
  return orNote(rows, noteRow(`type:${of.type}/${of.status}/none`, none));
}

/** Orders nodes: by the worst that does not comply, then by how much of it. */
export function worstNodeFirst(a: NodeComplianceSummary, b: NodeComplianceSummary): number {
  return rankOf(a.severity) - rankOf(b.severity) || b.nonCompliant.total - a.nonCompliant.total;
}

interface NodeRowFacts {
  /** Undefined if it is not managed any more. */
  readonly node: ManagedNode | undefined;
  /** True where no row above says which compliance type it is about. */
  readonly namesType?: boolean;
}

/** A node with what was checked on it as one compliance type; its items stand below. */
export function nodeComplianceRow(
  clients: Clients,
  summary: NodeComplianceSummary,
  { node, namesType = false }: NodeRowFacts,
): TreeNode {
  const { type, nodeId, status, compliant, nonCompliant, checked } = summary;
  const label = node?.name ?? nodeId;
  const all = compliant.total + nonCompliant.total;
  const broken = `${nonCompliant.total} of ${count(all, 'item')} not compliant`;
  const said = [
    namesType ? type : '',
    status === 'COMPLIANT' ? `${count(all, 'item')} compliant` : broken,
    describeSeverities(nonCompliant.severities),
    node === undefined ? 'not managed any more' : '',
    label === nodeId ? '' : nodeId,
  ].filter((part) => part !== '');
  const id = `type:${type}/${status}/${nodeId}`;
  return {
    id,
    label,
    description: said.join(' · '),
    tooltip: `**${escapeMarkdown(label)}**\n\n${factTable([
      ['Id', nodeId],
      ['Type', type],
      ['Worst', status === 'COMPLIANT' ? undefined : describeSeverity(summary.severity)],
      ['Not compliant', describeSeverities(nonCompliant.severities) || undefined],
      ['Compliant', String(compliant.total)],
      ['Checked', checked?.toLocaleString()],
    ])}`,
    icon: complianceIcon(summary),
    accessibilityLabel: [label, ...said].join(', '),
    words: node === undefined ? ['gone'] : [...nodeWords(node), ...(type === 'Patch' ? ['patchable'] : [])],
    subject: node ?? { id: nodeId },
    contents: 'compliance items',
    children: (signal) => prefixedPages(complianceRows(clients, { nodeId, node, type }, signal), `${id}/`),
  };
}

const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
