import type { Clients } from '../aws/clients.ts';
import { listNodeCommands, type NodeCommand } from '../aws/commands.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import { mapPages, type Page } from '../aws/page.ts';
import { listSessions, type SessionSummary } from '../aws/sessions.ts';
import { describeStatus } from '../runs/output-text.ts';
import { noteRow, orNote } from './fact-row.ts';
import { statusIcon } from './runs.ts';
import { escapeMarkdown, factTable, type TreeNode } from './tree-node.ts';

/** A row for a command on the node that it stands below. */
export interface NodeCommandRow extends TreeNode {
  readonly subject: NodeCommand;
}

/** A row for an open session. */
export interface SessionRow extends TreeNode {
  readonly subject: SessionSummary;
}

/** What has run on a node, newest first. One call per page of 50. */
export function nodeCommands(
  clients: Clients,
  node: ManagedNode,
  signal: AbortSignal,
): AsyncIterable<Page<TreeNode>> {
  const rows = mapPages(listNodeCommands(clients, node.id, signal), (commands) =>
    commands.map((command) => commandRow(node, command)),
  );
  return orNote(rows, noteRow(`${node.id}/commands/none`, 'No command ran here in the last 30 days'));
}

function commandRow(node: ManagedNode, command: NodeCommand): NodeCommandRow {
  const status = describeStatus(command.status, command.statusDetails);
  const time = command.requested?.toLocaleString();
  return {
    id: `${node.id}/commands/${command.commandId}`,
    label: command.documentName,
    description: [status, time].filter(Boolean).join(' · '),
    tooltip: `**${escapeMarkdown(command.documentName)}**\n\n${factTable([
      ['Status', status],
      ['Sent', time],
      ['Command id', command.commandId],
    ])}`,
    icon: statusIcon(command.status),
    accessibilityLabel: [command.documentName, status, time].filter(Boolean).join(', '),
    words: ['invocation'],
    command: { id: 'ssm.openOutput', title: 'Open Output' },
    subject: { ...command, instanceName: node.name ?? command.instanceName },
  };
}

/** The sessions that anyone has open on a node. One call. */
export function nodeSessions(
  clients: Clients,
  nodeId: string,
  signal: AbortSignal,
): AsyncIterable<Page<TreeNode>> {
  const rows = mapPages(listSessions(clients, { state: 'Active', nodeId }, signal), (sessions) =>
    sessions.map((session) => sessionRow(nodeId, session)),
  );
  return orNote(rows, noteRow(`${nodeId}/sessions/none`, 'Nobody has a session open here'));
}

function sessionRow(nodeId: string, session: SessionSummary): SessionRow {
  const owner = ownerName(session.owner);
  const time = session.started?.toLocaleString();
  return {
    id: `${nodeId}/sessions/${session.sessionId}`,
    label: owner,
    description: [`since ${time ?? 'an unknown time'}`, session.reason].filter(Boolean).join(' · '),
    tooltip: `**${escapeMarkdown(owner)}**\n\n${factTable([
      ['Owner', session.owner],
      ['Status', session.status],
      ['Started', time],
      ['Reason', session.reason],
      ['Document', session.documentName],
      ['Session id', session.sessionId],
    ])}`,
    icon: { id: 'terminal' },
    accessibilityLabel: `Session of ${owner}, since ${time ?? 'an unknown time'}`,
    words: ['session'],
    subject: session,
  };
}

/** `alice` of `arn:aws:iam::123456789012:user/alice`, `Admin/alice` of an assumed role. */
export function ownerName(arn: string | undefined): string {
  if (arn === undefined || arn === '') return 'unknown owner';
  return arn
    .replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:/, '')
    .replace(/^(user|assumed-role|federated-user)\//, '');
}
