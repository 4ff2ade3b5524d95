import type { ManagedNode } from '../../src/aws/nodes.ts';

/** An online Linux instance, but for what `but` says. */
export function sampleNode(but: Partial<ManagedNode> = {}): ManagedNode {
  return {
    id: 'i-0123456789abcdef0',
    name: 'web-1',
    computerName: 'ip-10-0-0-1',
    type: 'ec2',
    platformType: 'Linux',
    platformName: 'Amazon Linux',
    platformVersion: '2023',
    pingStatus: 'Online',
    lastPing: new Date('2026-01-01T00:00:00Z'),
    agentVersion: '3.3.1.0',
    isLatestAgent: true,
    ipAddress: '10.0.0.1',
    iamRole: undefined,
    associationStatus: undefined,
    ...but,
  };
}
