import type { NodeCondition } from '../aws/node-conditions.ts';
import { connectionKey, type Connection } from '../connection/connection.ts';
import { Emitter } from '../connection/emitter.ts';
import { describeGrouping, readGroupings, tagOf, type Arrangement, type Grouping } from './node-groups.ts';
import { parseQuery } from './node-query.ts';

/** What outlives a window; VS Code's Memento in the extension, a map in tests. */
export interface State {
  get(key: string): unknown;
  update(key: string, value: unknown): unknown;
}

/** What has changed: which nodes are shown, or which of them are favourites. */
export type ShownChange = 'arrangement' | 'favourites';

const arrangementKey = 'ssm.managedNodes.arrangement';
const favouritesKey = 'ssm.managedNodes.favourites';

/**
 * Which nodes the view shows and how: the filter and the groups of this workspace, and the favourites of each
 * connection, which are the same in all windows.
 */
export class ShownNodes implements Arrangement {
  readonly #workspace: State;
  readonly #global: State;
  readonly #changes = new Emitter<ShownChange>();
  /** By connection; asked for by every row that is drawn. */
  readonly #favourites = new Map<string, ReadonlySet<string>>();
  #query = '';
  #conditions: readonly NodeCondition[] = [];
  #groupBy: readonly Grouping[] = [];

  readonly onChange = this.#changes.event;

  constructor(states: { readonly workspace: State; readonly global: State }) {
    this.#workspace = states.workspace;
    this.#global = states.global;
    const { query, groupBy } = fields(this.#workspace.get(arrangementKey));
    if (typeof query === 'string') this.#setQuery(query);
    this.#groupBy = readGroupings(groupBy);
  }

  /** The filter as it was written; empty for none. */
  get query(): string {
    return this.#query;
  }

  get conditions(): readonly NodeCondition[] {
    return this.#conditions;
  }

  get groupBy(): readonly Grouping[] {
    return this.#groupBy;
  }

  /** `platform:Linux web · by env › service`, for the title of the view, which has little room. */
  describe(): string {
    const groups = this.#groupBy.map((one) => tagOf(one) ?? describeGrouping(one)).join(' › ');
    return [this.#query, groups && `by ${groups}`].filter(Boolean).join(' · ');
  }

  /** Shows the nodes of a filter without problems. */
  filter(query: string): void {
    this.#setQuery(query.trim());
    this.#arranged();
  }

  group(groupBy: readonly Grouping[]): void {
    this.#groupBy = readGroupings(groupBy);
    this.#arranged();
  }

  favourites(connection: Connection): readonly string[] {
    return [...this.#favouritesOf(connectionKey(connection))];
  }

  /** A test for many nodes of a connection, which follows what is marked later. */
  favouriteTest(connection: Connection): (id: string) => boolean {
    const key = connectionKey(connection);
    return (id) => this.#favouritesOf(key).has(id);
  }

  addFavourites(connection: Connection, ids: readonly string[]): void {
    this.#setFavourites(connection, [...new Set([...this.favourites(connection), ...ids])]);
  }

  removeFavourites(connection: Connection, ids: readonly string[]): void {
    this.#setFavourites(
      connection,
      this.favourites(connection).filter((id) => !ids.includes(id)),
    );
  }

  #favouritesOf(key: string): ReadonlySet<string> {
    const known = this.#favourites.get(key);
    if (known !== undefined) return known;
    const stored = fields(this.#global.get(favouritesKey))[key];
    const ids = new Set(Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []);
    this.#favourites.set(key, ids);
    return ids;
  }

  #setQuery(query: string): void {
    const parsed = parseQuery(query);
    this.#query = 'problem' in parsed ? '' : query;
    this.#conditions = 'problem' in parsed ? [] : parsed.conditions;
  }

  #arranged(): void {
    this.#workspace.update(arrangementKey, { query: this.#query, groupBy: this.#groupBy });
    this.#changes.fire('arrangement');
  }

  #setFavourites(connection: Connection, ids: readonly string[]): void {
    const key = connectionKey(connection);
    const all = { ...fields(this.#global.get(favouritesKey)), [key]: ids };
    this.#favourites.delete(key);
    this.#global.update(favouritesKey, all);
    this.#changes.fire('favourites');
  }
}

/** State written by another version may have any shape. */
function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
