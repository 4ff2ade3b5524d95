import type { Ec2Facts, ManagedNode } from '../fleet/node.ts';
import type { Ec2Handlers } from '../handler.ts';
import type { Instance, InstanceState } from '../models/ec2-types.ts';
import { takePage } from '../paging.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { RegionState } from '../state.ts';
import { invalidValue, pageSize, refuseDryRun } from './errors.ts';
import { makeFilter, type FilterReader } from './filters.ts';

/** A node that is an EC2 instance. */
type InstanceNode = ManagedNode & { readonly ec2: Ec2Facts };

const isInstance = (node: ManagedNode): node is InstanceNode => node.ec2 !== undefined;

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

/** The nodes called for; throws EC2's errors for ids that are none or that nothing has. */
function findAll(
  ids: readonly string[],
  { fleet }: RegionState,
): { size: number; at(index: number): ManagedNode } {
  const malformed = ids.find((id) => !/^i-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id));
  if (malformed !== undefined) {
    throw new ServiceError('InvalidInstanceID.Malformed', `Invalid id: "${malformed}"`);
  }
  const missing = ids.filter((id) => fleet.get(id) === undefined);
  if (missing.length > 0) {
    const message =
      missing.length === 1
        ? `The instance ID '${missing[0] ?? ''}' does not exist`
        : `The instance IDs '${missing.join(', ')}' do not exist`;
    throw new ServiceError('InvalidInstanceID.NotFound', message);
  }
  const nodes = [...new Set(ids)].flatMap((id) => fleet.get(id) ?? []);
  return { size: nodes.length, at: (index) => nodes[index] as ManagedNode };
}

/** Codes of instance states; see the filter `instance-state-code` in the API reference. */
const stateCodes = { running: 16, stopped: 80 } as const;

const profileArn = (account: string) => `arn:aws:iam::${account}:instance-profile/ManagedNodeProfile`;
const privateName = (node: ManagedNode) => `ip-${node.ipAddress.replaceAll('.', '-')}.ec2.internal`;
const publicName = (ip: string) => `ec2-${ip.replaceAll('.', '-')}.compute-1.amazonaws.com`;

/** The filters of DescribeInstances that this fleet can tell apart. */
function readerOf(name: string, { account }: RegionState): FilterReader<InstanceNode> | undefined {
  if (name.startsWith('tag:')) {
    const key = name.slice('tag:'.length);
    return ({ tags }) => tags.flatMap((tag) => (tag.Key === key ? [tag.Value] : []));
  }
  const readers: Readonly<Record<string, FilterReader<InstanceNode>>> = {
    architecture: ({ architecture }) => [architecture],
    'availability-zone': ({ ec2 }) => [ec2.availabilityZone],
    'dns-name': ({ ec2 }) => (ec2.publicIp === undefined ? [] : [publicName(ec2.publicIp)]),
    'iam-instance-profile.arn': () => [profileArn(account)],
    'image-id': ({ ec2 }) => [ec2.imageId],
    'instance-id': ({ instanceId }) => [instanceId],
    'instance-state-code': ({ ec2 }) => [String(stateCodes[ec2.state])],
    'instance-state-name': ({ ec2 }) => [ec2.state],
    'instance-type': ({ ec2 }) => [ec2.instanceType],
    'instance.group-id': ({ ec2 }) => [ec2.securityGroup.id],
    'instance.group-name': ({ ec2 }) => [ec2.securityGroup.name],
    'ip-address': ({ ec2 }) => (ec2.publicIp === undefined ? [] : [ec2.publicIp]),
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
  const state: InstanceState = { Code: stateCodes[ec2.state], Name: ec2.state };
  const windows = node.platformType === 'Windows';
  return {
    InstanceId: node.instanceId,
    ImageId: ec2.imageId,
    InstanceType: ec2.instanceType as Instance['InstanceType'],
    State: state,
    StateTransitionReason: ec2.state === 'stopped' ? 'User initiated' : '',
    PrivateDnsName: privateName(node),
    PrivateIpAddress: node.ipAddress,
    PublicDnsName: ec2.publicIp === undefined ? '' : publicName(ec2.publicIp),
    PublicIpAddress: ec2.publicIp,
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
    IamInstanceProfile: { Arn: profileArn(account), Id: 'AIPAPLAYGROUNDPROFILE' },
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
