import type { Clients } from '../aws/clients.ts';
import {
  getCommand,
  listCommandInvocations,
  type Command,
  type CommandInvocation,
  type CommandStatus,
} from '../aws/commands.ts';
import { isTransient } from '../aws/errors.ts';
import { collect } from '../aws/page.ts';
import type { Clock } from './clock.ts';
import { follow, type Sighting } from './follow.ts';

/** A command and its nodes at one moment. */
export interface CommandSnapshot {
  readonly command: Command;
  readonly invocations: readonly CommandInvocation[];
}

const interval = { shortest: 1000, longest: 10_000 };

/** So many looks in a row may miss a command: the service lists a new one a moment after it has taken it. */
const patience = 5;

/**
 * Follows a command to its end.
 *
 * Each look costs one ListCommandInvocations per 50 nodes; only when all of them have ended (or none is there yet) one
 * ListCommands tells whether the command as a whole has. The cost does not grow with outputs: they are read when opened.
 * Throws when the service does not know the command any more, which it forgets after 30 days.
 */
export function followCommand(
  clients: Clients,
  command: Command,
  options: { readonly clock: Clock; readonly signal: AbortSignal },
): AsyncGenerator<Sighting<CommandSnapshot>, void> {
  let known = command;
  let missed = 0;
  const read = async (signal: AbortSignal): Promise<CommandSnapshot> => {
    const invocations = await collect(listCommandInvocations(clients, command.commandId, signal));
    if (invocations.every(({ status }) => isTerminal(status))) {
      const found = await getCommand(clients, command.commandId, signal);
      missed = found === undefined ? missed + 1 : 0;
      if (missed === patience) throw new Error('Systems Manager does not know this command any more.');
      known = found ?? known;
    } else if (known.status === 'Pending') {
      known = { ...known, status: 'InProgress', statusDetails: 'InProgress' };
    }
    return { command: known, invocations };
  };
  return follow(read, (snapshot) => isTerminal(snapshot.command.status), {
    ...options,
    interval,
    isTransient,
  });
}

/**
 * True if the status will not change any more. `Delayed` and `Cancelling` will.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html
 */
export function isTerminal(status: CommandStatus | CommandInvocation['status']): boolean {
  return ['Success', 'Cancelled', 'TimedOut', 'Failed'].includes(status);
}

/** Nodes by where they stand: `3 succeeded, 1 failed, 2 running`. */
export function summarize(invocations: readonly CommandInvocation[]): string {
  const counts = new Map<string, number>();
  for (const { status } of invocations) {
    const word = statusWords[status];
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return Object.values(statusWords)
    .filter((word, index, all) => all.indexOf(word) === index && counts.has(word))
    .map((word) => `${counts.get(word) ?? 0} ${word}`)
    .join(', ');
}

const statusWords: Readonly<Record<CommandInvocation['status'], string>> = {
  Failed: 'failed',
  TimedOut: 'timed out',
  Cancelled: 'cancelled',
  Success: 'succeeded',
  InProgress: 'running',
  Cancelling: 'being cancelled',
  Delayed: 'delayed',
  Pending: 'pending',
};
