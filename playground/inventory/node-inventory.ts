// The inventory of a node, made from what else is known of it: its packages are those that its patches are for, its
// agent is the one that it runs, its updates are the ones that Patch Manager found installed.
import type { Compliance } from '../compliance/compliance.ts';
import { associationPlans, runsOf } from '../fleet/associations.ts';
import type { ManagedNode } from '../fleet/node.ts';
import { seededRandom, type Random } from '../fleet/random.ts';
import type { Patching } from '../patching/patching.ts';
import { Applications } from './applications.ts';
import { hardwareOf, networkOf } from './hardware.ts';
import { findInventoryType, type Entry } from './schemas.ts';
import { servicesOf, windowsRegistry, windowsRoles } from './services.ts';

/** What a node says of one inventory type. */
export interface InventoryItem {
  readonly typeName: string;
  readonly version: string;
  /** When the agent collected it, to the second: `2026-11-23T12:00:00Z`. */
  readonly captureTime: string;
  readonly entries: readonly Entry[];
}

interface InventorySources {
  readonly seed: string;
  readonly patching: Patching;
  readonly compliance: Compliance;
}

export const toSeconds = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;

/** Inventories of one region. Nothing is kept: the same node has the same inventory whenever it is asked for. */
export class Inventory {
  readonly #sources: InventorySources;
  readonly #applications: Applications;

  constructor(sources: InventorySources) {
    this.#sources = sources;
    this.#applications = new Applications(sources.patching.catalogue);
  }

  /** What `node` has of the type; undefined if it has nothing of it, or there is no such type. */
  itemOf(node: ManagedNode, typeName: string): InventoryItem | undefined {
    const type = findInventoryType(typeName);
    if (type === undefined) return undefined;
    const entries = this.#entriesOf(node, typeName);
    if (entries.length === 0) return undefined;
    return { typeName, version: type.Version, captureTime: toSeconds(capturedAt(node)), entries };
  }

  #entriesOf(node: ManagedNode, typeName: string): readonly Entry[] {
    const windows = node.platformType === 'Windows';
    const random = () => seededRandom(`${this.#sources.seed}/${typeName}/${node.instanceId}`);
    switch (typeName) {
      case 'AWS:Application':
        return this.#applications.of(node);
      case 'AWS:AWSComponent':
        return this.#applications
          .of(node)
          .filter(({ Publisher = '' }) => Publisher.startsWith('Amazon'))
          .map(pickComponent);
      case 'AWS:ComplianceItem':
        return this.#complianceItems(node);
      case 'AWS:ComplianceSummary':
        return this.#complianceSummaries(node);
      case 'AWS:File':
        return filesOf(node, random());
      case 'AWS:InstanceDetailedInformation':
        return [hardwareOf(node)];
      case 'AWS:InstanceInformation':
        return [informationOf(node)];
      case 'AWS:Network':
        return networkOf(node, random());
      case 'AWS:PatchCompliance':
        return this.#patches(node);
      case 'AWS:PatchSummary':
        return this.#patchSummary(node);
      case 'AWS:Service':
        return servicesOf(node);
      case 'AWS:Tag':
        return node.tags.map(({ Key, Value }) => ({ Key, Value }));
      case 'AWS:WindowsRegistry':
        return windows ? windowsRegistry(node) : [];
      case 'AWS:WindowsRole':
        return windows ? windowsRoles(node) : [];
      case 'AWS:WindowsUpdate':
        return windows ? this.#windowsUpdates(node) : [];
      default:
        return customEntries(node, typeName, random());
    }
  }

  #patches(node: ManagedNode): Entry[] {
    return (this.#sources.patching.patchesOf(node) ?? []).map(({ patch, state, installedAt }) => ({
      Title: patch.title,
      KBId: patch.kbId,
      Classification: patch.classification,
      Severity: patch.severity,
      State: state,
      InstalledTime: toSeconds(installedAt),
    }));
  }

  #windowsUpdates(node: ManagedNode): Entry[] {
    return (this.#sources.patching.patchesOf(node) ?? [])
      .filter(({ state }) => state.startsWith('Installed'))
      .map(({ patch, installedAt }) => ({
        HotFixId: patch.kbId,
        Description: patch.classification === 'SecurityUpdates' ? 'Security Update' : 'Update',
        InstalledTime: toSeconds(installedAt),
        InstalledBy: 'NT AUTHORITY\\SYSTEM',
      }));
  }

  #patchSummary(node: ManagedNode): Entry[] {
    const state = this.#sources.patching.stateOf(node);
    if (state === undefined) return [];
    const { Operation, OperationStartTime, OperationEndTime, ...rest } = state;
    const known = new Set(findInventoryType('AWS:PatchSummary')?.Attributes.map(({ Name }) => Name));
    const texts = Object.entries(rest).flatMap(([key, value]) =>
      known.has(key) && !(value instanceof Date) ? [[key, String(value)] as const] : [],
    );
    return [
      {
        ...Object.fromEntries(texts),
        OperationType: Operation,
        OperationStartTime: toSeconds(OperationStartTime),
        OperationEndTime: toSeconds(OperationEndTime),
      },
    ];
  }

  #complianceItems(node: ManagedNode): Entry[] {
    const known = new Set(findInventoryType('AWS:ComplianceItem')?.Attributes.map(({ Name }) => Name));
    return this.#sources.compliance.itemsOf(node).map((item) => ({
      ComplianceType: item.type,
      ExecutionId: item.executionId,
      ExecutionType: item.executionType,
      ExecutionTime: toSeconds(item.executedAt),
      Id: item.id,
      Title: item.title,
      Status: item.status,
      Severity: item.severity,
      ...Object.fromEntries(Object.entries(item.details()).filter(([key]) => known.has(key))),
    }));
  }

  #complianceSummaries(node: ManagedNode): Entry[] {
    return this.#sources.compliance.summariesOf(node).map((summary) => {
      const counts = (prefix: string, from: Readonly<Record<string, number>>) =>
        Object.entries(from).map(([severity, count]) => [
          `${prefix}${severity.charAt(0)}${severity.slice(1).toLowerCase()}Count`,
          String(count),
        ]);
      return {
        ComplianceType: summary.type,
        Status: summary.status,
        OverallSeverity: summary.severity,
        ExecutionTime: toSeconds(summary.executedAt),
        ...Object.fromEntries([
          ...counts('Compliant', summary.compliant),
          ...counts('NonCompliant', summary.nonCompliant),
        ]),
      } as Entry;
    });
  }
}

/** When the inventory association ran last on the node, which is on all nodes. */
function capturedAt(node: ManagedNode): Date {
  const [plan] = associationPlans;
  const run = runsOf(node).find((other) => other.plan === plan);
  return run?.executedAt ?? node.association.lastExecution;
}

const pickComponent = ({ Name, Publisher, Version, InstalledTime, Architecture }: Entry): Entry => ({
  ...(Name === undefined ? {} : { Name }),
  ApplicationType: 'System',
  ...(Publisher === undefined ? {} : { Publisher }),
  ...(Version === undefined ? {} : { Version }),
  ...(InstalledTime === undefined ? {} : { InstalledTime }),
  ...(Architecture === undefined ? {} : { Architecture }),
});

function informationOf(node: ManagedNode): Entry {
  return {
    AgentType: 'amazon-ssm-agent',
    AgentVersion: node.agentVersion,
    ComputerName: node.computerName,
    InstanceId: node.instanceId,
    IpAddress: node.ipAddress,
    PlatformName: node.platformName,
    PlatformType: node.platformType,
    PlatformVersion: node.platformVersion,
    ResourceType: node.resourceType,
    InstanceStatus: node.ec2?.state === 'stopped' ? 'Stopped' : 'Active',
  };
}

function filesOf(node: ManagedNode, random: Random): Entry[] {
  const rows =
    node.platformType === 'Windows'
      ? ([
          ['C:\\Company\\', 'company-agent.exe'],
          ['C:\\Company\\', 'settings.json'],
        ] as const)
      : ([
          ['/etc/company/', 'agent.conf'],
          [`/opt/${node.service}/`, 'VERSION'],
        ] as const);
  return rows.map(([folder, name]) => {
    const modified = toSeconds(
      new Date(node.registrationDate.getTime() + random.integer(1, 400) * 3_600_000),
    );
    return {
      Name: name,
      Size: String(random.integer(120, 90_000)),
      InstalledDir: folder,
      ModificationTime: modified,
      LastAccessTime: modified,
    };
  });
}

/** What the company's own scripts put into the inventory. */
function customEntries(node: ManagedNode, typeName: string, random: Random): Entry[] {
  if (typeName === 'Custom:RackInfo') {
    if (node.ec2 !== undefined) return [];
    const location = `Depot ${random.integer(1, 40)}/Row ${random.pick(['A', 'B', 'C'])}/Shelf ${random.integer(1, 8)}`;
    return [{ RackLocation: location, AssetTag: `CO-${random.integer(10_000, 99_999)}` }];
  }
  if (!random.chance(0.8)) return [];
  const lastBackup = new Date(capturedAt(node).getTime() - random.integer(1, 72) * 3_600_000);
  return [
    {
      Product: 'company-backup',
      Version: random.pick(['4.2.1', '4.2.0', '3.9.7']),
      LastBackup: toSeconds(lastBackup),
      Repository: `s3://company-backups/${node.service}`,
    },
  ];
}
