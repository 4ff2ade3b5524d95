// What Patch Manager found, node by node: of all managed nodes, and of those of a patch group.
import type { Clients } from '../aws/clients.ts';
import { AwsError } from '../aws/errors.ts';
import { listTagValues } from '../aws/instance-tags.ts';
import { listNodes, type ManagedNode } from '../aws/nodes.ts';
import { collect, mapPages, type Page } from '../aws/page.ts';
import { listRegisteredGroups, patchGroupKeys, type RegisteredGroup } from '../aws/patch-groups.ts';
import { getPatchSummaries, listGroupNodes, type PatchSummary } from '../aws/patches.ts';
import { noteRow, oneRead, orNote } from './fact-row.ts';
import { knownNodes, type NodeLookUp } from './known-nodes.ts';
import { nodeWords } from './node-facts.ts';
import { patchRows } from './node-patches.ts';
import { prefixedPages, type Icon, type TreeNode } from './tree-node.ts';

type Rows = AsyncIterable<Page<TreeNode>>;

/** What commands on a patch group work on. */
export interface PatchGroupSubject {
  readonly patchGroup: string;
  /** The keys of the tags that put nodes into it, as far as instances show them. */
  readonly tagKeys: readonly string[];
}

/** All managed nodes, those with most to patch first in each page. Three calls per page of 50. */
export function patchStateRows(clients: Clients, lookUp: NodeLookUp, signal: AbortSignal): Rows {
  const rows = mapPages(listNodes(clients, { ...lookUp, signal }), async (nodes) => {
    const ids = nodes.map(({ id }) => id);
    const summaries = await getPatchSummaries(clients, ids, signal);
    return nodes
      .map((node) => ({ nodeId: node.id, node, summary: summaries.get(node.id) }))
      .sort(mostToPatchFirst)
      .map((one) => stateRow(clients, one, 'patch-states/'));
  });
  return orNote(rows, noteRow('patch-states/none', 'There are no managed nodes'));
}

/**
 * The patch groups: those that baselines name, and those that only instances name in a tag, which the default baselines
 * are for. One call per page of each.
 */
export function patchGroupRows(clients: Clients, lookUp: NodeLookUp, signal: AbortSignal): Rows {
  return oneRead(async () => {
    const registered = await collect(listRegisteredGroups(clients, signal));
    const tagged = await readTagged(clients, signal);
    const names = [...new Set([...registered.map(({ name }) => name), ...tagged.keys()])].sort();
    if (names.length === 0) {
      return [noteRow('patch-groups/none', 'There are no patch groups: tag instances with "Patch Group"')];
    }
    return names.map((name) =>
      groupRow(clients, {
        name,
        tagKeys: tagged.get(name) ?? [],
        baselines: registered.filter((group) => group.name === name),
        lookUp,
      }),
    );
  });
}

/** The groups that instances name, with the keys of their tags; none without the right to read tags. */
async function readTagged(
  clients: Clients,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const keys = new Map<string, string[]>();
  try {
    for (const { key, value } of await collect(listTagValues(clients, patchGroupKeys, signal))) {
      keys.set(value, [...(keys.get(value) ?? []), key]);
    }
  } catch (error) {
    if (!(error instanceof AwsError && ['denied', 'unsupported'].includes(error.kind))) throw error;
  }
  return keys;
}

interface GroupFacts {
  readonly name: string;
  readonly tagKeys: readonly string[];
  readonly baselines: readonly RegisteredGroup[];
  readonly lookUp: NodeLookUp;
}

function groupRow(clients: Clients, { name, tagKeys, baselines, lookUp }: GroupFacts): TreeNode {
  const id = `patch-groups/${name}`;
  const named = baselines.map(({ baselineName, operatingSystem }) =>
    [baselineName, operatingSystem && `(${operatingSystem})`].filter(Boolean).join(' '),
  );
  const description = named.length === 0 ? 'default baselines' : named.join(', ');
  const subject: PatchGroupSubject = { patchGroup: name, tagKeys };
  return {
    id,
    label: name,
    description,
    icon: { id: 'server-environment' },
    accessibilityLabel: `Patch group ${name}, ${description}`,
    words: ['patch-group', 'patchable'],
    subject,
    contents: 'nodes',
    children: (signal) =>
      orNote(
        mapPages(listGroupNodes(clients, name, signal), async (found) => {
          const ids = found.map(({ nodeId }) => nodeId);
          const nodes = await knownNodes(clients, ids, { ...lookUp, signal });
          return found
            .map((one) => ({ ...one, node: nodes.get(one.nodeId) }))
            .sort(mostToPatchFirst)
            .map((one) => stateRow(clients, one, `${id}/`));
        }),
        noteRow(`${id}/none`, 'Patch Manager has not scanned a node of this group'),
      ),
  };
}

interface NodeState {
  readonly nodeId: string;
  readonly node: ManagedNode | undefined;
  /** Undefined: Patch Manager has never run there. */
  readonly summary: PatchSummary | undefined;
}

/** Failed patches weigh most; a node that was never scanned comes last. */
function mostToPatchFirst(a: NodeState, b: NodeState): number {
  const weight = ({ summary }: NodeState): number => (summary === undefined ? -1 : weightOf(summary.counts));
  return weight(b) - weight(a) || labelOf(a).localeCompare(labelOf(b), undefined, { numeric: true });
}

function weightOf(counts: PatchSummary['counts']): number {
  const { Failed, Missing, InstalledPendingReboot, InstalledRejected } = counts;
  return Failed * 10_000 + Missing * 10 + Math.min(InstalledPendingReboot + InstalledRejected, 9);
}

const labelOf = ({ node, nodeId }: NodeState): string => node?.name ?? nodeId;

function stateRow(clients: Clients, state: NodeState, prefix: string): TreeNode {
  const { nodeId, node } = state;
  const label = labelOf(state);
  const said = [
    describeState(state.summary),
    node === undefined ? 'not managed any more' : '',
    label === nodeId ? '' : nodeId,
  ].filter((part) => part !== '');
  return {
    id: `${prefix}${nodeId}`,
    label,
    description: said.join(' · '),
    icon: stateIcon(state.summary),
    accessibilityLabel: [label, ...said].join(', '),
    words: node === undefined ? ['gone'] : [...nodeWords(node), 'patchable'],
    subject: node ?? { id: nodeId },
    contents: 'patches',
    children: (signal) => prefixedPages(patchRows(clients, nodeId, signal), prefix),
  };
}

function describeState(summary: PatchSummary | undefined): string {
  if (summary === undefined) return 'never scanned';
  const { Failed, Missing, InstalledPendingReboot, InstalledRejected } = summary.counts;
  const parts = [
    [Failed, 'failed'],
    [Missing, 'missing'],
    [InstalledPendingReboot, 'waiting for a reboot'],
    [InstalledRejected, 'rejected'],
  ] as const;
  const said = parts.flatMap(([number, what]) => (number === 0 ? [] : [`${number} ${what}`]));
  return said.length === 0 ? 'nothing missing' : said.join(', ');
}

function stateIcon(summary: PatchSummary | undefined): Icon {
  if (summary === undefined) return { id: 'circle-outline' };
  const { Failed, Missing, InstalledPendingReboot, InstalledRejected } = summary.counts;
  if (Failed > 0) return { id: 'error', color: 'list.errorForeground' };
  if (Missing > 0) return { id: 'warning', color: 'list.warningForeground' };
  if (InstalledPendingReboot > 0) return { id: 'debug-restart' };
  if (InstalledRejected > 0) return { id: 'circle-slash' };
  return { id: 'pass', color: 'testing.iconPassed' };
}
