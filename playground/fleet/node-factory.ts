import type { PingStatus, Tag } from '../models/ssm-types.ts';
import { plansFor } from './associations.ts';
import {
  archetypes,
  latestAgent,
  olderAgents,
  roster,
  systems,
  type Archetype,
  type ArchetypeName,
  type Environment,
  type OperatingSystem,
  type RosterEntry,
} from './company.ts';
import type { AssociationState, Ec2Facts, ManagedNode, PatchingState } from './node.ts';
import { RandomFamily, seededRandom, type Random } from './random.ts';

/** Where and when a fleet is. `startedAt`: milliseconds since the epoch. */
export interface FleetSite {
  readonly seed: string;
  readonly account: string;
  readonly region: string;
  readonly startedAt: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** Shared by the nodes that nobody has installed a package on. */
const noPackages = {};

const names = Object.keys(archetypes) as ArchetypeName[];
/** One entry per share, so that a uniform pick is a weighted one. */
const weighted = names.flatMap((name) => Array.from({ length: archetypes[name].share }, () => name));

const isInstance = ({ activation, isCoreDevice }: Archetype): boolean =>
  activation === undefined && isCoreDevice !== true;

/** Makes the nodes of one site: node `index` is always the same for the same site. */
export class NodeFactory {
  readonly #site: FleetSite;
  readonly #ids: RandomFamily;
  readonly #kinds: RandomFamily;
  readonly #facts: RandomFamily;
  /** Ids of what several nodes have in common, such as a VPC. */
  readonly #shared = new Map<string, string>();

  constructor(site: FleetSite) {
    this.#site = site;
    this.#ids = new RandomFamily(`${site.seed}/ids`);
    this.#kinds = new RandomFamily(`${site.seed}/kinds`);
    this.#facts = new RandomFamily(`${site.seed}/facts`);
  }

  /** The id of node `index` alone, which is cheaper than the node. */
  instanceIdOf(index: number): string {
    const archetype: Archetype = archetypes[this.#archetypeOf(index)];
    return this.#idOf(index, archetype);
  }

  nodeAt(index: number): ManagedNode {
    const { startedAt } = this.#site;
    const random = this.#facts.member(index);
    const entry = roster[index] ?? chanceEntry(this.#archetypeOf(index), random);
    const archetype: Archetype = archetypes[entry.archetype];
    const system = systems[entry.system];
    const ipAddress = addressOf(archetype, entry.environment, index);
    const pingStatus = entry.pingStatus ?? 'Online';
    const agentVersion = entry.agentVersion ?? latestAgent;
    const registrationDate = new Date(startedAt - random.integer(20 * 24 * 60, 900 * 24 * 60) * minute);
    const { activation } = archetype;
    const isEc2 = isInstance(archetype);
    const tags = tagsOf(entry, archetype, system, index);
    const placement = {
      archetype,
      system,
      environment: entry.environment,
      pingStatus,
      registrationDate,
      withoutProfile: entry.withoutProfile === true,
    };
    // One literal without spreading: it is what makes 50,000 nodes quick.
    return {
      instanceId: this.#idOf(index, archetype),
      resourceType: isEc2 ? 'EC2Instance' : 'ManagedInstance',
      computerName: computerNameOf({ random, archetype, system, ipAddress, index }),
      service: archetype.service,
      system: entry.system,
      platformType: system.platformType,
      platformName: system.platformName,
      platformVersion: system.platformVersion,
      architecture: system.architecture,
      ipAddress,
      iamRole: isEc2 ? 'ManagedNodeRole' : 'service-role/HybridNodeRole',
      registrationDate,
      activation:
        activation === undefined
          ? undefined
          : { id: this.#activationOf(activation, index), name: nameOf(entry, archetype, index) },
      thingName: archetype.isCoreDevice === true ? nameOf(entry, archetype, index) : undefined,
      ec2: isEc2 ? this.#ec2Of(random, placement) : undefined,
      managed: true,
      pingStatus,
      agentVersion,
      isLatestVersion: agentVersion === latestAgent,
      lastPingAt: lastPingOf(random, pingStatus, startedAt),
      association: associationOf(random, pingStatus, tags, startedAt),
      patching: patchingOf(random, pingStatus, tags, startedAt),
      packages: noPackages,
      tags,
    };
  }

  #archetypeOf(index: number): ArchetypeName {
    return roster[index]?.archetype ?? this.#kinds.member(index).pick(weighted);
  }

  #idOf(index: number, archetype: Archetype): string {
    return (isInstance(archetype) ? 'i-0' : 'mi-0') + this.#ids.member(index).hex(16);
  }

  /** An id such as `vpc-0…` that is the same for all nodes with the same `what`. */
  sharedId(prefix: string, what: string): string {
    const key = `${prefix}${what}`;
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const made = `${prefix}-0${seededRandom(`${this.#site.seed}/${key}`).hex(16)}`;
    this.#shared.set(key, made);
    return made;
  }

  /** An activation is good for a thousand registrations at most, so large fleets have several of a name. */
  #activationOf(activation: string, index: number): string {
    const block = Math.floor(index / 5000);
    const name = block === 0 ? activation : `${activation}/${block}`;
    const known = this.#shared.get(name);
    if (known !== undefined) return known;
    const hex = seededRandom(`${this.#site.seed}/activation/${name}`).hex(32);
    const made = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    this.#shared.set(name, made);
    return made;
  }

  #ec2Of(random: Random, facts: PlacementFacts): Ec2Facts {
    const { archetype, system, environment, pingStatus, registrationDate, withoutProfile } = facts;
    const zone = random.pick(['a', 'b', 'c']);
    const group = `${archetype.service}-${environment}`;
    const publicIp =
      environment === 'dev' && random.chance(0.2) ? `203.0.113.${random.integer(1, 254)}` : undefined;
    // The draws stand in this order for the sake of the fleets that people know.
    const instanceType = instanceTypeOf(random, archetype, system);
    const reservationId = `r-0${random.hex(16)}`;
    // The agent registers a minute or so after the instance has started.
    const launchTime = new Date(
      Math.floor(registrationDate.getTime() / 1000 - random.integer(40, 200)) * 1000,
    );
    // Half of the nodes that are not heard of any more were stopped.
    const stopped = pingStatus !== 'Online' && random.chance(0.5) && !withoutProfile;
    // Some of the others have lost their instance profile.
    const forgotten = pingStatus !== 'Online' && !stopped && (withoutProfile || random.chance(0.4));
    return {
      instanceType,
      imageId: system.imageId,
      vpcId: this.sharedId('vpc', environment),
      subnetId: this.sharedId('subnet', `${environment}/${zone}`),
      securityGroup: { id: this.sharedId('sg', group), name: group },
      availabilityZone: `${this.#site.region}${zone}`,
      keyName: `${archetype.team}-${environment}`,
      publicIp,
      reservationId,
      launchTime,
      state: stopped ? 'stopped' : 'running',
      instanceProfile: forgotten ? undefined : 'ManagedNodeProfile',
    };
  }
}

interface PlacementFacts {
  archetype: Archetype;
  system: OperatingSystem;
  environment: Environment;
  pingStatus: PingStatus;
  registrationDate: Date;
  withoutProfile: boolean;
}

function instanceTypeOf(random: Random, archetype: Archetype, system: OperatingSystem): string {
  if (system.platformType === 'MacOS')
    return system.architecture === 'arm64_mac' ? 'mac2.metal' : 'mac1.metal';
  const arm = system.architecture === 'arm64';
  return random.pick(archetype.instanceTypes.filter((type) => /^[a-z]\d+g/.test(type) === arm));
}

/** A node past the end of the roster. */
function chanceEntry(name: ArchetypeName, random: Random): RosterEntry {
  const archetype: Archetype = archetypes[name];
  const lost = random.chance(0.06);
  const inactive = !isInstance(archetype) && random.chance(0.3);
  return {
    archetype: name,
    environment: random.pick<Environment>(['dev', 'dev', 'staging', 'prod', 'prod', 'prod', 'prod']),
    system: random.pick(archetype.systems),
    ...(lost ? { pingStatus: inactive ? 'Inactive' : 'ConnectionLost' } : {}),
    ...(random.chance(0.25) ? { agentVersion: random.pick(olderAgents) } : {}),
    ...(random.chance(0.03) ? { untagged: random.pick(['name', 'all'] as const) } : {}),
  };
}

const environments: readonly Environment[] = ['dev', 'staging', 'prod'];

/** Unique up to 100,000 nodes: the index spread over the second to fourth octet, a block per environment. */
function addressOf(archetype: Archetype, environment: Environment, index: number): string {
  const [high, low] = [Math.floor(index / 200), (index % 200) + 10];
  if (!isInstance(archetype)) return `172.${16 + Math.floor(high / 256)}.${high % 256}.${low}`;
  const block = 10 + environments.indexOf(environment) * 20;
  return `10.${block + Math.floor(high / 256)}.${high % 256}.${low}`;
}

interface NamingFacts {
  random: Random;
  archetype: Archetype;
  system: OperatingSystem;
  ipAddress: string;
  index: number;
}

function computerNameOf({ random, archetype, system, ipAddress, index }: NamingFacts): string {
  const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  if (!isInstance(archetype)) return `${archetype.service}-${index + 1}.stores.example.com`;
  // Windows images of EC2 are named so by EC2Launch; others after their private address.
  if (system.platformType === 'Windows') return `EC2AMAZ-${random.text(7, capitals)}`;
  return `ip-${ipAddress.replaceAll('.', '-')}.ec2.internal`;
}

function nameOf(entry: RosterEntry, archetype: Archetype, index: number): string {
  return `${archetype.service}-${entry.environment}-${String(index + 1).padStart(2, '0')}`;
}

/** The tags that all nodes of a kind have, made once. */
const commonTags = new Map<string, readonly Tag[]>();

function commonTagsOf(entry: RosterEntry, archetype: Archetype, system: OperatingSystem): readonly Tag[] {
  const key = `${archetype.service}/${entry.environment}/${system.platformType}`;
  const known = commonTags.get(key);
  if (known !== undefined) return known;
  const tags: Tag[] = [
    { Key: 'env', Value: entry.environment },
    { Key: 'team', Value: archetype.team },
    { Key: 'service', Value: archetype.service },
    { Key: 'Patch Group', Value: `${system.platformType.toLowerCase()}-${entry.environment}` },
  ];
  const costCenter = { Key: 'CostCenter', Value: String(4000 + archetype.service.length * 7) };
  if (entry.environment === 'prod') tags.push(costCenter);
  commonTags.set(key, tags);
  return tags;
}

function tagsOf(
  entry: RosterEntry,
  archetype: Archetype,
  system: OperatingSystem,
  index: number,
): readonly Tag[] {
  if (entry.untagged === 'all') return [];
  const common = commonTagsOf(entry, archetype, system);
  // A hybrid node's name is its activation's, a core device's its thing's; people rarely add a Name tag to them.
  if (entry.untagged === 'name' || !isInstance(archetype)) return common;
  return [{ Key: 'Name', Value: nameOf(entry, archetype, index) }, ...common];
}

/** Online nodes: the phase of their five-minute ping. Others: when they were last heard of. */
function lastPingOf(random: Random, pingStatus: PingStatus, startedAt: number): number {
  if (pingStatus === 'Online') return random.integer(0, 5 * minute - 1);
  const age =
    pingStatus === 'Inactive' ? random.integer(40, 200) * day : random.integer(35, 30 * 24 * 60) * minute;
  return startedAt - age;
}

/** The runs of a node that is online are hours old, those of others older than their last sign of life. */
function associationOf(
  random: Random,
  pingStatus: PingStatus,
  tags: readonly Tag[],
  startedAt: number,
): AssociationState {
  const heard = pingStatus === 'Online' ? startedAt : startedAt - 30 * day;
  const lastExecution = new Date(heard - random.integer(1, 720) * minute);
  const failed = random.chance(0.12) ? random.pick(plansFor(tags)).associationName : undefined;
  const lastSuccess = new Date(lastExecution.getTime() - random.integer(1, 20) * day);
  return { lastExecution, failed, lastSuccess, reapplied: {} };
}

/** Nodes with a patch group are scanned each night; most get their patches installed every few weeks. */
function patchingOf(
  random: Random,
  pingStatus: PingStatus,
  tags: readonly Tag[],
  startedAt: number,
): PatchingState | undefined {
  if (!tags.some(({ Key }) => Key === 'Patch Group')) return undefined;
  const heard = pingStatus === 'Online' ? startedAt : startedAt - 30 * day;
  const operationEnd = heard - random.integer(20, 1200) * minute;
  const rebootPending = random.chance(0.06);
  return {
    installedThrough:
      operationEnd - (random.chance(0.7) ? random.integer(0, 12) : random.integer(13, 90)) * day,
    operation: rebootPending ? 'Install' : 'Scan',
    operationStart: operationEnd - random.integer(20, 400) * 1000,
    operationEnd,
    rebootOption: 'NoReboot',
    lastNoRebootInstall: rebootPending ? operationEnd : undefined,
    rebootPending,
    failed: random.chance(0.05),
  };
}
