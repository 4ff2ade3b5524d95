import { Alarms } from './alarms.ts';
import { Associations } from './associations.ts';
import { Compliance } from './compliance/compliance.ts';
import { DocumentStore } from './documents/store.ts';
import { seedDocuments } from './documents/seed.ts';
import { Fleet } from './fleet/fleet.ts';
import { Inventory } from './inventory/node-inventory.ts';
import { Keys } from './keys.ts';
import { OutputStore } from './outputs/output-store.ts';
import { seedParameters } from './parameters/seed.ts';
import { ParameterStore } from './parameters/store.ts';
import { Patching } from './patching/patching.ts';
import { systemClock } from './runs/clock.ts';
import { Power } from './power.ts';
import { RunCommand } from './runs/run-command.ts';
import { applyEffects } from './effects.ts';
import { documentContent, packageVersion } from './runs/stored-document.ts';
import { SessionStore, type Session } from './sessions.ts';
import { Settings } from './settings.ts';
import { TagStore } from './tag-store.ts';
import { Trail } from './trail.ts';

/** The account of everything in the playground; AWS's documentation uses it for examples. */
export const account = '123456789012';

/** The region that has the whole fleet. */
export const homeRegion = 'us-east-1';

/** Everything that exists in one region. */
export interface RegionState {
  readonly account: string;
  readonly region: string;
  readonly now: () => Date;
  readonly alarms: Alarms;
  /** When the region was made, in milliseconds since the epoch: what happened before counts from then. */
  readonly startedAt: number;
  readonly fleet: Fleet;
  readonly documents: DocumentStore;
  readonly commands: RunCommand;
  readonly sessions: SessionStore;
  readonly associations: Associations;
  /** The ARNs of roles that were assumed, by the id of the key that came of it. */
  readonly assumedRoles: Map<string, string>;
  readonly patching: Patching;
  readonly compliance: Compliance;
  readonly inventory: Inventory;
  readonly keys: Keys;
  /** What commands have written into buckets and log groups. */
  readonly outputs: OutputStore;
  readonly parameters: ParameterStore;
  readonly power: Power;
  readonly settings: Settings;
  readonly tags: TagStore;
  readonly trail: Trail;
}

export interface StateOptions {
  /** Nodes in the home region; every other region has a quarter as many. */
  readonly nodes: number;
  /** Parameters below /catalog/items of the home region, besides the others. */
  readonly parameters: number;
  readonly seed: string;
  readonly now: () => Date;
}

/** The regions, each made from the seed when it is first asked for. */
export class Regions {
  readonly #options: StateOptions;
  #states = new Map<string, RegionState>();

  constructor(options: StateOptions) {
    this.#options = options;
  }

  of(region: string): RegionState {
    const known = this.#states.get(region);
    if (known !== undefined) return known;
    const made = createRegionState(region, this.#options);
    this.#states.set(region, made);
    return made;
  }

  findSession(sessionId: string): Session | undefined {
    for (const state of this.#states.values()) {
      const session = state.sessions.get(sessionId);
      if (session !== undefined) return session;
    }
    return undefined;
  }

  /** Back to the seed: sessions and commands end, documents and nodes are as at the start. */
  async reset(): Promise<void> {
    const former = [...this.#states.values()];
    this.#states = new Map();
    await Promise.all(former.map(dispose));
  }
}

function createRegionState(
  region: string,
  { nodes, parameters: count, seed, now }: StateOptions,
): RegionState {
  const size = region === homeRegion ? nodes : Math.floor(nodes / 4);
  const site = { seed: `${seed}/${region}`, account, region, startedAt: now().getTime() };
  const documents = new DocumentStore();
  seedDocuments(documents, { account, region });
  const outputs = new OutputStore();
  const associations = new Associations(site.seed);
  const alarms = new Alarms();
  const commands = new RunCommand({
    region,
    alarms,
    outputs,
    documentContent: (name, version) => documentContent(documents, name, version),
    packageVersion: (name, versionName) => packageVersion(documents, name, versionName),
    clock: { ...systemClock, now: () => now().getTime() },
    succeeded: (node, command) => applyEffects(node, command, { documents, associations }),
  });
  const sessions = new SessionStore(now);
  const parameters = new ParameterStore(now);
  seedParameters(parameters, { ...site, count: region === homeRegion ? count : 0 });
  const patching = new Patching(site);
  const compliance = new Compliance({
    seed: site.seed,
    patching,
    associationId: (name) => associations.idOf(name),
  });
  const inventory = new Inventory({ seed: site.seed, patching, compliance });
  return {
    account,
    region,
    now,
    alarms,
    startedAt: site.startedAt,
    fleet: new Fleet(size, site),
    documents,
    commands,
    sessions,
    associations,
    assumedRoles: new Map(),
    patching,
    compliance,
    inventory,
    keys: new Keys(site),
    outputs,
    parameters,
    power: new Power(now),
    settings: new Settings(site.startedAt),
    tags: new TagStore(),
    trail: new Trail(),
  };
}

/** Ends what runs: to be awaited before the state is forgotten. */
async function dispose(state: RegionState): Promise<void> {
  state.sessions.dispose();
  await state.commands.close();
}
