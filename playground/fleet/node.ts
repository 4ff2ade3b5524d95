import type { PingStatus, PlatformType, ResourceType, Tag } from '../models/ssm-types.ts';

/** One machine of the sample fleet, as Systems Manager and, for EC2 instances, EC2 see it. */
export interface ManagedNode {
  /** `i-` and 17 hex digits for an EC2 instance, `mi-` and 17 hex digits for a hybrid node. */
  readonly instanceId: string;
  readonly resourceType: ResourceType;
  readonly computerName: string;
  readonly platformType: PlatformType;
  readonly platformName: string;
  readonly platformVersion: string;
  readonly architecture: 'x86_64' | 'arm64' | 'x86_64_mac' | 'arm64_mac';
  readonly ipAddress: string;
  /** The name of the role: the instance profile's for EC2, the activation's for hybrid nodes. */
  readonly iamRole: string;
  readonly registrationDate: Date;
  /** Hybrid nodes only. */
  readonly activation?: { readonly id: string; readonly name: string } | undefined;
  /** EC2 instances only. */
  readonly ec2?: Ec2Facts | undefined;
  pingStatus: PingStatus;
  agentVersion: string;
  isLatestVersion: boolean;
  /** Milliseconds since the epoch; for an Online node see `lastPing` in fleet.ts. */
  lastPingAt: number;
  association: AssociationState;
  /** In the order in which they were added; never changed in place, because nodes share the entries. */
  tags: readonly Tag[];
}

export interface Ec2Facts {
  readonly instanceType: string;
  readonly imageId: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly securityGroup: { readonly id: string; readonly name: string };
  readonly availabilityZone: string;
  readonly keyName: string;
  readonly publicIp?: string | undefined;
  readonly reservationId: string;
  readonly launchTime: Date;
  state: 'running' | 'stopped';
}

/** The newest State Manager association runs on a node. */
export interface AssociationState {
  readonly status: 'Success' | 'Failed' | 'Pending';
  readonly lastExecution: Date;
  readonly lastSuccess: Date;
  /** Number of associations by their detailed status. */
  readonly statusCounts: Readonly<Record<string, number>>;
}
