import { Emitter } from '../connection/emitter.ts';
import { parseComplianceQuery, type ComplianceFilter } from './compliance-query.ts';
import type { State } from './shown-nodes.ts';

const queryKey = 'ssm.compliance.filter';

/** Which nodes the Compliance view shows, kept for the next window of this workspace. */
export class ShownCompliance {
  readonly #state: State;
  readonly #changes = new Emitter<undefined>();
  #query = '';
  #filter: ComplianceFilter | undefined;

  readonly onChange = this.#changes.event;

  constructor(state: State) {
    this.#state = state;
    // State written by another version may have any shape.
    const kept = state.get(queryKey);
    if (typeof kept === 'string') this.#set(kept);
  }

  /** The filter as it was written, for the title of the view; empty for none. */
  get query(): string {
    return this.#query;
  }

  /** Undefined: the compliance types and what Patch Manager knows. */
  get filter(): ComplianceFilter | undefined {
    return this.#filter;
  }

  /** Shows the nodes of a filter without problems; of an empty one everything. */
  setFilter(query: string): void {
    this.#set(query.trim());
    this.#state.update(queryKey, this.#query);
    this.#changes.fire(undefined);
  }

  #set(query: string): void {
    const parsed = parseComplianceQuery(query);
    const isNone = query === '' || 'problem' in parsed;
    this.#query = isNone ? '' : query;
    this.#filter = isNone ? undefined : parsed.filter;
  }
}
