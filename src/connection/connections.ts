import { connectionKey, playgroundConnection, sameConnection, type Connection } from './connection.ts';
import { Emitter, type Disposable } from './emitter.ts';

/** What outlives a window of one connection: the names of a profile and a region, never a credential or an endpoint. */
export interface RememberedConnection {
  readonly kind: 'account' | 'playground';
  readonly profile?: string;
  readonly region?: string;
}

/** What outlives a window of all its connections. */
export interface RememberedConnections {
  readonly open: readonly RememberedConnection[];
  /** The place of the active one in `open`. */
  readonly active: number;
}

/** Where the remembered connections are kept; VS Code's global state in the extension, a variable in tests. */
export interface Memory {
  read(): unknown;
  write(remembered: RememberedConnections): void;
}

/** The settings `ssm.connection.*` and `ssm.playground.endpoint`; empty text where nothing is set. */
export interface ConnectionSettings {
  readonly profile: string;
  readonly region: string;
  readonly playgroundEndpoint: string;
}

/** The connections of a window at one moment. */
export interface OpenConnections {
  /** In the order in which they were opened. */
  readonly open: readonly Connection[];
  /** One of `open`; undefined only if there is none. */
  readonly active: Connection | undefined;
}

export const noConnections: OpenConnections = { open: [], active: undefined };

/** The connections that this window has open, the one that is active, and who wants to know when either changes. */
export class Connections {
  readonly #changes = new Emitter<OpenConnections>();
  readonly #memory: Memory;
  #state: OpenConnections;

  constructor(memory: Memory, initial: OpenConnections = noConnections) {
    this.#memory = memory;
    this.#state = initial;
  }

  get open(): readonly Connection[] {
    return this.#state.open;
  }

  /** The one that commands of the palette work on. */
  get active(): Connection | undefined {
    return this.#state.active;
  }

  /** Fires after every change, with what it was before. */
  get onChange(): (listener: (before: OpenConnections) => void) => Disposable {
    return this.#changes.event;
  }

  /** Makes a connection active; one that is not open yet is opened after the others. */
  add(connection: Connection): void {
    const known = this.#find(connection);
    this.#change({
      open: known === undefined ? [...this.open, connection] : this.open,
      active: known ?? connection,
    });
  }

  /** Puts a connection in the place of the active one, unless it is open already: then it only becomes active. */
  switchTo(connection: Connection): void {
    const { active } = this;
    if (active === undefined || this.#find(connection) !== undefined) {
      this.add(connection);
      return;
    }
    this.#change({
      open: this.open.map((one) => (one === active ? connection : one)),
      active: connection,
    });
  }

  /** Closes a connection. If it was the active one, its neighbour takes over. */
  close(connection: Connection): void {
    const index = this.open.findIndex((one) => sameConnection(one, connection));
    if (index === -1) return;
    const open = this.open.toSpliced(index, 1);
    const neighbour = open[Math.min(index, open.length - 1)];
    this.#change({ open, active: sameConnection(this.active, connection) ? neighbour : this.active });
  }

  /** Makes the next open connection active, the first one after the last. */
  next(): void {
    const index = this.open.findIndex((one) => one === this.active);
    const next = this.open[(index + 1) % this.open.length];
    if (next !== undefined) this.add(next);
  }

  #find(connection: Connection): Connection | undefined {
    return this.open.find((one) => sameConnection(one, connection));
  }

  #change(state: OpenConnections): void {
    this.#memory.write({
      open: state.open.map(toRemember),
      active: state.open.findIndex((one) => one === state.active),
    });
    const before = this.#state;
    if (signature(before) === signature(state)) return;
    this.#state = state;
    this.#changes.fire(before);
  }
}

function signature({ open, active }: OpenConnections): string {
  return JSON.stringify([open.map(connectionKey), active && connectionKey(active)]);
}

/**
 * The connections that a new window starts with: those that were open last, else the one of the settings, else the
 * playground if the settings name one. Nothing is connected without one of these, so a default profile is never used
 * unasked.
 */
export function initialConnections(remembered: unknown, settings: ConnectionSettings): OpenConnections {
  const { open: last, active } = parseRemembered(remembered);
  const restored = last.flatMap((one, index) => {
    const connection = restore(one, settings);
    return connection === undefined ? [] : [{ connection, active: index === active }];
  });
  if (restored.length > 0) {
    const open = restored.map(({ connection }) => connection);
    return { open, active: restored.find(({ active }) => active)?.connection ?? open[0] };
  }
  const first =
    last.length === 0 && settings.profile !== '' && settings.region !== ''
      ? restore({ kind: 'account', profile: settings.profile, region: settings.region }, settings)
      : restore({ kind: 'playground' }, settings);
  return first === undefined ? noConnections : { open: [first], active: first };
}

function restore(
  { kind, profile, region }: RememberedConnection,
  { playgroundEndpoint }: ConnectionSettings,
): Connection | undefined {
  if (kind === 'playground') {
    return playgroundEndpoint === '' ? undefined : playgroundConnection(playgroundEndpoint);
  }
  return region === undefined ? undefined : { kind, profile, region };
}

function toRemember(connection: Connection): RememberedConnection {
  if (connection.kind === 'playground') return { kind: 'playground' };
  const { kind, profile, region } = connection;
  return profile === undefined ? { kind, region } : { kind, profile, region };
}

/** State written by another version may have any shape. */
function parseRemembered(value: unknown): RememberedConnections {
  const { open, active } = fields(value);
  if (!Array.isArray(open)) return { open: [], active: -1 };
  const known: RememberedConnection[] = [];
  let place = -1;
  for (const [index, one] of (open as unknown[]).entries()) {
    const connection = parseOne(one);
    if (connection === undefined || known.some((other) => sameText(other, connection))) continue;
    if (index === active) place = known.length;
    known.push(connection);
  }
  return { open: known, active: place };
}

function parseOne(value: unknown): RememberedConnection | undefined {
  const { kind, profile, region } = fields(value);
  if (kind !== 'account' && kind !== 'playground') return undefined;
  return {
    kind,
    ...(typeof profile === 'string' ? { profile } : {}),
    ...(typeof region === 'string' ? { region } : {}),
  };
}

const sameText = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
