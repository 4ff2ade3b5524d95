import type { Clients } from '../aws/clients.ts';
import { listNodes, type ListNodesOptions, type ManagedNode } from '../aws/nodes.ts';
import { mapPages, type Page } from '../aws/page.ts';
import { nodeDetails } from './node-details.ts';
import { describeAgent, describePing, describePlatform, describeType } from './node-facts.ts';
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
  return mapPages(listNodes(clients, options), (nodes) => nodes.map((node) => managedNodeRow(clients, node)));
}

export function managedNodeRow(clients: Clients, node: ManagedNode): ManagedNodeRow {
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
    children: (signal) => nodeDetails(clients, node, signal),
  };
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
  const facts = factTable([
    ['Id', node.id],
    ['Status', describePing(node)],
    ['Last ping', node.lastPing?.toLocaleString()],
    ['Platform', describePlatform(node)],
    ['Agent', describeAgent(node)],
    ['Computer name', node.computerName],
    ['IP address', node.ipAddress],
    ['IAM role', node.iamRole],
    ['Type', describeType(node)],
    ['Associations', node.associationStatus],
  ]);
  return `**${escapeMarkdown(label)}**\n\n${facts}`;
}
