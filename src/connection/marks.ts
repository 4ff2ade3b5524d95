import { connectionKey, sourceName, type Connection } from './connection.ts';
import { Emitter } from './emitter.ts';

/** The settings `ssm.connections.*` as they are written, which may be anything. */
export interface MarkSettings {
  readonly readOnly: unknown;
  readonly production: unknown;
}

/** What the user has said about connections: which are read-only, which are production. */
export class ConnectionMarks {
  readonly #changes = new Emitter<undefined>();
  readonly #read: () => MarkSettings;
  readonly #chosen = new Map<string, boolean>();

  /** Fires when a mark may have changed. */
  readonly onChange = this.#changes.event;

  constructor(read: () => MarkSettings) {
    this.#read = read;
  }

  /** True while everything that changes something is refused: as chosen in this window, else as the settings say. */
  isReadOnly(connection: Connection): boolean {
    return (
      this.#chosen.get(connectionKey(connection)) ?? matchesConnection(this.#read().readOnly, connection)
    );
  }

  isProduction(connection: Connection): boolean {
    return matchesConnection(this.#read().production, connection);
  }

  /** Chooses for this window, until the connection is closed. */
  setReadOnly(connection: Connection, readOnly: boolean): void {
    this.#chosen.set(connectionKey(connection), readOnly);
    this.#changes.fire(undefined);
  }

  /** A connection was closed: opened again, it is what the settings say. */
  forget(connection: Connection): void {
    this.#chosen.delete(connectionKey(connection));
  }

  /** The settings have changed. */
  settingsChanged(): void {
    this.#changes.fire(undefined);
  }
}

/**
 * True if one of the patterns names the connection: a profile, or `profile@region`, with `*` for any text. The
 * credentials of the environment are called `environment`, the playground `Playground`; case does not count. A single
 * text counts as a list of one, so that a slip in the settings does not lift a protection.
 */
export function matchesConnection(patterns: unknown, connection: Connection): boolean {
  const list: readonly unknown[] = Array.isArray(patterns) ? patterns : [patterns];
  const source = sourceName(connection);
  const names = [source, `${source}@${connection.region}`];
  return list.some(
    (pattern) => typeof pattern === 'string' && names.some((name) => toExpression(pattern).test(name)),
  );
}

function toExpression(pattern: string): RegExp {
  const parts = pattern
    .trim()
    .split(/\*+/)
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'is');
}
