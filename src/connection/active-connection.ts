import { playgroundConnection, sameConnection, type Connection } from './connection.ts';
import { Emitter, type Disposable } from './emitter.ts';

/** What outlives a window: the names of a profile and a region, never a credential or an endpoint. */
export interface RememberedConnection {
  readonly kind: 'account' | 'playground';
  readonly profile?: string;
  readonly region?: string;
}

/** Where the remembered connection is kept; VS Code's global state in the extension, a variable in tests. */
export interface Memory {
  read(): unknown;
  write(remembered: RememberedConnection | undefined): void;
}

/** The settings `ssm.connection.*` and `ssm.playground.endpoint`; empty text where nothing is set. */
export interface ConnectionSettings {
  readonly profile: string;
  readonly region: string;
  readonly playgroundEndpoint: string;
}

/** The one connection of this window, and who wants to know when it changes. */
export class ActiveConnection {
  readonly #changes = new Emitter<Connection | undefined>();
  readonly #memory: Memory;
  #current: Connection | undefined;

  constructor(memory: Memory, initial: Connection | undefined) {
    this.#memory = memory;
    this.#current = initial;
  }

  get current(): Connection | undefined {
    return this.#current;
  }

  /** Fires after every switch. */
  get onChange(): (listener: (connection: Connection | undefined) => void) => Disposable {
    return this.#changes.event;
  }

  /** Switches everything in the window at once, and later windows when they open. */
  switchTo(connection: Connection | undefined): void {
    this.#memory.write(connection && toRemember(connection));
    if (sameConnection(this.#current, connection)) return;
    this.#current = connection;
    this.#changes.fire(connection);
  }
}

/**
 * The connection that a new window starts with: the one chosen last, else the one of the settings, else the playground
 * if the settings name one. Nothing is connected without one of these, so a default profile is never used unasked.
 */
export function initialConnection(remembered: unknown, settings: ConnectionSettings): Connection | undefined {
  const last = parseRemembered(remembered);
  const playground = settings.playgroundEndpoint === '' ? undefined : settings.playgroundEndpoint;
  if (last?.kind === 'account' && last.region !== undefined) {
    return { kind: 'account', profile: last.profile, region: last.region };
  }
  if (last?.kind !== 'playground' && settings.profile !== '' && settings.region !== '') {
    return { kind: 'account', profile: settings.profile, region: settings.region };
  }
  return playground === undefined ? undefined : playgroundConnection(playground);
}

function toRemember(connection: Connection): RememberedConnection {
  if (connection.kind === 'playground') return { kind: 'playground' };
  const { kind, profile, region } = connection;
  return profile === undefined ? { kind, region } : { kind, profile, region };
}

/** State written by another version may have any shape. */
function parseRemembered(value: unknown): RememberedConnection | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, profile, region } = value as Record<string, unknown>;
  if (kind !== 'account' && kind !== 'playground') return undefined;
  return {
    kind,
    ...(typeof profile === 'string' ? { profile } : {}),
    ...(typeof region === 'string' ? { region } : {}),
  };
}
