import type { Connection } from './connection.ts';
import { partitionOf, type Partition } from './regions.ts';

/** A page of the AWS Management Console. */
export type ConsolePage =
  | { readonly page: 'node'; readonly id: string }
  | { readonly page: 'instance'; readonly id: string }
  | { readonly page: 'session'; readonly id: string }
  | { readonly page: 'document'; readonly name: string }
  | { readonly page: 'command'; readonly id: string }
  | { readonly page: 'automation'; readonly id: string };

/** The hosts below which each region's console lies; the isolated partitions have none that is public. */
const hosts: Readonly<Partial<Record<Partition, string>>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-eusc': 'console.amazonaws-eusc.eu',
};

/**
 * The address of a page in the console of the connection's partition and region. The console asks by itself whether the
 * browser is signed in to the same account. Undefined for the playground and for partitions without a public console.
 */
export function consoleUrl(connection: Connection, page: ConsolePage): string | undefined {
  if (connection.kind === 'playground') return undefined;
  const { region } = connection;
  const host = hosts[partitionOf(region)];
  if (host === undefined) return undefined;
  const base = `https://${region}.${host}`;
  if (page.page === 'instance') {
    return `${base}/ec2/home?region=${region}#InstanceDetails:instanceId=${encodeURIComponent(page.id)}`;
  }
  return `${base}/systems-manager/${pathOf(page)}?region=${region}`;
}

function pathOf(page: Exclude<ConsolePage, { page: 'instance' }>): string {
  const key = encodeURIComponent('name' in page ? page.name : page.id);
  switch (page.page) {
    case 'node':
      return `fleet-manager/managed-nodes/${key}/general`;
    case 'session':
      return `session-manager/${key}`;
    case 'document':
      return `documents/${key}/description`;
    case 'command':
      return `run-command/${key}`;
    case 'automation':
      return `automation/execution/${key}`;
  }
}
