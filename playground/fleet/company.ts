// What the company that owns the sample fleet runs: its operating systems, its services and who looks after them.
import type { PingStatus, PlatformType } from '../models/ssm-types.ts';
import type { ManagedNode } from './node.ts';

/** An operating system as the agent reports it; the names and versions are those of real nodes. */
export interface OperatingSystem {
  readonly platformType: PlatformType;
  readonly platformName: string;
  readonly platformVersion: string;
  readonly architecture: ManagedNode['architecture'];
  readonly imageId: string;
}

const image = (digits: string) => `ami-0${digits.padEnd(16, '0')}`;

export const systems = {
  amazonLinux2023: system('Linux', 'Amazon Linux', '2023', 'x86_64', image('a12023')),
  amazonLinux2023Arm: system('Linux', 'Amazon Linux', '2023', 'arm64', image('a12023a')),
  amazonLinux2: system('Linux', 'Amazon Linux', '2', 'x86_64', image('a1002')),
  ubuntu2204: system('Linux', 'Ubuntu', '22.04', 'x86_64', image('0b2204')),
  ubuntu2404: system('Linux', 'Ubuntu', '24.04', 'arm64', image('0b2404')),
  rhel9: system('Linux', 'Red Hat Enterprise Linux', '9.4', 'x86_64', image('4e1094')),
  debian12: system('Linux', 'Debian GNU/Linux', '12', 'x86_64', image('deb12')),
  sles15: system('Linux', 'SLES', '15.5', 'x86_64', image('51e5155')),
  windows2016: system(
    'Windows',
    'Microsoft Windows Server 2016 Datacenter',
    '10.0.14393',
    'x86_64',
    image('3201'),
  ),
  windows2019: system(
    'Windows',
    'Microsoft Windows Server 2019 Datacenter',
    '10.0.17763',
    'x86_64',
    image('3219'),
  ),
  windows2022: system(
    'Windows',
    'Microsoft Windows Server 2022 Datacenter',
    '10.0.20348',
    'x86_64',
    image('3222'),
  ),
  macOS14: system('MacOS', 'macOS', '14.6', 'arm64_mac', image('3ac146')),
  macOS13: system('MacOS', 'macOS', '13.6', 'x86_64_mac', image('3ac136')),
} as const;

export type SystemName = keyof typeof systems;

function system(
  platformType: PlatformType,
  platformName: string,
  platformVersion: string,
  architecture: ManagedNode['architecture'],
  imageId: string,
): OperatingSystem {
  return { platformType, platformName, platformVersion, architecture, imageId };
}

/** The newest agent in the playground; it is the first that knows `interpolationType: ENV_VAR`. */
export const latestAgent = '3.3.2746.0';

/**
 * Older agents that nodes still run. They differ in what the session data channel does: 2.3.701.0 and 3.0.161.0
 * forward one TCP connection at a time, 3.0.284.0 and 3.1.1511.0 multiplex with keep-alive, later ones without.
 */
export const olderAgents = [
  '3.3.1142.0',
  '3.2.1041.0',
  '3.1.1511.0',
  '3.0.284.0',
  '3.0.161.0',
  '2.3.701.0',
] as const;

/** A kind of machine that the company has many of. */
export interface Archetype {
  readonly service: string;
  readonly team: string;
  readonly systems: readonly SystemName[];
  /** Types whose generation ends in g have Arm processors. */
  readonly instanceTypes: readonly string[];
  /** Managed by a hybrid activation of this name instead of being an EC2 instance. */
  readonly activation?: string;
  /** A core device of IoT Greengrass, which its SSM Agent component has registered, instead of an EC2 instance. */
  readonly isCoreDevice?: true;
  /** How many of a hundred machines are of this kind. */
  readonly share: number;
}

export const archetypes = {
  storefront: {
    service: 'storefront',
    team: 'web',
    systems: ['amazonLinux2023Arm', 'amazonLinux2023'],
    instanceTypes: ['m7g.large', 'm7g.xlarge', 'm6i.large'],
    share: 20,
  },
  checkout: {
    service: 'checkout',
    team: 'payments',
    systems: ['amazonLinux2023', 'rhel9'],
    instanceTypes: ['m6i.large', 'c6i.xlarge'],
    share: 16,
  },
  search: {
    service: 'search',
    team: 'web',
    systems: ['ubuntu2404', 'ubuntu2204'],
    instanceTypes: ['r7g.2xlarge', 'r6i.xlarge'],
    share: 12,
  },
  ledger: {
    service: 'ledger',
    team: 'payments',
    systems: ['rhel9', 'sles15'],
    instanceTypes: ['r6i.2xlarge'],
    share: 8,
  },
  warehouse: {
    service: 'data-warehouse',
    team: 'data',
    systems: ['amazonLinux2', 'debian12'],
    instanceTypes: ['i4i.2xlarge', 'r6i.4xlarge'],
    share: 10,
  },
  builder: {
    service: 'build-runner',
    team: 'platform',
    systems: ['ubuntu2204', 'amazonLinux2023'],
    instanceTypes: ['c7i.4xlarge'],
    share: 8,
  },
  directory: {
    service: 'directory',
    team: 'corp-it',
    systems: ['windows2022', 'windows2019'],
    instanceTypes: ['t3.large', 'm5.large'],
    share: 6,
  },
  fileServer: {
    service: 'file-server',
    team: 'corp-it',
    systems: ['windows2019', 'windows2016'],
    instanceTypes: ['m5.xlarge'],
    share: 6,
  },
  macBuilder: {
    service: 'ios-builds',
    team: 'mobile',
    systems: ['macOS14', 'macOS13'],
    instanceTypes: ['mac2.metal', 'mac1.metal'],
    share: 3,
  },
  depot: {
    service: 'depot-scanner',
    team: 'logistics',
    systems: ['debian12', 'ubuntu2204'],
    instanceTypes: [],
    activation: 'depot-edge',
    share: 6,
  },
  camera: {
    service: 'shelf-camera',
    team: 'logistics',
    systems: ['ubuntu2404', 'debian12'],
    instanceTypes: [],
    isCoreDevice: true,
    share: 2,
  },
  branch: {
    service: 'branch-print',
    team: 'corp-it',
    systems: ['windows2019'],
    instanceTypes: [],
    activation: 'branch-offices',
    share: 3,
  },
} as const satisfies Record<string, Archetype>;

export type ArchetypeName = keyof typeof archetypes;
export type Environment = 'dev' | 'staging' | 'prod';

/** One of the first nodes of the fleet, chosen so that a small fleet already has one of everything. */
export interface RosterEntry {
  readonly archetype: ArchetypeName;
  readonly environment: Environment;
  readonly system: SystemName;
  readonly pingStatus?: PingStatus;
  readonly agentVersion?: string;
  /** The machine lacks a Name tag, or any tag at all: both happen. */
  readonly untagged?: 'name' | 'all';
  /** An EC2 instance that runs, but without the instance profile that it needs. */
  readonly withoutProfile?: true;
}

export const roster: readonly RosterEntry[] = [
  { archetype: 'storefront', environment: 'dev', system: 'amazonLinux2023Arm' },
  { archetype: 'checkout', environment: 'dev', system: 'amazonLinux2023' },
  { archetype: 'search', environment: 'dev', system: 'ubuntu2404' },
  { archetype: 'directory', environment: 'dev', system: 'windows2022' },
  { archetype: 'macBuilder', environment: 'dev', system: 'macOS14' },
  { archetype: 'builder', environment: 'dev', system: 'ubuntu2204', pingStatus: 'ConnectionLost' },
  { archetype: 'ledger', environment: 'dev', system: 'rhel9', agentVersion: '3.3.1142.0' },
  { archetype: 'depot', environment: 'dev', system: 'debian12', agentVersion: '3.1.1511.0' },
  { archetype: 'storefront', environment: 'staging', system: 'amazonLinux2023' },
  { archetype: 'checkout', environment: 'staging', system: 'rhel9' },
  { archetype: 'warehouse', environment: 'staging', system: 'amazonLinux2', agentVersion: '3.0.284.0' },
  { archetype: 'fileServer', environment: 'staging', system: 'windows2019', agentVersion: '3.2.1041.0' },
  { archetype: 'storefront', environment: 'prod', system: 'amazonLinux2023Arm' },
  { archetype: 'storefront', environment: 'prod', system: 'amazonLinux2023Arm' },
  { archetype: 'checkout', environment: 'prod', system: 'amazonLinux2023' },
  { archetype: 'search', environment: 'prod', system: 'ubuntu2404' },
  { archetype: 'ledger', environment: 'prod', system: 'sles15', agentVersion: '3.0.161.0' },
  { archetype: 'warehouse', environment: 'prod', system: 'debian12', agentVersion: '2.3.701.0' },
  { archetype: 'directory', environment: 'prod', system: 'windows2019' },
  {
    archetype: 'fileServer',
    environment: 'prod',
    system: 'windows2016',
    pingStatus: 'ConnectionLost',
    withoutProfile: true,
  },
  { archetype: 'camera', environment: 'prod', system: 'ubuntu2404' },
  {
    archetype: 'depot',
    environment: 'prod',
    system: 'debian12',
    pingStatus: 'Inactive',
    agentVersion: '3.0.161.0',
  },
  { archetype: 'branch', environment: 'prod', system: 'windows2019', pingStatus: 'ConnectionLost' },
  { archetype: 'warehouse', environment: 'dev', system: 'amazonLinux2023', untagged: 'name' },
];
