import type { Clients } from '../aws/clients.ts';
import { listCommandInvocations, type Command, type CommandInvocation } from '../aws/commands.ts';
import { mapPages, onePage, type Page } from '../aws/page.ts';
import { describeAlarm, isTerminal, summarize } from '../runs/run-status.ts';
import type { NodeNames } from '../runs/node-names.ts';
import { describeStatus } from '../runs/output-text.ts';
import type { Run, Runs } from '../runs/runs.ts';
import { describeSender } from '../runs/senders.ts';
import { escapeMarkdown, factTable, type Icon, type TreeNode } from './tree-node.ts';

/** A row of the Runs view: a command. */
export interface RunRow extends TreeNode {
  readonly subject: Run;
}

/** A row below a command: one of its nodes. */
export interface InvocationRow extends TreeNode {
  readonly subject: CommandInvocation;
}

/**
 * The row of a command as it is now.
 * @param latest the run at a later moment: VS Code may ask an old row for its nodes after the command has got on, and
 *   keeps the answer for the rows that have come since
 */
export function runRow(run: Run, names: NodeNames, latest: () => Run = () => run): RunRow {
  const { command, invocations } = run.snapshot;
  const status = describeStatus(command.status, command.statusDetails);
  const counts = invocations.length === 0 ? countsOf(command) : summarize(invocations);
  const running = !isTerminal(command.status);
  const trouble = run.problem === undefined ? undefined : 'status not known at the moment';
  const time = command.requested?.toLocaleTimeString();
  return {
    id: command.commandId,
    label: command.documentName,
    description: [trouble ?? status, counts, time].filter(Boolean).join(' · '),
    tooltip: tooltip(run, status),
    icon: run.problem === undefined ? statusIcon(command.status) : { id: 'question' },
    accessibilityLabel: `${command.documentName}, ${trouble ?? status}, ${counts}, sent at ${time ?? 'an unknown time'}`,
    words: ['run', running ? 'running' : 'ended', ...(run.following ? [] : running ? ['lost'] : [])],
    command: { id: 'ssm.openResults', title: 'Open Results' },
    subject: run,
    expanded: true,
    children: () => onePage(shortened(invocationRows(latest().snapshot.invocations, names), latest())),
  };
}

/** How it went, as far as a list of commands tells. */
function countsOf({ targetCount, errorCount }: Command): string {
  if (targetCount === 0) return '';
  const nodes = `${targetCount.toLocaleString('en')} node${targetCount === 1 ? '' : 's'}`;
  return errorCount === 0 ? nodes : `${errorCount.toLocaleString('en')} of ${nodes} failed`;
}

/** Nodes that stand below a command that is followed; a tree of thousands that changes all the time is of no use. */
const mostNodes = 100;

/** The first nodes of many, and a row that leads to all of them. */
function shortened(rows: readonly InvocationRow[], run: Run): readonly TreeNode[] {
  const more = rows.length - mostNodes;
  if (more <= 0) return rows;
  const label = `${more.toLocaleString('en')} more nodes`;
  return [
    ...rows.slice(0, mostNodes),
    {
      id: `${run.commandId}/more`,
      label,
      description: 'in the results',
      icon: { id: 'table' },
      accessibilityLabel: `${label}, open the results to see all`,
      words: ['run'],
      command: { id: 'ssm.openResults', title: 'Open Results' },
      subject: run,
    },
  ];
}

/** What the rows of past commands need. */
export interface HistoryParts {
  readonly clients: Clients;
  readonly runs: Runs;
  /** The command as it was seen last; asked for whenever its row is drawn. */
  readonly latest?: (command: Command) => Command;
}

/** Commands of the account, page by page. One that is still going on is followed from the moment it is opened. */
export function historyRows(
  pages: AsyncIterable<Page<Command>>,
  parts: HistoryParts,
): AsyncIterable<Page<RunRow>> {
  return mapPages(pages, (commands) => commands.map((command) => new HistoryRow(command, parts)));
}

/** A command of the history. Its texts are made when they are asked for, because they change while it goes on. */
class HistoryRow implements RunRow {
  readonly id: string;
  readonly label: string;
  readonly contents = 'the nodes of this command';
  readonly command = { id: 'ssm.openResults', title: 'Open Results' };
  readonly #listed: Command;
  readonly #parts: HistoryParts;

  constructor(command: Command, parts: HistoryParts) {
    this.id = command.commandId;
    this.label = command.documentName;
    this.#listed = command;
    this.#parts = parts;
  }

  get subject(): Run {
    const snapshot = { command: this.#latest, invocations: [] };
    const { clients, runs } = this.#parts;
    const sender = runs.senders.of(this.id);
    const stands = { problem: undefined, following: false, listed: false };
    return { commandId: this.id, clients, snapshot, sender, ...stands };
  }
  get description() {
    return this.#row.description;
  }
  get tooltip() {
    return this.#row.tooltip;
  }
  get icon() {
    return this.#row.icon;
  }
  get accessibilityLabel() {
    return this.#row.accessibilityLabel;
  }
  get words() {
    return this.#row.words;
  }

  readonly children = (signal: AbortSignal): AsyncIterable<Page<TreeNode>> => {
    const { clients, runs } = this.#parts;
    if (isTerminal(this.#latest.status)) {
      return mapPages(listCommandInvocations(clients, this.id, signal), async (invocations) => {
        const ids = invocations.map(({ instanceId }) => instanceId);
        await runs.names.learn(clients, ids, signal);
        return invocationRows(invocations, runs.names);
      });
    }
    // From here on the row is one of the pinned ones, which show how it goes and why it does not.
    runs.follow(clients, this.#latest).catch(() => undefined);
    return onePage([]);
  };

  get #latest(): Command {
    return this.#parts.latest?.(this.#listed) ?? this.#listed;
  }

  get #row(): RunRow {
    return runRow(this.subject, this.#parts.runs.names);
  }
}

/** The nodes of a command, failures first. */
function invocationRows(invocations: readonly CommandInvocation[], names: NodeNames): InvocationRow[] {
  const rank = (status: CommandInvocation['status']): number =>
    ['Failed', 'TimedOut', 'Cancelled', 'Cancelling', 'InProgress', 'Delayed', 'Pending', 'Success'].indexOf(
      status,
    );
  return [...invocations]
    .sort((a, b) => rank(a.status) - rank(b.status) || names.of(a).localeCompare(names.of(b)))
    .map((invocation) => invocationRow(invocation, names.of(invocation)));
}

function invocationRow(invocation: CommandInvocation, label: string): InvocationRow {
  const status = describeStatus(invocation.status, invocation.statusDetails);
  return {
    id: `${invocation.commandId}/${invocation.instanceId}`,
    label,
    description: label === invocation.instanceId ? status : `${status} · ${invocation.instanceId}`,
    tooltip: `**${escapeMarkdown(label)}**\n\n${factTable([
      ['Status', status],
      ['Id', invocation.instanceId],
    ])}`,
    icon: statusIcon(invocation.status),
    accessibilityLabel: `${label}, ${status}, ${invocation.instanceId}`,
    words: ['invocation'],
    command: { id: 'ssm.openOutput', title: 'Open Output' },
    subject: invocation,
  };
}

export function statusIcon(status: CommandInvocation['status']): Icon {
  switch (status) {
    case 'Success':
      return { id: 'pass', color: 'testing.iconPassed' };
    case 'Failed':
      return { id: 'error', color: 'testing.iconFailed' };
    case 'TimedOut':
      return { id: 'watch', color: 'testing.iconFailed' };
    case 'Cancelled':
      return { id: 'circle-slash', color: 'disabledForeground' };
    case 'InProgress':
    case 'Cancelling':
      return { id: 'loading~spin' };
    case 'Delayed':
    case 'Pending':
      return { id: 'clock' };
  }
}

function tooltip({ snapshot: { command, invocations }, problem, sender }: Run, status: string): string {
  const facts = factTable([
    ['Status', status],
    ['Nodes', summarize(invocations) || undefined],
    ['Sent', command.requested?.toLocaleString()],
    ['Sent by', sender && describeSender(sender)],
    ['Alarm', command.triggeredAlarm && describeAlarm(command.triggeredAlarm)],
    ['Version', command.documentVersion],
    ['Command id', command.commandId],
    ['Problem', problem instanceof Error ? problem.message : undefined],
  ]);
  return `**${escapeMarkdown(command.documentName)}**\n\n${facts}`;
}
