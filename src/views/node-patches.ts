import type { Clients } from '../aws/clients.ts';
import { mapPages, onePage, type Page } from '../aws/page.ts';
import {
  getPatchSummary,
  listPatches,
  type Patch,
  type PatchState,
  type PatchSummary,
} from '../aws/patches.ts';
import { factRows, noteRow, oneRead, orNote } from './fact-row.ts';
import { escapeMarkdown, factTable, type Icon, type TreeNode } from './tree-node.ts';

/** What needs attention first. */
const states: readonly (readonly [state: PatchState, label: string, icon: Icon])[] = [
  ['Failed', 'Failed', { id: 'error', color: 'list.errorForeground' }],
  ['Missing', 'Missing', { id: 'warning', color: 'list.warningForeground' }],
  ['InstalledPendingReboot', 'Waiting for a reboot', { id: 'debug-restart' }],
  ['InstalledRejected', 'Installed, but rejected by the baseline', { id: 'circle-slash' }],
  ['Installed', 'Installed', { id: 'pass', color: 'testing.iconPassed' }],
  ['InstalledOther', 'Installed, not in the baseline', { id: 'pass' }],
];

/** What Patch Manager says of a node: one call; the patches of a state are read when it is opened. */
export function patchRows(
  clients: Clients,
  nodeId: string,
  signal: AbortSignal,
): AsyncIterable<Page<TreeNode>> {
  return oneRead(async () => {
    const summary = await getPatchSummary(clients, nodeId, signal);
    if (summary === undefined) {
      return [
        noteRow(
          `${nodeId}/patches/none`,
          'Patch Manager has not scanned this node: run AWS-RunPatchBaseline',
        ),
      ];
    }
    return [
      ...states.flatMap(([state, label, icon]) =>
        summary.counts[state] === 0 && state !== 'Missing'
          ? []
          : [stateRow(clients, nodeId, { state, label, icon, count: summary.counts[state] })],
      ),
      ...factRows(`${nodeId}/patches`, summaryFacts(summary)),
    ];
  });
}

function summaryFacts(summary: PatchSummary): [string, string | undefined][] {
  const operation = [summary.operation, summary.operationEnd?.toLocaleString()].filter(Boolean).join(' · ');
  return [
    ['Critical, not compliant', someCount(summary.criticalNonCompliant)],
    ['Security, not compliant', someCount(summary.securityNonCompliant)],
    ['Last operation', operation],
    ['Reboot', summary.rebootOption],
    ['Baseline', summary.baselineId],
    ['Patch group', summary.patchGroup],
  ];
}

/** Nothing for none: only what needs attention is worth a row. */
const someCount = (count: number | undefined): string | undefined =>
  count === undefined || count === 0 ? undefined : String(count);

interface StateFacts {
  readonly state: PatchState;
  readonly label: string;
  readonly icon: Icon;
  readonly count: number;
}

function stateRow(clients: Clients, nodeId: string, { state, label, icon, count }: StateFacts): TreeNode {
  const id = `${nodeId}/patches/${state}`;
  const row: TreeNode = {
    id,
    label,
    description: String(count),
    icon: count === 0 ? { id: 'pass', color: 'testing.iconPassed' } : icon,
    accessibilityLabel: `${label}: ${count === 1 ? 'one patch' : `${count} patches`}`,
    words: ['patch-state'],
  };
  if (count === 0) return row;
  return {
    ...row,
    contents: 'patches',
    children: (signal) =>
      orNote(
        mapPages(listPatches(clients, { nodeId, state }, signal), (patches) =>
          patches.map((patch) => patchRow(id, patch)),
        ),
        noteRow(`${id}/none`, 'There are none any more'),
      ),
  };
}

function patchRow(prefix: string, patch: Patch): TreeNode {
  const label = patch.title === '' ? patch.id : patch.title;
  const id = `${prefix}/${patch.id}/${patch.title}`;
  const facts: [string, string | undefined][] = [
    ['Id', patch.id],
    ['State', patch.state],
    ['Severity', patch.severity],
    ['Classification', patch.classification],
    // The service gives the beginning of time for what is not installed.
    ['Installed', (patch.installed?.getTime() ?? 0) > 0 ? patch.installed?.toLocaleString() : undefined],
    ['CVE ids', patch.cveIds?.replaceAll(',', ', ')],
  ];
  const description = [patch.severity, patch.classification].filter(Boolean).join(' · ');
  return {
    id,
    label,
    description,
    tooltip: `**${escapeMarkdown(label)}**\n\n${factTable(facts)}`,
    accessibilityLabel: [label, description, patch.state].filter(Boolean).join(', '),
    words: ['patch'],
    children: () => onePage(factRows(id, facts)),
  };
}
