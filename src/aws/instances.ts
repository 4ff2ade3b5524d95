import type { Clients, Output } from './clients.ts';
import { paginate, type Page } from './page.ts';

export type InstanceState = 'pending' | 'running' | 'shutting-down' | 'stopping' | 'stopped' | 'terminated';

/** An EC2 instance as EC2 sees it. */
export interface Instance {
  readonly id: string;
  readonly state: InstanceState | undefined;
  /** Why it is not running, in EC2's words. */
  readonly stateReason: string | undefined;
  readonly type: string | undefined;
  readonly imageId: string | undefined;
  readonly availabilityZone: string | undefined;
  readonly vpcId: string | undefined;
  readonly subnetId: string | undefined;
  readonly privateIp: string | undefined;
  readonly publicIp: string | undefined;
  readonly keyName: string | undefined;
  readonly launched: Date | undefined;
  /** The ARN. */
  readonly instanceProfile: string | undefined;
  readonly securityGroups: readonly string[];
}

/** An interface endpoint of a VPC. */
export interface VpcEndpoint {
  /** `com.amazonaws.eu-central-1.ssm` */
  readonly serviceName: string;
  readonly state: string;
  readonly privateDns: boolean;
}

/** The most instances that one of our calls names; EC2 allows more. */
const batch = 100;

/** The instances with these ids that still exist, in any order. One call per 100. */
export async function getInstances(
  clients: Clients,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<readonly Instance[]> {
  const found: Instance[] = [];
  for (let start = 0; start < ids.length; start += batch) {
    const answer = await clients.call(
      'ec2:DescribeInstances',
      // A filter, because an unknown id among InstanceIds fails the whole call.
      { Filters: [{ Name: 'instance-id', Values: ids.slice(start, start + batch) }] },
      signal,
    );
    for (const { Instances = [] } of answer.Reservations ?? []) found.push(...Instances.map(toInstance));
  }
  return found;
}

/**
 * The ids of instances whose private IPv4 address contains one of the patterns, or has its form if it has a `*`, in
 * pages of 50.
 */
export function listInstanceIdsByAddress(
  clients: Clients,
  patterns: readonly string[],
  signal?: AbortSignal,
): AsyncIterable<Page<string>> {
  const values = patterns.map((pattern) => (pattern.includes('*') ? pattern : `*${pattern}*`));
  return paginate(async (nextToken) => {
    const { Reservations = [], NextToken } = await clients.call(
      'ec2:DescribeInstances',
      { Filters: [{ Name: 'private-ip-address', Values: values }], MaxResults: 50, NextToken: nextToken },
      signal,
    );
    const instances = Reservations.flatMap(({ Instances = [] }) => Instances);
    return { items: instances.flatMap(({ InstanceId }) => InstanceId ?? []), nextToken: NextToken };
  });
}

/** One call for all; EC2 refuses all of them if one of them cannot be started now. */
export async function startInstances(
  clients: Clients,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  await clients.call('ec2:StartInstances', { InstanceIds: [...ids] }, signal);
}

/** One call for all; EC2 refuses all of them if one of them cannot be stopped now. */
export async function stopInstances(
  clients: Clients,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  await clients.call('ec2:StopInstances', { InstanceIds: [...ids] }, signal);
}

/** One call for all. EC2 says nothing about how it goes: the state of an instance that reboots stays `running`. */
export async function rebootInstances(
  clients: Clients,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  await clients.call('ec2:RebootInstances', { InstanceIds: [...ids] }, signal);
}

/** The interface endpoints of a VPC. One call; a VPC has at most 50 by default. */
export async function listInterfaceEndpoints(
  clients: Clients,
  vpcId: string,
  signal?: AbortSignal,
): Promise<readonly VpcEndpoint[]> {
  const answer = await clients.call(
    'ec2:DescribeVpcEndpoints',
    {
      Filters: [
        { Name: 'vpc-id', Values: [vpcId] },
        { Name: 'vpc-endpoint-type', Values: ['Interface'] },
      ],
    },
    signal,
  );
  return (answer.VpcEndpoints ?? []).map(({ ServiceName, State, PrivateDnsEnabled }) => ({
    serviceName: ServiceName ?? '',
    state: State ?? '',
    privateDns: PrivateDnsEnabled ?? false,
  }));
}

type Described = NonNullable<
  NonNullable<Output<'ec2:DescribeInstances'>['Reservations']>[number]['Instances']
>[number];

function toInstance(instance: Described): Instance {
  return {
    id: instance.InstanceId ?? '',
    state: instance.State?.Name,
    stateReason: text(instance.StateReason?.Message),
    type: instance.InstanceType,
    imageId: instance.ImageId,
    availabilityZone: instance.Placement?.AvailabilityZone,
    vpcId: instance.VpcId,
    subnetId: instance.SubnetId,
    privateIp: instance.PrivateIpAddress,
    publicIp: text(instance.PublicIpAddress),
    keyName: instance.KeyName,
    launched: instance.LaunchTime,
    instanceProfile: instance.IamInstanceProfile?.Arn,
    securityGroups: (instance.SecurityGroups ?? []).map(
      ({ GroupName, GroupId }) => GroupName ?? GroupId ?? '',
    ),
  };
}

function text(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
