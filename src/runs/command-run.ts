import type { Clients } from '../aws/clients.ts';
import type { DetailedInvocation } from '../aws/command-invocations.ts';
import { getCommand, type Command } from '../aws/commands.ts';
import { isTransient } from '../aws/errors.ts';
import type { Clock } from './clock.ts';
import { follow, type Sighting } from './follow.ts';
import { InvocationPages } from './invocation-pages.ts';
import { isTerminal } from './run-status.ts';

/** A command and its nodes at one moment. */
export interface CommandSnapshot {
  readonly command: Command;
  readonly invocations: readonly DetailedInvocation[];
}

/** Milliseconds between two looks. */
const pause = { shortest: 1000, longest: 10_000 };

/** What is shown of a long run may be so much of its time old. */
const tolerance = { looks: 0.05, pages: 0.1 };

/** So many looks in a row may miss a command, or the last nodes of one: the service is eventually consistent. */
const patience = 5;

/** The pages are read again when so great a part of the nodes has ended since. */
const worthwhile = 0.2;

/** Milliseconds per page between two readings of all that are open: one call per second on average at most. */
const pacePerPage = 1000;

/**
 * Follows a command to its end.
 *
 * The cost goes by pages of 50 nodes. A command of one page costs one ListCommandInvocations per look, and one
 * ListCommands when its nodes have ended. A longer one costs one ListCommands per look, which tells how many nodes have
 * ended, and its pages are read only when enough of them have since, or after a while; pages whose nodes have all ended
 * are not read again. A command that has ended itself is not asked for any more. The longer it has run already, the
 * slower it is looked at. The cost does not grow with outputs: what is longer than their beginnings is read when it is
 * opened.
 *
 * Throws when the service does not know the command any more, which it forgets after 30 days.
 */
export function followCommand(
  clients: Clients,
  command: Command,
  options: { readonly clock: Clock; readonly signal: AbortSignal },
): AsyncGenerator<Sighting<CommandSnapshot>, void> {
  const looks = new CommandLooks(clients, command, options.clock);
  return follow(
    (signal) => looks.look(signal),
    () => looks.finished,
    {
      ...options,
      interval: looks,
      isTransient,
      initial: { command, invocations: [] },
      isSame: (before, now) =>
        before.invocations === now.invocations &&
        JSON.stringify(before.command) === JSON.stringify(now.command),
    },
  );
}

/** What stands for a command that cannot be read at the moment, so that it can be followed until it can. */
export function unreadCommand(
  commandId: string,
  { documentName, requested }: Pick<Command, 'documentName' | 'requested'>,
): Command {
  return {
    ...{ commandId, documentName, documentVersion: undefined, requested },
    ...{ status: 'InProgress', statusDetails: 'InProgress' },
    ...{ targetCount: 0, completedCount: 0, errorCount: 0 },
  };
}

class CommandLooks {
  readonly #clients: Clients;
  readonly #clock: Clock;
  readonly #pages: InvocationPages;
  #command: Command;
  #missed = 0;
  #late = 0;
  /** When the pages were read last, and how many nodes the command said had ended by then. */
  #swept: { readonly at: number; readonly completed: number } | undefined;
  #finished = false;
  readonly #began: number;
  readonly longest = pause.longest;

  constructor(clients: Clients, command: Command, clock: Clock) {
    this.#clients = clients;
    this.#clock = clock;
    this.#began = clock.now();
    this.#command = command;
    this.#pages = new InvocationPages(clients, command.commandId);
  }

  get finished(): boolean {
    return this.#finished;
  }

  get shortest(): number {
    return Math.min(Math.max(pause.shortest, this.#elapsed * tolerance.looks), pause.longest);
  }

  get #elapsed(): number {
    return this.#clock.now() - this.#began;
  }

  async look(signal: AbortSignal): Promise<CommandSnapshot> {
    if (this.#pages.isLong) await this.#lookAtMany(signal);
    else await this.#lookAtOnePage(signal);
    return { command: this.#command, invocations: this.#pages.invocations };
  }

  async #lookAtOnePage(signal: AbortSignal): Promise<void> {
    await this.#sweep(signal);
    if (!this.#pages.allEnded) {
      if (this.#command.status === 'Pending') {
        this.#command = { ...this.#command, status: 'InProgress', statusDetails: 'InProgress' };
      }
      return;
    }
    await this.#readCommand(signal);
    this.#judge();
  }

  async #lookAtMany(signal: AbortSignal): Promise<void> {
    await this.#readCommand(signal);
    if (this.#isWorthSweeping()) await this.#sweep(signal);
    this.#judge();
  }

  #isWorthSweeping(): boolean {
    const { status, completedCount, targetCount } = this.#command;
    if (isTerminal(status) || this.#swept === undefined) return true;
    const fresh = completedCount - this.#swept.completed;
    if (fresh >= Math.max(1, targetCount * worthwhile)) return true;
    const age = this.#clock.now() - this.#swept.at;
    return age >= Math.max(this.#pages.openPages * pacePerPage, this.#elapsed * tolerance.pages);
  }

  async #sweep(signal: AbortSignal): Promise<void> {
    const { completedCount: completed } = this.#command;
    await this.#pages.sweep(signal);
    this.#swept = { at: this.#clock.now(), completed };
  }

  /** What has ended stays as it is, so nobody asks again. */
  async #readCommand(signal: AbortSignal): Promise<void> {
    if (isTerminal(this.#command.status)) return;
    const found = await getCommand(this.#clients, this.#command.commandId, signal);
    this.#missed = found === undefined ? this.#missed + 1 : 0;
    if (this.#missed === patience) throw new Error('Systems Manager does not know this command any more.');
    this.#command = found ?? this.#command;
  }

  /** The command has ended when it says so and so do all its nodes; for the last of them we wait a few looks. */
  #judge(): void {
    if (!isTerminal(this.#command.status)) return;
    const { allEnded, endedCount } = this.#pages;
    this.#finished = (allEnded && endedCount >= this.#command.targetCount) || ++this.#late === patience;
    // Nodes that are missing may be on any page; those that are known are on pages that are open still.
    if (!this.#finished && (allEnded || this.#late === patience - 1)) this.#pages.startAnew();
  }
}
