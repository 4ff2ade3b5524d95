import type { Clients } from '../aws/clients.ts';
import { listNodes, type ListNodesOptions, type ManagedNode } from '../aws/nodes.ts';
import { mapPages, type Page } from '../aws/page.ts';
import { escapeMarkdown, factTable, type Icon, type TreeNode } from './tree-node.ts';

/** A row of the Managed Nodes view. */
export interface ManagedNodeRow extends TreeNode {
  readonly subject: ManagedNode;
}

/** The rows of the Managed Nodes view, page by page. */
export function managedNodeRows(
  clients: Clients,
  options: ListNodesOptions,
): AsyncIterable<Page<ManagedNodeRow>> {
  return mapPages(listNodes(clients, options), (nodes) => nodes.map(managedNodeRow));
}

export function managedNodeRow(node: ManagedNode): ManagedNodeRow {
  const status = describePing(node);
  const label = node.name ?? node.id;
  const platform = describePlatform(node);
  return {
    id: node.id,
    label,
    description: [status, platform, node.name === undefined ? undefined : node.id]
      .filter((part) => part !== undefined)
      .join(' · '),
    tooltip: tooltip(node, label),
    icon: pingIcon(node),
    accessibilityLabel: `${label}, ${status}, ${platform ?? 'platform unknown'}, ${node.id}`,
    words: [
      'node',
      node.pingStatus === 'Online' ? 'online' : 'offline',
      node.resourceType === 'EC2Instance' ? 'ec2' : 'hybrid',
      ...(node.platformType === undefined ? [] : [node.platformType.toLowerCase()]),
    ],
    subject: node,
  };
}

/** The ping status in words that also say what it means. */
export function describePing(node: ManagedNode): string {
  switch (node.pingStatus) {
    case 'ConnectionLost':
      return 'Connection lost';
    case undefined:
      return 'Never seen';
    default:
      return node.pingStatus;
  }
}

export function describePlatform(node: ManagedNode): string | undefined {
  const name = node.platformName ?? node.platformType;
  if (name === undefined) return undefined;
  return node.platformVersion === undefined ? name : `${name} ${node.platformVersion}`;
}

function pingIcon(node: ManagedNode): Icon {
  switch (node.pingStatus) {
    case 'Online':
      return { id: 'vm-active', color: 'charts.green' };
    case 'ConnectionLost':
      return { id: 'warning', color: 'charts.yellow' };
    default:
      return { id: 'vm-outline', color: 'disabledForeground' };
  }
}

function tooltip(node: ManagedNode, label: string): string {
  const agent =
    node.agentVersion === undefined
      ? undefined
      : `${node.agentVersion}${node.isLatestAgent === false ? ' (an update is available)' : ''}`;
  const facts = factTable([
    ['Id', node.id],
    ['Status', describePing(node)],
    ['Last ping', node.lastPing?.toLocaleString()],
    ['Platform', describePlatform(node)],
    ['Agent', agent],
    ['Computer name', node.computerName],
    ['IP address', node.ipAddress],
    ['IAM role', node.iamRole],
    ['Type', node.resourceType === 'EC2Instance' ? 'EC2 instance' : 'Hybrid node'],
    ['Associations', node.associationStatus],
  ]);
  return `**${escapeMarkdown(label)}**\n\n${facts}`;
}
