import type { SystemName } from './company.ts';
import type { PingStatus, PlatformType, ResourceType, SourceType, Tag } from '../models/ssm-types.ts';

/** One machine of the sample fleet, as Systems Manager and, for EC2 instances, EC2 see it. */
export interface ManagedNode {
  /** `i-` and 17 hex digits for an EC2 instance, `mi-` and 17 hex digits for hybrid nodes and edge devices. */
  readonly instanceId: string;
  readonly resourceType: ResourceType;
  /** What the machine is for, whether its tags say so or not. */
  readonly service: string;
  /** The system's key in company.ts. */
  readonly system: SystemName;
  readonly computerName: string;
  readonly platformType: PlatformType;
  readonly platformName: string;
  readonly platformVersion: string;
  readonly architecture: 'x86_64' | 'arm64' | 'x86_64_mac' | 'arm64_mac';
  readonly ipAddress: string;
  /** The name of the role: the instance profile's for EC2, else the one that the node was registered with. */
  iamRole: string;
  readonly registrationDate: Date;
  /** Hybrid nodes only. */
  readonly activation?: { readonly id: string; readonly name: string } | undefined;
  /** Core devices of IoT Greengrass only: the name of the thing. */
  readonly thingName?: string | undefined;
  /** EC2 instances only. */
  readonly ec2?: Ec2Facts | undefined;
  /** False once it was deregistered; it keeps its place in the fleet, so that page tokens stay good. */
  managed: boolean;
  pingStatus: PingStatus;
  agentVersion: string;
  isLatestVersion: boolean;
  /** Milliseconds since the epoch; for an Online node see `lastPing` in fleet.ts. */
  lastPingAt: number;
  association: AssociationState;
  /** Undefined: Patch Manager has never looked at the node. */
  patching: PatchingState | undefined;
  /** Distributor packages that were installed since the playground started, with their versions. */
  packages: Readonly<Record<string, string>>;
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
  launchTime: Date;
  state: 'pending' | 'running' | 'stopping' | 'stopped';
  /** When it was told to stop, if that was since the playground started. */
  stoppedAt?: Date | undefined;
  /** The name of its instance profile; undefined: somebody has forgotten it. */
  readonly instanceProfile?: string | undefined;
}

/** What AWS calls the source of a node. */
export function sourceOf({ instanceId, ec2, thingName }: ManagedNode): { id: string; type: SourceType } {
  if (thingName !== undefined) return { id: thingName, type: 'AWS::IoT::Thing' };
  return { id: instanceId, type: ec2 === undefined ? 'AWS::SSM::ManagedInstance' : 'AWS::EC2::Instance' };
}

/** How the State Manager associations went on a node; `runsOf` in associations.ts makes the runs of it. */
export interface AssociationState {
  readonly lastExecution: Date;
  /** The name of the association whose newest run failed. */
  readonly failed?: string | undefined;
  /** When that one succeeded for the last time. */
  readonly lastSuccess: Date;
  /** Associations that were applied again since the playground started, and when. */
  readonly reapplied: Readonly<Record<string, Date>>;
}

/** The newest patching operation on a node. Times are milliseconds since the epoch. */
export interface PatchingState {
  /** Approved patches that were released until then are installed. */
  readonly installedThrough: number;
  readonly operation: 'Scan' | 'Install';
  readonly operationStart: number;
  readonly operationEnd: number;
  readonly rebootOption: 'RebootIfNeeded' | 'NoReboot';
  /** When the newest Install with NoReboot was. */
  readonly lastNoRebootInstall?: number | undefined;
  /** The newest installed patches count only after a restart. */
  readonly rebootPending: boolean;
  /** One of the missing patches could not be installed. */
  readonly failed: boolean;
}
