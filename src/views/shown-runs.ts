import { listCommands, type Command } from '../aws/commands.ts';
import type { Clients } from '../aws/clients.ts';
import { mapPages, type Page } from '../aws/page.ts';
import { Emitter } from '../connection/emitter.ts';
import type { Senders } from '../runs/senders.ts';
import {
  parseRunQuery,
  passesOwn,
  passesRunFilter,
  type KnownOfCommand,
  type RunFilter,
} from './run-query.ts';
import type { State } from './shown-nodes.ts';

const queryKey = 'ssm.runs.filter';

const everything: RunFilter = { conditions: () => [], words: [], here: false, by: undefined };

export interface ShownRunsParts {
  /** Keeps the filter for the next window of this workspace. */
  readonly state: State;
  /** True for commands that were sent or followed from this workspace. */
  readonly isFromHere: (commandId: string) => boolean;
  readonly senders: Senders;
  /** Milliseconds since the epoch, now. */
  readonly now: () => number;
}

/** Which commands the view shows. */
export class ShownRuns {
  readonly #parts: ShownRunsParts;
  readonly #changes = new Emitter<undefined>();
  #query = '';
  #filter = everything;

  readonly onChange = this.#changes.event;

  constructor(parts: ShownRunsParts) {
    this.#parts = parts;
    const kept = parts.state.get(queryKey);
    if (typeof kept === 'string') this.#set(kept);
  }

  /** The filter as it was written; empty for none. */
  get query(): string {
    return this.#query;
  }

  /** Shows the commands of a filter without problems. */
  filter(query: string): void {
    this.#set(query.trim());
    this.#parts.state.update(queryKey, this.#query);
    this.#changes.fire(undefined);
  }

  /** True if a command that is known already belongs into the view. */
  shows(command: Command): boolean {
    return passesRunFilter(command, this.#filter, {
      now: this.#parts.now(),
      ...this.#knownOf(command),
    });
  }

  #knownOf({ commandId }: Command): KnownOfCommand {
    const { isFromHere, senders } = this.#parts;
    return { sentHere: isFromHere(commandId), sender: senders.of(commandId) };
  }

  /**
   * The commands of the account that pass, newest first: one call per page of 50 that is looked through. A filter by
   * sender also reads CloudTrail as far back as the page goes.
   */
  list(clients: Clients, signal: AbortSignal): AsyncIterable<Page<Command>> {
    const filter = this.#filter;
    const { senders, now } = this.#parts;
    const listed = listCommands(clients, signal, filter.conditions(now()));
    const pages = filter.by === undefined ? listed : withSenders(listed, senders.learner(clients, signal));
    const passes = (command: Command): boolean => passesOwn(command, filter, this.#knownOf(command));
    return {
      [Symbol.asyncIterator]() {
        const iterator = pages[Symbol.asyncIterator]();
        return {
          async next(): Promise<IteratorResult<Page<Command>, undefined>> {
            const result = await iterator.next();
            if (result.done === true) return { done: true, value: undefined };
            const { items, more } = result.value;
            const found = items.filter(passes);
            const looked = found.length === items.length ? {} : { looked: items.length };
            return { done: false, value: { items: found, more, ...looked } };
          },
        };
      },
    };
  }

  #set(query: string): void {
    const parsed = parseRunQuery(query);
    this.#query = 'problem' in parsed ? '' : query;
    this.#filter = 'problem' in parsed ? everything : parsed.filter;
  }
}

function withSenders(
  pages: AsyncIterable<Page<Command>>,
  learn: (commands: readonly Command[]) => Promise<void>,
): AsyncIterable<Page<Command>> {
  return mapPages(pages, async (commands) => {
    await learn(commands);
    return commands;
  });
}
