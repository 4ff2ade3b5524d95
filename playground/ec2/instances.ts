import type { Ec2Facts, ManagedNode } from '../fleet/node.ts';
import type { Ec2Handlers } from '../handler.ts';
import type { Instance } from '../models/ec2-types.ts';
import { takePage } from '../paging.ts';
import { isInstance, type InstanceNode } from '../power.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { RegionState } from '../state.ts';
import { invalidValue, pageSize, refuseDryRun } from './errors.ts';
import { makeFilter, type FilterReader } from './filters.ts';
import { profileOf } from './instance-details.ts';
import { requireInstances } from './instance-ids.ts';
import { stateOf } from './instance-state.ts';

export const instanceHandlers: Ec2Handlers = {
  DescribeInstances: (input, { state }) => {
    const { InstanceIds = [], Filters = [], MaxResults, NextToken, DryRun } = input;
    refuseDryRun(DryRun);
    const size = pageSize(MaxResults);
    if (InstanceIds.length > 0 && MaxResults !== undefined) {
      const message = 'The parameter instancesSet cannot be used with the parameter maxResults';
      throw new ServiceError('InvalidParameterCombination', message);
    }
    const matches = makeFilter<InstanceNode>(Filters, (name) => readerOf(name, state));
    const source = InstanceIds.length > 0 ? findAll(InstanceIds, state) : state.fleet;
    const page = takePage(source, (node: ManagedNode) => isInstance(node) && matches(node), {
      list: ['DescribeInstances', state.region, InstanceIds, Filters],
      nextToken: NextToken,
      size,
      invalidToken: () => invalidValue(`Value (${NextToken ?? ''}) for parameter nextToken is invalid.`),
    });
    return {
      Reservations: page.items.filter(isInstance).map((node) => ({
        ReservationId: node.ec2.reservationId,
        OwnerId: state.account,
        Groups: [],
        Instances: [describe(node, state)],
      })),
      NextToken: page.nextToken,
    };
  },
};

/** The nodes called for. */
function findAll(
  ids: readonly string[],
  state: RegionState,
): { readonly size: number; at(index: number): ManagedNode } {
  const nodes = requireInstances(ids, state);
  return { size: nodes.length, at: (index) => nodes[index] as ManagedNode };
}

const privateName = (node: ManagedNode) => `ip-${node.ipAddress.replaceAll('.', '-')}.ec2.internal`;
const publicName = (ip: string) => `ec2-${ip.replaceAll('.', '-')}.compute-1.amazonaws.com`;

/** A stopped instance has lost its public address. */
const publicIpOf = ({ publicIp, state }: Ec2Facts): string[] =>
  publicIp === undefined || state !== 'running' ? [] : [publicIp];

function whyStopped({ state, stoppedAt }: Ec2Facts): Pick<Instance, 'StateReason' | 'StateTransitionReason'> {
  if (state !== 'stopped' && state !== 'stopping') return { StateTransitionReason: '' };
  const time =
    stoppedAt === undefined ? '' : ` (${stoppedAt.toISOString().slice(0, 19).replace('T', ' ')} GMT)`;
  return {
    StateTransitionReason: `User initiated${time}`,
    StateReason: {
      Code: 'Client.UserInitiatedShutdown',
      Message: 'Client.UserInitiatedShutdown: User initiated shutdown',
    },
  };
}

/** The filters of DescribeInstances that this fleet can tell apart. */
function readerOf(name: string, { account }: RegionState): FilterReader<InstanceNode> | undefined {
  if (name.startsWith('tag:')) {
    const key = name.slice('tag:'.length);
    return ({ tags }) => tags.flatMap((tag) => (tag.Key === key ? [tag.Value] : []));
  }
  const readers: Readonly<Record<string, FilterReader<InstanceNode>>> = {
    architecture: ({ architecture }) => [architecture],
    'availability-zone': ({ ec2 }) => [ec2.availabilityZone],
    'dns-name': ({ ec2 }) => publicIpOf(ec2).map(publicName),
    'iam-instance-profile.arn': (node) => {
      const profile = profileOf(node, account);
      return profile === undefined ? [] : [profile.Arn];
    },
    'image-id': ({ ec2 }) => [ec2.imageId],
    'instance-id': ({ instanceId }) => [instanceId],
    'instance-state-code': (node) => [String(stateOf(node).Code)],
    'instance-state-name': ({ ec2 }) => [ec2.state],
    'instance-type': ({ ec2 }) => [ec2.instanceType],
    'instance.group-id': ({ ec2 }) => [ec2.securityGroup.id],
    'instance.group-name': ({ ec2 }) => [ec2.securityGroup.name],
    'ip-address': ({ ec2 }) => publicIpOf(ec2),
    'key-name': ({ ec2 }) => [ec2.keyName],
    'launch-time': ({ ec2 }) => [ec2.launchTime.toISOString()],
    'owner-id': () => [account],
    platform: ({ platformType }) => (platformType === 'Windows' ? ['windows'] : []),
    'private-dns-name': (node) => [privateName(node)],
    'private-ip-address': ({ ipAddress }) => [ipAddress],
    'reservation-id': ({ ec2 }) => [ec2.reservationId],
    'subnet-id': ({ ec2 }) => [ec2.subnetId],
    'tag-key': ({ tags }) => tags.map((tag) => tag.Key),
    'vpc-id': ({ ec2 }) => [ec2.vpcId],
  };
  return Object.hasOwn(readers, name) ? readers[name] : undefined;
}

function describe(node: InstanceNode, { account }: RegionState): Instance {
  const { ec2 } = node;
  const [publicIp] = publicIpOf(ec2);
  const windows = node.platformType === 'Windows';
  return {
    InstanceId: node.instanceId,
    ImageId: ec2.imageId,
    InstanceType: ec2.instanceType as Instance['InstanceType'],
    State: stateOf(node),
    ...whyStopped(ec2),
    PrivateDnsName: privateName(node),
    PrivateIpAddress: node.ipAddress,
    PublicDnsName: publicIp === undefined ? '' : publicName(publicIp),
    PublicIpAddress: publicIp,
    LaunchTime: ec2.launchTime,
    KeyName: ec2.keyName,
    Placement: {
      AvailabilityZone: ec2.availabilityZone,
      GroupName: '',
      Tenancy: node.platformType === 'MacOS' ? 'host' : 'default',
    },
    Monitoring: { State: 'disabled' },
    VpcId: ec2.vpcId,
    SubnetId: ec2.subnetId,
    SecurityGroups: [{ GroupId: ec2.securityGroup.id, GroupName: ec2.securityGroup.name }],
    IamInstanceProfile: profileOf(node, account),
    Architecture: node.architecture,
    Platform: windows ? 'Windows' : undefined,
    PlatformDetails: windows ? 'Windows' : 'Linux/UNIX',
    RootDeviceType: 'ebs',
    RootDeviceName: windows ? '/dev/sda1' : '/dev/xvda',
    VirtualizationType: 'hvm',
    Hypervisor: 'xen',
    EnaSupport: true,
    EbsOptimized: true,
    AmiLaunchIndex: 0,
    Tags: node.tags,
  };
}
