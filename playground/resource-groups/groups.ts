// The resource groups of the company, and which nodes are in them.
import type { ManagedNode } from '../fleet/node.ts';
import type { ResourceQuery } from '../models/resource-groups-types.ts';
import type { RegionState } from '../state.ts';

/** What a group of tags asks for: for each filter one of its values. */
export interface TagQuery {
  readonly ResourceTypeFilters: readonly string[];
  readonly TagFilters: readonly { readonly Key: string; readonly Values: readonly string[] }[];
}

export interface ResourceGroup {
  readonly name: string;
  readonly description: string;
  /** Undefined: the group is a stack of CloudFormation, which does not exist any more. */
  readonly tags: TagQuery | undefined;
}

export const resourceGroups: readonly ResourceGroup[] = [
  {
    name: 'Checkout-Prod',
    description: 'Checkout machines of production',
    tags: {
      ResourceTypeFilters: ['AWS::EC2::Instance'],
      TagFilters: [
        { Key: 'service', Values: ['checkout'] },
        { Key: 'env', Values: ['prod'] },
      ],
    },
  },
  {
    name: 'Corp-IT',
    description: 'Everything that corporate IT looks after',
    tags: {
      ResourceTypeFilters: ['AWS::AllSupported'],
      TagFilters: [{ Key: 'team', Values: ['corp-it'] }],
    },
  },
  {
    name: 'Non-Production',
    description: 'Instances of dev and staging',
    tags: {
      ResourceTypeFilters: ['AWS::EC2::Instance'],
      TagFilters: [{ Key: 'env', Values: ['dev', 'staging'] }],
    },
  },
  { name: 'Old-Stack', description: 'Resources of a stack that is gone', tags: undefined },
];

/** The group called so, by name or ARN. */
export function findGroup(nameOrArn: string, state: RegionState): ResourceGroup | undefined {
  return resourceGroups.find((group) => group.name === nameOrArn || groupArn(group, state) === nameOrArn);
}

export const groupArn = ({ name }: ResourceGroup, { account, region }: RegionState) =>
  `arn:aws:resource-groups:${region}:${account}:group/${name}`;

export const queryOf = (group: ResourceGroup, { account, region }: RegionState): ResourceQuery =>
  group.tags === undefined
    ? {
        Type: 'CLOUDFORMATION_STACK_1_0',
        Query: JSON.stringify({
          ResourceTypeFilters: ['AWS::AllSupported'],
          StackIdentifier: `arn:aws:cloudformation:${region}:${account}:stack/old/0a1b2c3d-0000-0000-0000-000000000000`,
        }),
      }
    : { Type: 'TAG_FILTERS_1_0', Query: JSON.stringify(group.tags) };

export const typeOf = ({ ec2 }: ManagedNode) =>
  ec2 === undefined ? 'AWS::SSM::ManagedInstance' : 'AWS::EC2::Instance';

/** Whether `node` is in `group`. */
export function isMember(node: ManagedNode, { tags }: ResourceGroup): boolean {
  if (tags === undefined || !node.managed) return false;
  const types = tags.ResourceTypeFilters;
  if (!types.includes('AWS::AllSupported') && !types.includes(typeOf(node))) return false;
  return tags.TagFilters.every(({ Key, Values }) =>
    node.tags.some((tag) => tag.Key === Key && (Values.length === 0 || Values.includes(tag.Value))),
  );
}

export const resourceArn = (node: ManagedNode, { account, region }: RegionState) =>
  node.ec2 === undefined
    ? `arn:aws:ssm:${region}:${account}:managed-instance/${node.instanceId}`
    : `arn:aws:ec2:${region}:${account}:instance/${node.instanceId}`;
