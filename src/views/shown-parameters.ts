import type { ParameterFilter } from '../aws/parameters.ts';
import { Emitter } from '../connection/emitter.ts';
import { parseParameterQuery } from './parameter-query.ts';
import type { State } from './shown-nodes.ts';

const arrangementKey = 'ssm.parameters.arrangement';

/** Which parameters the view shows and how, kept for the next window of this workspace. */
export class ShownParameters {
  readonly #state: State;
  readonly #changes = new Emitter<undefined>();
  #query = '';
  #filter: ParameterFilter = {};
  #flat = false;

  readonly onChange = this.#changes.event;

  constructor(state: State) {
    this.#state = state;
    // State written by another version may have any shape.
    const kept = state.get(arrangementKey);
    if (typeof kept !== 'object' || kept === null) return;
    if ('query' in kept && typeof kept.query === 'string') this.#setQuery(kept.query);
    this.#flat = 'flat' in kept && kept.flat === true;
  }

  /** The filter as it was written; empty for none. */
  get query(): string {
    return this.#query;
  }

  get filter(): ParameterFilter {
    return this.#filter;
  }

  /** True: one list of full names; false: folders. */
  get flat(): boolean {
    return this.#flat;
  }

  /** `type:SecureString · flat`, for the title of the view. */
  describe(): string {
    return [this.#query, this.#flat ? 'flat' : ''].filter((part) => part !== '').join(' · ');
  }

  /** Shows the parameters of a filter without problems. */
  setFilter(query: string): void {
    this.#setQuery(query.trim());
    this.#arranged();
  }

  setFlat(flat: boolean): void {
    this.#flat = flat;
    this.#arranged();
  }

  #setQuery(query: string): void {
    const parsed = parseParameterQuery(query);
    this.#query = 'problem' in parsed ? '' : query;
    this.#filter = 'problem' in parsed ? {} : parsed.filter;
  }

  #arranged(): void {
    this.#state.update(arrangementKey, { query: this.#query, flat: this.#flat });
    this.#changes.fire(undefined);
  }
}
