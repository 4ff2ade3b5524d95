import type { ManagedNode, NodeType } from '../aws/nodes.ts';

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

/** The agent's version, and whether there is a newer one. */
export function describeAgent({ agentVersion, isLatestAgent }: ManagedNode): string | undefined {
  if (agentVersion === undefined) return undefined;
  return isLatestAgent === false ? `${agentVersion} (an update is available)` : agentVersion;
}

const typeNames: Readonly<Record<NodeType, string>> = {
  ec2: 'EC2 instance',
  hybrid: 'Hybrid node',
  edge: 'Edge device (IoT Greengrass)',
};

export function describeType({ type }: ManagedNode): string {
  return typeNames[type];
}

/** What menus match on the row of a node, in this order. */
export function nodeWords({ pingStatus, type, platformType }: ManagedNode): readonly string[] {
  return [
    'node',
    pingStatus === 'Online' ? 'online' : 'offline',
    type,
    ...(platformType === undefined ? [] : [platformType.toLowerCase()]),
  ];
}
