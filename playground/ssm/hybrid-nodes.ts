import { lastPing } from '../fleet/fleet.ts';
import { overviewOf, plansFor } from '../fleet/associations.ts';
import { sourceOf, type ManagedNode } from '../fleet/node.ts';
import type { HandlerContext, SsmHandlers } from '../handler.ts';
import type { Activation, DescribeActivationsFilter, InstanceProperty } from '../models/ssm-types.ts';
import { takeItems, takePage } from '../paging.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { RegionState } from '../state.ts';
import { compares } from './comparison.ts';
import { invalidToken } from './requests.ts';

/** Activations and the nodes that came by them, and the older list of nodes. */
export const hybridNodeHandlers: SsmHandlers = {
  DescribeActivations: ({ Filters = [], MaxResults = 50, NextToken }, { state }) => {
    const page = takeItems(
      activationsOf(state).filter((activation) => passesAll(activation, Filters)),
      {
        list: ['DescribeActivations', state.region, Filters],
        nextToken: NextToken,
        size: MaxResults,
        invalidToken,
      },
    );
    return { ActivationList: page.items, NextToken: page.nextToken };
  },

  UpdateManagedInstanceRole: ({ InstanceId, IamRole }, context) => {
    requireHybrid(InstanceId, context).iamRole = IamRole;
    return {};
  },

  DeregisterManagedInstance: ({ InstanceId }, context) => {
    requireHybrid(InstanceId, context);
    context.state.fleet.remove(InstanceId);
    return {};
  },

  DescribeInstanceProperties: (input, { state }) => {
    const { InstancePropertyFilterList = [], FiltersWithOperator = [], MaxResults = 50, NextToken } = input;
    const filters = [
      ...InstancePropertyFilterList.map(({ key, valueSet }) => ({
        Key: key,
        Values: valueSet,
        Operator: 'Equal',
      })),
      ...FiltersWithOperator,
    ];
    const tests = filters.map(({ Key, Values, Operator = 'Equal' }) => {
      const read = propertyReader(Key);
      return (node: ManagedNode) => read(node).some((value) => compares(value, Operator, Values));
    });
    const matches = (node: ManagedNode) => node.managed && tests.every((test) => test(node));
    const page = takePage(state.fleet, matches, {
      list: ['DescribeInstanceProperties', state.region, filters],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    const now = state.now();
    return { InstanceProperties: page.items.map((node) => describe(node, now)), NextToken: page.nextToken };
  },
};

function requireHybrid(instanceId: string, { state }: HandlerContext): ManagedNode {
  const node = state.fleet.get(instanceId);
  if (node !== undefined) return node;
  throw new ServiceError(
    'InvalidInstanceId',
    `The managed node ${instanceId} is not valid for this account.`,
  );
}

const day = 86_400_000;

/** One activation per name that nodes of the fleet carry; old ones, since none can be used for more than 30 days. */
function activationsOf({ fleet, startedAt }: RegionState): Activation[] {
  const found = new Map<string, { node: ManagedNode; count: number }>();
  for (const node of fleet) {
    if (node.activation === undefined) continue;
    const known = found.get(node.activation.id);
    if (known === undefined) found.set(node.activation.id, { node, count: 1 });
    else known.count += 1;
  }
  return [...found].map(([ActivationId, { node, count }]) => ({
    ActivationId,
    Description: `Machines of ${node.service}`,
    DefaultInstanceName: node.service,
    IamRole: 'service-role/HybridNodeRole',
    RegistrationLimit: Math.min(1000, Math.ceil((count + 5) / 10) * 10),
    RegistrationsCount: count,
    ExpirationDate: new Date(startedAt - 871 * day),
    Expired: true,
    CreatedDate: new Date(startedAt - 901 * day),
    Tags: [],
  }));
}

function passesAll(activation: Activation, filters: readonly DescribeActivationsFilter[]): boolean {
  return filters.every(({ FilterKey, FilterValues = [] }) => {
    const values: Readonly<Record<string, string | undefined>> = {
      ActivationIds: activation.ActivationId,
      DefaultInstanceName: activation.DefaultInstanceName,
      IamRole: activation.IamRole,
    };
    if (FilterKey === undefined) throw new ServiceError('InvalidFilter', 'A filter needs a FilterKey.');
    return FilterValues.includes(values[FilterKey] ?? '');
  });
}

function propertyReader(key: string): (node: ManagedNode) => readonly string[] {
  if (key.startsWith('tag:')) {
    const name = key.slice('tag:'.length);
    return ({ tags }) => tags.flatMap((tag) => (tag.Key === name ? [tag.Value] : []));
  }
  const readers: Readonly<Record<string, (node: ManagedNode) => readonly string[]>> = {
    ActivationIds: ({ activation }) => (activation === undefined ? [] : [activation.id]),
    AgentVersion: ({ agentVersion }) => [agentVersion],
    AssociationStatus: (node) => [overviewOf(node).status],
    DocumentName: ({ tags }) => plansFor(tags).map(({ documentName }) => documentName),
    IamRole: ({ iamRole }) => [iamRole],
    InstanceIds: ({ instanceId }) => [instanceId],
    PingStatus: ({ pingStatus }) => [pingStatus],
    PlatformTypes: ({ platformType }) => [platformType],
    ResourceType: ({ resourceType }) => [resourceType],
  };
  const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
  if (reader !== undefined) return reader;
  throw new ServiceError('InvalidFilterKey', `The filter key ${key} is not valid.`);
}

function describe(node: ManagedNode, now: Date): InstanceProperty {
  const { ec2, activation } = node;
  const source = sourceOf(node);
  const association = overviewOf(node);
  return {
    Name: node.tags.find(({ Key }) => Key === 'Name')?.Value ?? activation?.name ?? '',
    InstanceId: node.instanceId,
    Architecture: node.architecture,
    IPAddress: node.ipAddress,
    PingStatus: node.pingStatus,
    LastPingDateTime: lastPing(node, now),
    AgentVersion: node.agentVersion,
    PlatformType: node.platformType,
    PlatformName: node.platformName,
    PlatformVersion: node.platformVersion,
    ResourceType: node.resourceType,
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
    ...(ec2 === undefined
      ? { IamRole: node.iamRole, RegistrationDate: node.registrationDate }
      : {
          InstanceType: ec2.instanceType,
          InstanceRole: node.iamRole,
          KeyName: ec2.keyName,
          InstanceState: ec2.state,
          LaunchTime: ec2.launchTime,
        }),
    ...(activation === undefined ? {} : { ActivationId: activation.id }),
  };
}
