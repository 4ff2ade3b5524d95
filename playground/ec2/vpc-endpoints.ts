import type { Ec2Handlers } from '../handler.ts';
import type { VpcEndpoint } from '../models/ec2-types.ts';
import { takeItems } from '../paging.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { RegionState } from '../state.ts';
import { invalidValue, pageSize, refuseDryRun } from './errors.ts';
import { makeFilter, type FilterReader } from './filters.ts';

/**
 * Interface endpoints by environment. Prod has all that Systems Manager needs without internet access, staging lacks
 * the one for sessions, dev has none and goes over the internet.
 */
const services = {
  prod: ['ssm', 'ssmmessages', 'ec2messages'],
  staging: ['ssm', 'ec2messages'],
} as const;

export const vpcEndpointHandlers: Ec2Handlers = {
  DescribeVpcEndpoints: (input, { state }) => {
    const { VpcEndpointIds, Filters = [], MaxResults, NextToken, DryRun } = input;
    refuseDryRun(DryRun);
    const all = endpointsOf(state);
    const missing = VpcEndpointIds?.find((id) => !all.some(({ VpcEndpointId }) => VpcEndpointId === id));
    if (missing !== undefined) {
      const message = `The Vpc Endpoint Id '${missing}' does not exist`;
      throw new ServiceError('InvalidVpcEndpointId.NotFound', message);
    }
    const matches = makeFilter(Filters, readerOf);
    const chosen = all.filter(
      (endpoint) => (VpcEndpointIds?.includes(endpoint.VpcEndpointId ?? '') ?? true) && matches(endpoint),
    );
    const page = takeItems(chosen, {
      list: ['DescribeVpcEndpoints', state.region, VpcEndpointIds, Filters],
      nextToken: NextToken,
      size: pageSize(MaxResults),
      invalidToken: () => invalidValue(`Value (${NextToken ?? ''}) for parameter nextToken is invalid.`),
    });
    return { VpcEndpoints: page.items, NextToken: page.nextToken };
  },
};

function endpointsOf({ account, region, fleet }: RegionState): readonly VpcEndpoint[] {
  return Object.entries(services).flatMap(([environment, names]) =>
    names.map((name): VpcEndpoint => {
      const VpcEndpointId = fleet.sharedId('vpce', `${environment}/${name}`);
      return {
        VpcEndpointId,
        VpcEndpointType: 'Interface',
        VpcId: fleet.sharedId('vpc', environment),
        ServiceName: `com.amazonaws.${region}.${name}`,
        State: 'available',
        RouteTableIds: [],
        SubnetIds: ['a', 'b', 'c'].map((zone) => fleet.sharedId('subnet', `${environment}/${zone}`)),
        Groups: [
          {
            GroupId: fleet.sharedId('sg', `endpoints-${environment}`),
            GroupName: `endpoints-${environment}`,
          },
        ],
        PrivateDnsEnabled: true,
        RequesterManaged: false,
        DnsEntries: [{ DnsName: `${name}.${region}.amazonaws.com` }],
        CreationTimestamp: new Date(Date.UTC(2025, 0, 14, 9)),
        Tags: [{ Key: 'env', Value: environment }],
        OwnerId: account,
      };
    }),
  );
}

function readerOf(name: string): FilterReader<VpcEndpoint> | undefined {
  const readers: Readonly<Record<string, FilterReader<VpcEndpoint>>> = {
    'service-name': ({ ServiceName = '' }) => [ServiceName],
    'vpc-endpoint-id': ({ VpcEndpointId = '' }) => [VpcEndpointId],
    'vpc-endpoint-state': ({ State = '' }) => [State],
    'vpc-endpoint-type': ({ VpcEndpointType = '' }) => [VpcEndpointType],
    'vpc-id': ({ VpcId = '' }) => [VpcId],
  };
  return Object.hasOwn(readers, name) ? readers[name] : undefined;
}
