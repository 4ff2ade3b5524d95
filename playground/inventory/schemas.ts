// The inventory types with their attributes, as the user guide's "Metadata collected by inventory" lists them, and
// two custom types of the company.
import type { InventoryItemSchema } from '../models/ssm-types.ts';

/** One line of an inventory type; all values are texts. */
export type Entry = Readonly<Record<string, string>>;

export interface InventoryType extends InventoryItemSchema {
  readonly Version: string;
  readonly DisplayName: string;
  /** Attributes that GetInventorySchema lists when it is asked for what can be aggregated. */
  readonly aggregates?: readonly string[];
}

function type(
  [name, version, displayName]: readonly [string, string, string],
  attributes: string,
  aggregates?: readonly string[],
): InventoryType {
  return {
    TypeName: name,
    Version: version,
    DisplayName: displayName,
    Attributes: attributes.split(' ').map((attribute) => {
      const number = attribute.endsWith('#');
      return { Name: number ? attribute.slice(0, -1) : attribute, DataType: number ? 'NUMBER' : 'STRING' };
    }),
    ...(aggregates === undefined ? {} : { aggregates }),
  };
}

/** In the order in which GetInventorySchema lists them. `#` marks a number. */
export const inventoryTypes: readonly InventoryType[] = [
  type(
    ['AWS:AWSComponent', '1.0', 'AWS components'],
    'Name ApplicationType Publisher Version InstalledTime Architecture URL',
  ),
  type(
    ['AWS:Application', '1.1', 'Applications'],
    'Name ApplicationType Publisher Version Release Epoch InstalledTime Architecture URL Summary PackageId',
    ['Name'],
  ),
  type(
    ['AWS:ComplianceItem', '1.0', 'Compliance items'],
    'ComplianceType ExecutionId ExecutionType ExecutionTime Id Title Status Severity DocumentName DocumentVersion PatchBaselineId PatchSeverity PatchState PatchGroup',
  ),
  type(
    ['AWS:ComplianceSummary', '1.0', 'Compliance summary'],
    'ComplianceType PatchGroup PatchBaselineId Status OverallSeverity ExecutionId ExecutionType ExecutionTime CompliantCriticalCount# CompliantHighCount# CompliantMediumCount# CompliantLowCount# CompliantInformationalCount# CompliantUnspecifiedCount# NonCompliantCriticalCount# NonCompliantHighCount# NonCompliantMediumCount# NonCompliantLowCount# NonCompliantInformationalCount# NonCompliantUnspecifiedCount#',
  ),
  type(
    ['AWS:File', '1.0', 'Files'],
    'Name Size# Description FileVersion InstalledDate ModificationTime LastAccessTime ProductName InstalledDir ProductLanguage CompanyName ProductVersion',
  ),
  type(
    ['AWS:InstanceDetailedInformation', '1.0', 'Instance details'],
    'CPUModel CPUCores# CPUs# CPUSpeedMHz# CPUSockets# CPUHyperThreadEnabled OSServicePack KernelVersion',
  ),
  type(
    ['AWS:InstanceInformation', '1.0', 'Instance information'],
    'AgentType AgentVersion ComputerName InstanceId IpAddress PlatformName PlatformType PlatformVersion ResourceType InstanceStatus',
    ['PlatformName', 'PlatformType', 'PlatformVersion'],
  ),
  type(
    ['AWS:Network', '1.0', 'Network'],
    'Name SubnetMask Gateway DHCPServer DNSServer MacAddress IPV4 IPV6',
  ),
  type(
    ['AWS:PatchCompliance', '1.0', 'Patch compliance'],
    'Title KBId Classification Severity State InstalledTime',
  ),
  type(
    ['AWS:PatchSummary', '1.0', 'Patch summary'],
    'PatchGroup BaselineId SnapshotId OwnerInformation InstalledCount# InstalledOtherCount# InstalledPendingRebootCount# InstalledRejectedCount# MissingCount# FailedCount# NotApplicableCount# UnreportedNotApplicableCount# OperationType OperationStartTime OperationEndTime RebootOption',
  ),
  type(
    ['AWS:Service', '1.0', 'Services'],
    'Name DisplayName ServiceType Status DependentServices ServicesDependedOn StartType',
  ),
  type(['AWS:Tag', '1.0', 'Tags'], 'Key Value'),
  type(['AWS:WindowsRegistry', '1.0', 'Windows registry'], 'KeyPath ValueName ValueType Value'),
  type(
    ['AWS:WindowsRole', '1.0', 'Windows roles'],
    'Name DisplayName Path FeatureType DependsOn Description Installed InstalledState SubFeatures ServerComponentDescriptor Parent',
  ),
  type(['AWS:WindowsUpdate', '1.0', 'Windows updates'], 'HotFixId Description InstalledTime InstalledBy'),
  type(['Custom:BackupAgent', '1.0', 'Backup agent'], 'Product Version LastBackup Repository'),
  type(['Custom:RackInfo', '1.0', 'Rack information'], 'RackLocation AssetTag'),
];

export const findInventoryType = (name: string) => inventoryTypes.find(({ TypeName }) => TypeName === name);
