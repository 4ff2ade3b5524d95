import type { Clients } from '../aws/clients.ts';
import { cancelCommand, type Command } from '../aws/commands.ts';
import type { CommandSender } from '../aws/command-senders.ts';
import { NodeNames } from './node-names.ts';
import { sameConnection, type Connection } from '../connection/connection.ts';
import { Emitter } from '../connection/emitter.ts';
import { wakeable, type Clock, type WakeableClock } from './clock.ts';
import { Senders } from './senders.ts';
import { followCommand, type CommandSnapshot } from './command-run.ts';
import { isTerminal } from './run-status.ts';

/** A command that this window sent or that was opened from the history. */
export interface Run {
  readonly commandId: string;
  /** The clients that it was sent with; they outlast a switch of the connection. */
  readonly clients: Clients;
  readonly snapshot: CommandSnapshot;
  /** Why its status is not known at the moment. */
  readonly problem: unknown;
  /** False once it has ended, or when following failed for good. */
  readonly following: boolean;
  /** True for commands that go on, or did when this window began to follow them; false for those of the history. */
  readonly listed: boolean;
  /** Who has sent it, once somebody has asked CloudTrail. */
  readonly sender?: CommandSender | undefined;
}

/** Names cost two calls per 50 nodes. A command on more nodes shows those that are known, and else computer names. */
const mostNamed = 1000;

interface Entry {
  run: Run;
  readonly abort: AbortController;
  readonly clock: WakeableClock;
  done: Promise<Run>;
  /** True while names of its nodes are being looked up. */
  naming: boolean;
}

/** The commands that this window follows, newest first. They go on when the connection is switched. */
export class Runs {
  readonly #entries = new Map<string, Entry>();
  readonly #changes = new Emitter<Run>();
  readonly #clock: Clock;
  readonly #renewed: (clients: Clients) => Clients;
  /** What the nodes of commands are called; shared by everything that shows them. */
  readonly names = new NodeNames();
  /** Who has sent commands, as far as somebody wanted to know. */
  readonly senders = new Senders();

  /** Fires on every change of a run. */
  readonly onChange = this.#changes.event;

  /**
   * @param renewed the clients to call with from now on instead of those that a command was sent with, because the
   * credentials may have been renewed meanwhile
   */
  constructor(clock: Clock, renewed: (clients: Clients) => Clients = (clients) => clients) {
    this.#clock = clock;
    this.#renewed = renewed;
  }

  get(commandId: string): Run | undefined {
    const run = this.#entries.get(commandId)?.run;
    return run && this.#withSender(run);
  }

  /** The runs of one account and region, newest first. */
  list(connection: Connection | undefined): Run[] {
    return [...this.#entries.values()]
      .flatMap(({ run }) => (run.listed ? [run] : []))
      .filter((run) => sameConnection(run.clients.connection, connection))
      .map((run) => this.#withSender(run))
      .reverse();
  }

  #withSender(run: Run): Run {
    const sender = this.senders.of(run.commandId);
    return sender === undefined ? run : { ...run, sender };
  }

  /**
   * Asks CloudTrail who has sent a command; see `Senders`. Undefined if it does not know.
   */
  async findSender({ clients, snapshot, commandId }: Run): Promise<CommandSender | undefined> {
    const sender = await this.senders.find(clients, snapshot.command);
    const known = this.#entries.get(commandId);
    if (sender !== undefined && known !== undefined) this.#changes.fire(this.#withSender(known.run));
    return sender;
  }

  /**
   * Follows a command until it ends. One that is already followed is not followed twice.
   * @returns the run as it ended; it rejects if its status could not be read any more.
   */
  follow(clients: Clients, command: Command): Promise<Run> {
    return this.#follow(clients, command, true);
  }

  /**
   * Reads a command of the history once if it has ended, and follows it if it goes on. One that is known already, as it
   * ended, is not read again; one whose status cannot be read at the moment is looked at now.
   */
  read(clients: Clients, command: Command): Promise<Run> {
    const known = this.#entries.get(command.commandId);
    if (known !== undefined && known.run.problem === undefined) return known.done;
    return this.#follow(clients, command, known?.run.listed ?? !isTerminal(command.status));
  }

  #follow(clients: Clients, command: Command, listed: boolean): Promise<Run> {
    const known = this.#entries.get(command.commandId);
    if (known?.run.following === true) {
      if (known.run.problem !== undefined) known.clock.wake();
      return known.done;
    }
    const abort = new AbortController();
    const run: Run = {
      commandId: command.commandId,
      clients: renewing(clients, this.#renewed),
      snapshot: known?.run.snapshot ?? { command, invocations: [] },
      problem: undefined,
      following: true,
      listed,
    };
    const clock = wakeable(this.#clock);
    const entry: Entry = { run, abort, clock, done: Promise.resolve(run), naming: false };
    this.#entries.set(command.commandId, entry);
    entry.done = this.#watch(entry, command);
    this.#changes.fire(run);
    return entry.done;
  }

  /**
   * Asks the service to stop a run unless it has ended: on all its nodes, or on those named that have not. The nodes
   * tell by their statuses whether they did.
   */
  async cancel(run: Run, instanceIds?: readonly string[]): Promise<void> {
    const { clients, snapshot, commandId } = this.get(run.commandId) ?? run;
    if (isTerminal(snapshot.command.status)) return;
    if (instanceIds === undefined) return cancelCommand(clients, { commandId });
    const ended = new Set(
      snapshot.invocations.filter(({ status }) => isTerminal(status)).map(({ instanceId }) => instanceId),
    );
    await cancelCommand(clients, { commandId, instanceIds: instanceIds.filter((id) => !ended.has(id)) });
  }

  /** Looks now at the commands of a connection whose status could not be read: its credentials were renewed. */
  lookAgain(connection: Connection): void {
    for (const { run, clock } of this.#entries.values()) {
      const lost = run.following && run.problem !== undefined;
      if (lost && sameConnection(run.clients.connection, connection)) clock.wake();
    }
  }

  dispose(): void {
    for (const { abort } of this.#entries.values()) abort.abort();
  }

  async #watch(entry: Entry, command: Command): Promise<Run> {
    const { signal } = entry.abort;
    const options = { clock: entry.clock, signal };
    try {
      for await (const { value, problem } of followCommand(entry.run.clients, command, options)) {
        this.#update(entry, { snapshot: value, problem });
        this.#nameNodes(entry);
      }
      this.#update(entry, { following: false });
      return entry.run;
    } catch (error) {
      this.#update(entry, { following: false, problem: error });
      throw error;
    }
  }

  /** Looks up names beside the polling: statuses do not wait for them. */
  #nameNodes(entry: Entry): void {
    const { invocations } = entry.run.snapshot;
    if (entry.naming || invocations.length > mostNamed) return;
    entry.naming = true;
    const ids = invocations.map(({ instanceId }) => instanceId);
    this.names
      .learn(entry.run.clients, ids, entry.abort.signal)
      .then((learned) => learned && this.#changes.fire(entry.run))
      .catch(() => undefined)
      .finally(() => (entry.naming = false));
  }

  #update(entry: Entry, change: Partial<Run>): void {
    entry.run = { ...entry.run, ...change };
    this.#changes.fire(entry.run);
  }
}

/** Clients that make each call with those that have taken their place. */
function renewing(clients: Clients, renewed: (clients: Clients) => Clients): Clients {
  return {
    connection: clients.connection,
    get readOnly() {
      return renewed(clients).readOnly;
    },
    get production() {
      return renewed(clients).production;
    },
    call: async (name, input, signal) => renewed(clients).call(name, input, signal),
    close: () => renewed(clients).close(),
  };
}
