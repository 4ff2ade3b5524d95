import { overviewOf } from '../fleet/associations.ts';
import { lastPing, type Fleet } from '../fleet/fleet.ts';
import { sourceOf, type ManagedNode } from '../fleet/node.ts';
import type { SsmHandlers } from '../handler.ts';
import type { InstanceInformation, InstanceInformationStringFilter } from '../models/ssm-types.ts';
import { takePage } from '../paging.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { makeNodeFilter } from './node-filters.ts';

/** Managed nodes as Fleet Manager lists them. */
export const nodeHandlers: SsmHandlers = {
  DescribeInstanceInformation: (input, { state }) => {
    const { Filters = [], InstanceInformationFilterList = [], MaxResults, NextToken } = input;
    const matches = makeNodeFilter({ filters: Filters, legacyFilters: InstanceInformationFilterList });
    const page = takePage(narrow(state.fleet, Filters), (node) => node.managed && matches(node), {
      list: ['DescribeInstanceInformation', state.region, Filters, InstanceInformationFilterList],
      nextToken: NextToken,
      // The API reference: default 10 (without a value the service takes 10 a page).
      size: MaxResults ?? 10,
      invalidToken: () => new ServiceError('InvalidNextToken', 'The specified token is not valid.'),
    });
    const now = state.now();
    return {
      InstanceInformationList: page.items.map((node) => describe(node, now)),
      NextToken: page.nextToken,
    };
  },

  GetConnectionStatus: ({ Target }, { state }) => ({
    Target,
    // An unknown target is simply not connected.
    Status: state.fleet.get(Target)?.pingStatus === 'Online' ? 'connected' : 'notconnected',
  }),
};

/** A filter by id needs no look at the other nodes of a large fleet. */
function narrow(
  fleet: Fleet,
  filters: readonly InstanceInformationStringFilter[],
): Pick<Fleet, 'size' | 'at'> {
  const ids = filters.find(({ Key }) => Key === 'InstanceIds')?.Values;
  if (ids === undefined) return fleet;
  const nodes = [...new Set(ids)].flatMap((id) => fleet.get(id) ?? []);
  return { size: nodes.length, at: (index) => nodes[index] as ManagedNode };
}

function describe(node: ManagedNode, now: Date): InstanceInformation {
  const { activation, ec2 } = node;
  const source = sourceOf(node);
  const association = overviewOf(node);
  return {
    InstanceId: node.instanceId,
    PingStatus: node.pingStatus,
    LastPingDateTime: lastPing(node, now),
    AgentVersion: node.agentVersion,
    IsLatestVersion: node.isLatestVersion,
    PlatformType: node.platformType,
    PlatformName: node.platformName,
    PlatformVersion: node.platformVersion,
    ResourceType: node.resourceType,
    IPAddress: node.ipAddress,
    ComputerName: node.computerName,
    AssociationStatus: association.status,
    LastAssociationExecutionDate: association.lastExecution,
    LastSuccessfulAssociationExecutionDate: association.lastSuccess,
    AssociationOverview: {
      DetailedStatus: association.status,
      InstanceAssociationStatusAggregatedCount: association.counts,
    },
    SourceId: source.id,
    SourceType: source.type,
    // The service names these for nodes that were registered, and an activation where there was one.
    ...(ec2 === undefined ? { IamRole: node.iamRole, RegistrationDate: node.registrationDate } : {}),
    ...(activation === undefined ? {} : { ActivationId: activation.id, Name: activation.name }),
  };
}
