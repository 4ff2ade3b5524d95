import type { Clients } from '../aws/clients.ts';
import { mapPages, type Page } from '../aws/page.ts';
import { listSessions, type SessionSummary } from '../aws/sessions.ts';
import { describeDestination, joinAddress, type NodeForward } from '../tunnels/forward.ts';
import type { TunnelState } from '../tunnels/tunnel.ts';
import type { OwnTunnel } from '../tunnels/tunnels.ts';
import { noteRow, oneRead, orNote } from './fact-row.ts';
import { ownerName } from './node-activity.ts';
import { escapeMarkdown, factTable, type Icon, type TreeNode } from './tree-node.ts';

/** The group that changes when forwards are saved or forgotten. */
export const savedForwardsId = 'saved-forwards';

/** The sessions of the account: those that are open, and those that were. Nothing is read until a group is opened. */
export function sessionGroups(clients: Clients): AsyncIterable<Page<TreeNode>> {
  return oneRead(() =>
    Promise.resolve([
      {
        id: 'active',
        label: 'Active Sessions',
        icon: { id: 'terminal' },
        words: ['sessions'],
        expanded: true,
        contents: 'active sessions',
        children: (signal) => sessionRows(clients, 'Active', signal),
      },
      {
        id: 'history',
        label: 'History',
        icon: { id: 'history' },
        words: ['sessions'],
        contents: 'past sessions',
        children: (signal) => sessionRows(clients, 'History', signal),
      },
    ] satisfies TreeNode[]),
  );
}

function sessionRows(
  clients: Clients,
  state: 'Active' | 'History',
  signal: AbortSignal,
): AsyncIterable<Page<TreeNode>> {
  const rows = mapPages(listSessions(clients, { state }, signal), (sessions) => sessions.map(sessionRow));
  const nothing = state === 'Active' ? 'Nobody has a session open' : 'No session ended in the last 30 days';
  return orNote(rows, noteRow(`${state}/none`, nothing));
}

function sessionRow(session: SessionSummary): TreeNode {
  const { sessionId, target, ended, documentName, reason, details, status } = session;
  const owner = ownerName(session.owner);
  const started = session.started?.toLocaleString();
  const when =
    ended === undefined ? `since ${started ?? 'an unknown time'}` : `ended ${ended.toLocaleString()}`;
  const kind = describeDocument(documentName);
  return {
    id: `session/${sessionId}`,
    label: target,
    description: [owner, kind, when, reason].filter(Boolean).join(' · '),
    tooltip: `**${escapeMarkdown(target)}**\n\n${factTable([
      ['Owner', session.owner],
      ['Status', status],
      ['Started', started],
      ['Ended', ended?.toLocaleString()],
      ['Why', details],
      ['Reason', reason],
      ['Document', documentName],
      ['Session id', sessionId],
    ])}`,
    icon: { id: kind === 'port' ? 'plug' : 'terminal' },
    accessibilityLabel: `Session on ${target} of ${owner}, ${when}`,
    words: [ended === undefined ? 'session' : 'pastSession'],
    subject: session,
  };
}

/** What kind of session a document of AWS gives; others are named. */
function describeDocument(name: string | undefined): string {
  if (name === undefined || name === '' || name === 'SSM-SessionManagerRunShell') return 'shell';
  return name.startsWith('AWS-StartPortForwarding') ? 'port' : name;
}

/** The row of a tunnel of this window at `now` (epoch milliseconds). */
export function tunnelRow(own: OwnTunnel, now: number): TreeNode {
  const { tunnel, id } = own;
  const { forward, address, state, statistics } = tunnel;
  const { open, connections, sent, received, reconnects, refused } = statistics;
  const destination = describeDestination(forward);
  const traffic = `↓ ${formatBytes(received)} ↑ ${formatBytes(sent)}`;
  const how = describeState(state);
  const age = formatAge(now - tunnel.started);
  const parts = tunnel.isLive
    ? [how, forward.host === undefined ? '' : `via ${forward.nodeLabel}`, `${open} open`, traffic, age]
    : [how, state.name === 'ended' ? state.reason : ''];
  return {
    id: `tunnel/${id}`,
    label: `${address} → ${destination}`,
    description: parts.filter(Boolean).join(' · '),
    tooltip: `**${escapeMarkdown(`${address} → ${destination}`)}**\n\n${factTable([
      ['State', how || 'active'],
      ['Why', 'reason' in state ? state.reason : undefined],
      ['Node', `${forward.nodeLabel} (${forward.nodeId})`],
      ['Connections', `${open} open, ${connections} in all`],
      ['Refused by the destination', refused === 0 ? undefined : String(refused)],
      ['From the node', formatBytes(received)],
      ['To the node', formatBytes(sent)],
      ['Reconnected', reconnects === 0 ? undefined : `${reconnects} times`],
      ['Started', new Date(tunnel.started).toLocaleString()],
      ['Session id', tunnel.sessionId],
    ])}`,
    icon: stateIcons[state.name],
    accessibilityLabel: `Tunnel from ${address} to ${destination}, ${[how || 'active', `${open} connections open`, age].join(', ')}`,
    words: ['tunnel', tunnel.isLive ? 'live' : 'over'],
    subject: own,
  };
}

const stateIcons: Readonly<Record<TunnelState['name'], Icon>> = {
  starting: { id: 'loading~spin' },
  active: { id: 'plug', color: 'testing.iconPassed' },
  away: { id: 'warning', color: 'list.warningForeground' },
  reconnecting: { id: 'sync~spin', color: 'list.warningForeground' },
  stopped: { id: 'debug-disconnect' },
  ended: { id: 'error', color: 'list.errorForeground' },
};

/** Empty while all is well. */
function describeState(state: TunnelState): string {
  switch (state.name) {
    case 'active':
      return '';
    case 'starting':
      return 'starting…';
    case 'away':
      return 'the node does not answer';
    case 'reconnecting':
      return `reconnecting (${state.reason})`;
    case 'stopped':
      return 'stopped';
    case 'ended':
      return 'ended';
  }
}

/** The group of the forwards that the user keeps for a connection. */
export function savedForwardsRow(forwards: readonly NodeForward[]): TreeNode {
  return {
    id: savedForwardsId,
    label: 'Saved Forwards',
    description: String(forwards.length),
    icon: { id: 'bookmark' },
    words: ['forward-group'],
    children: () => oneRead(() => Promise.resolve(forwards.map(forwardRow))),
  };
}

function forwardRow(forward: NodeForward): TreeNode {
  const { localHost, localPort, port, nodeLabel, nodeId, host } = forward;
  const local = joinAddress(localHost, localPort === undefined ? port : localPort === 0 ? 'any' : localPort);
  const destination = describeDestination(forward);
  return {
    id: `${savedForwardsId}/${[nodeId, host, port, localHost, localPort].join('/')}`,
    label: `${local} → ${destination}`,
    description: host === undefined ? '' : `via ${nodeLabel}`,
    tooltip: `**${escapeMarkdown(`${local} → ${destination}`)}**\n\n${factTable([['Node', `${nodeLabel} (${nodeId})`]])}`,
    icon: { id: 'bookmark' },
    accessibilityLabel: `Saved forward from ${local} to ${destination}`,
    words: ['forward'],
    subject: forward,
  };
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `1.2 MB`; powers of 1,000. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${units[unit] ?? ''}`;
}

/** `5 min`, `2 h 10 min`, `3 d 4 h`. */
export function formatAge(milliseconds: number): string {
  const minutes = Math.floor(Math.max(0, milliseconds) / 60_000);
  const hours = Math.floor(minutes / 60);
  if (minutes < 1) return 'just now';
  if (hours < 1) return `${minutes} min`;
  if (hours < 24) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
