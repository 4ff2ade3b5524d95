import type { CommandInvocation, CommandStatus, TriggeredAlarm } from '../aws/commands.ts';

/**
 * True if the status will not change any more. `Delayed` and `Cancelling` will.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html
 */
export function isTerminal(status: CommandStatus | CommandInvocation['status']): boolean {
  return ['Success', 'Cancelled', 'TimedOut', 'Failed'].includes(status);
}

/** Nodes by where they stand: `1 failed, 3 succeeded, 2 running`. */
export function summarize(invocations: readonly CommandInvocation[]): string {
  const counts = new Map<string, number>();
  for (const { status } of invocations) {
    const word = statusWords[status];
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return Object.values(statusWords)
    .filter((word, index, all) => all.indexOf(word) === index && counts.has(word))
    .map((word) => `${(counts.get(word) ?? 0).toLocaleString('en')} ${word}`)
    .join(', ');
}

/** Why a command has stopped before its last node. */
export function describeAlarm({ name, readable }: TriggeredAlarm): string {
  return readable ? `stopped by the alarm ${name}` : `stopped because the alarm ${name} could not be read`;
}

/** What each status is called in counts, in the order in which counts stand. */
export const statusWords: Readonly<Record<CommandInvocation['status'], string>> = {
  Failed: 'failed',
  TimedOut: 'timed out',
  Cancelled: 'cancelled',
  Success: 'succeeded',
  InProgress: 'running',
  Cancelling: 'being cancelled',
  Delayed: 'delayed',
  Pending: 'pending',
};
