import type { Clients } from '../aws/clients.ts';
import { listCommands, type Command } from '../aws/commands.ts';
import { isTransient } from '../aws/errors.ts';
import { connectionKey } from '../connection/connection.ts';
import { Emitter } from '../connection/emitter.ts';
import type { Clock } from './clock.ts';
import { follow } from './follow.ts';
import { isTerminal } from './run-status.ts';

/** Milliseconds. Nobody has opened these commands, so there is no hurry. */
const interval = { shortest: 3000, longest: 30_000 };

interface Watched {
  readonly clients: Clients;
  /** The ids of commands that went on when they were last seen. */
  readonly open: Set<string>;
  abort: AbortController | undefined;
}

/**
 * Commands in a list that go on without being followed, such as those of others: all of a connection are looked at
 * together, by one ListCommands per look, as long as the list is in sight and any of them goes on.
 */
export class ListedCommands {
  readonly #clock: Clock;
  readonly #isFollowed: (commandId: string) => boolean;
  readonly #changes = new Emitter<readonly string[]>();
  /** By connection. */
  readonly #watched = new Map<string, Watched>();
  readonly #latest = new Map<string, Command>();
  #inSight = false;

  /** Fires with the ids of commands that have changed. */
  readonly onChange = this.#changes.event;

  /** @param isFollowed true for commands that somebody else looks at already */
  constructor(clock: Clock, isFollowed: (commandId: string) => boolean) {
    this.#clock = clock;
    this.#isFollowed = isFollowed;
  }

  /** Told of what a list shows. */
  add(clients: Clients, commands: readonly Command[]): void {
    const open = commands.filter(({ status }) => !isTerminal(status)).map(({ commandId }) => commandId);
    for (const { commandId } of commands) this.#latest.delete(commandId);
    if (open.length === 0) return;
    const key = connectionKey(clients.connection);
    const watched = this.#watched.get(key) ?? { clients, open: new Set<string>(), abort: undefined };
    this.#watched.set(key, watched);
    for (const id of open) watched.open.add(id);
    this.#start(watched);
  }

  /** The command as it was seen last. */
  latest(command: Command): Command {
    return this.#latest.get(command.commandId) ?? command;
  }

  /** Whether anybody sees the list. */
  set inSight(inSight: boolean) {
    this.#inSight = inSight;
    for (const watched of this.#watched.values()) {
      if (inSight) this.#start(watched);
      else watched.abort?.abort();
    }
  }

  dispose(): void {
    this.inSight = false;
  }

  #start(watched: Watched): void {
    if (!this.#inSight || (watched.abort !== undefined && !watched.abort.signal.aborted)) return;
    const abort = new AbortController();
    watched.abort = abort;
    this.#watch(watched, abort.signal)
      // The list itself shows why it cannot be read.
      .catch(() => undefined)
      .finally(() => abort.abort());
  }

  async #watch({ clients, open }: Watched, signal: AbortSignal): Promise<void> {
    const read = async (): Promise<readonly Command[]> => {
      for await (const { items } of listCommands(clients, signal)) return items;
      return [];
    };
    const options = { interval, clock: this.#clock, signal, isTransient };
    // The list has just been read.
    await this.#clock.sleep(interval.shortest, signal);
    for (const id of open) if (this.#isFollowed(id)) open.delete(id);
    if (open.size === 0) return;
    for await (const { value } of follow(read, () => open.size === 0, options)) this.#take(value, open);
  }

  #take(commands: readonly Command[], open: Set<string>): void {
    const changed: string[] = [];
    const found = new Map(commands.map((command) => [command.commandId, command]));
    for (const id of [...open]) {
      const command = found.get(id);
      if (command !== undefined) {
        this.#latest.set(id, command);
        changed.push(id);
      }
      // What is older than the first page shows, or followed by now, is not looked at any more.
      if (command === undefined || isTerminal(command.status) || this.#isFollowed(id)) open.delete(id);
    }
    if (changed.length > 0) this.#changes.fire(changed);
  }
}
