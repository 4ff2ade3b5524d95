// What stands around an instance: its status checks and its instance profile.
import type { ManagedNode } from '../fleet/node.ts';
import type { Ec2Handlers } from '../handler.ts';
import type {
  IamInstanceProfileAssociation,
  InstanceStatus,
  InstanceStatusSummary,
} from '../models/ec2-types.ts';
import { takePage } from '../paging.ts';
import { isInstance, type InstanceNode } from '../power.ts';
import type { RegionState } from '../state.ts';
import { invalidValue, pageSize, refuseDryRun } from './errors.ts';
import { makeFilter, type FilterReader } from './filters.ts';
import { requireInstances } from './instance-ids.ts';
import { stateOf } from './instance-state.ts';

export const instanceDetailHandlers: Ec2Handlers = {
  DescribeInstanceStatus: (input, { state }) => {
    const {
      InstanceIds = [],
      Filters = [],
      IncludeAllInstances = false,
      MaxResults,
      NextToken,
      DryRun,
    } = input;
    refuseDryRun(DryRun);
    const matches = makeFilter<InstanceNode>(Filters, statusReader);
    const wanted = (node: ManagedNode) =>
      isInstance(node) && (IncludeAllInstances || node.ec2.state === 'running') && matches(node);
    const page = takePage(sourceOf(InstanceIds, state), wanted, {
      list: ['DescribeInstanceStatus', state.region, InstanceIds, Filters, IncludeAllInstances],
      nextToken: NextToken,
      size: pageSize(MaxResults),
      invalidToken: () => invalidValue(`Value (${NextToken ?? ''}) for parameter nextToken is invalid.`),
    });
    return { InstanceStatuses: page.items.filter(isInstance).map(showStatus), NextToken: page.nextToken };
  },

  DescribeIamInstanceProfileAssociations: (input, { state }) => {
    const { AssociationIds, Filters = [], MaxResults, NextToken } = input;
    const matches = makeFilter<InstanceNode>(Filters, associationReader);
    const ids = Filters.find(({ Name }) => Name === 'instance-id')?.Values;
    // Ids with wildcards can be any instance's.
    const plain = ids?.every((id) => !/[*?\\]/.test(id)) === true ? ids : [];
    const known = plain.filter((id) => state.fleet.get(id) !== undefined);
    const wanted = (node: ManagedNode) =>
      isInstance(node) &&
      node.ec2.instanceProfile !== undefined &&
      (AssociationIds?.includes(associationIdOf(node)) ?? true) &&
      matches(node);
    const source = plain.length > 0 ? sourceOf(known, state, true) : state.fleet;
    const page = takePage(source, wanted, {
      list: ['DescribeIamInstanceProfileAssociations', state.region, AssociationIds, Filters],
      nextToken: NextToken,
      size: pageSize(MaxResults),
      invalidToken: () => invalidValue(`Value (${NextToken ?? ''}) for parameter nextToken is invalid.`),
    });
    const associations = page.items.filter(isInstance).map((node) => showAssociation(node, state));
    return { IamInstanceProfileAssociations: associations, NextToken: page.nextToken };
  },
};

/** The nodes called for, or all; `only`: no ids are no nodes. */
function sourceOf(
  ids: readonly string[],
  state: RegionState,
  only = false,
): { readonly size: number; at(index: number): ManagedNode } {
  if (ids.length === 0 && !only) return state.fleet;
  const nodes = requireInstances(ids, state);
  return { size: nodes.length, at: (index) => nodes[index] as ManagedNode };
}

function statusReader(name: string): FilterReader<InstanceNode> | undefined {
  const readers: Readonly<Record<string, FilterReader<InstanceNode>>> = {
    'availability-zone': ({ ec2 }) => [ec2.availabilityZone],
    'instance-state-code': (node) => [String(stateOf(node).Code)],
    'instance-state-name': ({ ec2 }) => [ec2.state],
    'instance-status.status': (node) => [checkOf(node)],
    'system-status.status': (node) => [checkOf(node)],
  };
  return Object.hasOwn(readers, name) ? readers[name] : undefined;
}

const checkOf = ({ ec2 }: InstanceNode) => (ec2.state === 'running' ? 'ok' : 'not-applicable');

function showStatus(node: InstanceNode): InstanceStatus {
  const check: InstanceStatusSummary =
    checkOf(node) === 'ok'
      ? { Details: [{ Name: 'reachability', Status: 'passed' }], Status: 'ok' }
      : { Status: 'not-applicable' };
  return {
    AvailabilityZone: node.ec2.availabilityZone,
    InstanceId: node.instanceId,
    InstanceState: stateOf(node),
    InstanceStatus: check,
    SystemStatus: check,
  };
}

const associationIdOf = ({ instanceId }: InstanceNode) => `iip-assoc-0${instanceId.slice('i-0'.length)}`;

function associationReader(name: string): FilterReader<InstanceNode> | undefined {
  const readers: Readonly<Record<string, FilterReader<InstanceNode>>> = {
    'instance-id': ({ instanceId }) => [instanceId],
    state: () => ['associated'],
  };
  return Object.hasOwn(readers, name) ? readers[name] : undefined;
}

const showAssociation = (node: InstanceNode, { account }: RegionState): IamInstanceProfileAssociation => ({
  AssociationId: associationIdOf(node),
  InstanceId: node.instanceId,
  IamInstanceProfile: profileOf(node, account),
  State: 'associated',
});

/** The instance profile as EC2 names it; undefined if the instance has none. */
export function profileOf({ ec2 }: InstanceNode, account: string) {
  if (ec2.instanceProfile === undefined) return undefined;
  return {
    Arn: `arn:aws:iam::${account}:instance-profile/${ec2.instanceProfile}`,
    Id: 'AIPAPLAYGROUNDPROFILE',
  };
}
