import type { DetailedInvocation } from '../aws/command-invocations.ts';
import type { Command } from '../aws/commands.ts';
import { describeConnection, type Connection } from '../connection/connection.ts';
import type { NodeNames } from '../runs/node-names.ts';
import { describeStatus } from '../runs/output-text.ts';
import type { RunOutputs } from '../runs/run-outputs.ts';
import { summarize } from '../runs/run-status.ts';
import { toCsv } from './csv.ts';
import { escapeMarkdown } from './tree-node.ts';

/** What a report is about. */
export interface Reported {
  readonly command: Command;
  readonly connection: Connection;
  readonly invocations: readonly DetailedInvocation[];
  readonly names: NodeNames;
  readonly outputs: RunOutputs;
}

export const reportFormats = ['JSON', 'CSV', 'Markdown'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The results of a command as a text to keep or to hand on: a row per step of each node, or groups of equal results. */
export function runReport(format: ReportFormat, reported: Reported): string {
  switch (format) {
    case 'JSON':
      return `${JSON.stringify(asJson(reported), undefined, 2)}\n`;
    case 'CSV':
      return asCsv(reported);
    case 'Markdown':
      return asMarkdown(reported);
  }
}

function asJson({ command, connection, invocations, names, outputs }: Reported): object {
  const cut = new Set(outputs.cutNodes(invocations));
  return {
    commandId: command.commandId,
    document: command.documentName,
    version: command.documentVersion,
    connection: describeConnection(connection),
    requested: command.requested?.toISOString(),
    status: command.status,
    statusDetails: command.statusDetails,
    nodes: invocations.map((invocation) => ({
      id: invocation.instanceId,
      name: names.of(invocation),
      status: invocation.status,
      statusDetails: invocation.statusDetails,
      ...(invocation.trace === '' ? {} : { trace: invocation.trace }),
      outputComplete: !cut.has(invocation),
      steps: invocation.steps.map((step) => ({
        name: step.name,
        status: step.status,
        exitCode: step.responseCode,
        started: isoTime(step.started),
        finished: isoTime(step.finished),
        output: outputs.textOf(invocation, step.name),
      })),
    })),
  };
}

const csvColumns = [
  'Node',
  'Node id',
  'Status',
  'Step',
  'Step status',
  'Exit code',
  'Started',
  'Finished',
  'Output',
];

function asCsv({ invocations, names, outputs }: Reported): string {
  const rows = invocations.flatMap((invocation) => {
    const node = [names.of(invocation), invocation.instanceId, statusOf(invocation)];
    if (invocation.steps.length === 0) return [[...node, '', '', '', '', '', invocation.trace]];
    return invocation.steps.map((step) => [
      ...node,
      step.name,
      describeStatus(step.status, step.statusDetails),
      step.responseCode === undefined ? '' : String(step.responseCode),
      isoTime(step.started) ?? '',
      isoTime(step.finished) ?? '',
      outputs.textOf(invocation, step.name),
    ]);
  });
  return toCsv(csvColumns, rows);
}

function asMarkdown(reported: Reported): string {
  const { command, connection, invocations, outputs } = reported;
  const { ended, open } = outputs.groups(invocations);
  const sections = ended.map((members) => groupSection(members, reported));
  const facts = [
    ['Status', describeStatus(command.status, command.statusDetails)],
    ['Nodes', summarize(invocations) || 'none'],
    ['Sent', command.requested?.toISOString() ?? 'unknown'],
    ['Where', describeConnection(connection)],
    ['Command id', command.commandId],
  ].map(([name = '', value = '']) => `| ${name} | ${escapeMarkdown(value)} |`);
  return `${[
    `# ${escapeMarkdown(command.documentName)}`,
    ['| | |', '| :-- | :-- |', ...facts].join('\n'),
    ...sections,
    ...(open.length === 0 ? [] : [`## ${plural(open.length)} not finished\n\n${listNodes(open, reported)}`]),
  ].join('\n\n')}\n`;
}

function groupSection(members: readonly DetailedInvocation[], reported: Reported): string {
  const [first] = members;
  if (first === undefined) return '';
  const cut = reported.outputs.cutNodes([first]).length > 0;
  const steps = first.steps.map((step) => {
    const code = step.responseCode === undefined ? '' : `, exit code ${step.responseCode}`;
    const text = reported.outputs.textOf(first, step.name).replace(/\n$/, '');
    const title = `**${escapeMarkdown(step.name)}**: ${describeStatus(step.status, step.statusDetails)}${code}`;
    return text === '' ? title : `${title}\n\n${fenced(text)}`;
  });
  return [
    `## ${plural(members.length)}: ${statusOf(first)}`,
    listNodes(members, reported),
    ...(first.trace === '' ? [] : [escapeMarkdown(first.trace)]),
    ...steps,
    ...(cut ? ['The output is longer than the beginning that stands here.'] : []),
  ].join('\n\n');
}

/** Nodes that a report names in full; a thousand names are of no use to a reader. */
const namesListed = 50;

function listNodes(members: readonly DetailedInvocation[], { names }: Reported): string {
  const listed = members.slice(0, namesListed).map((one) => {
    const name = names.of(one);
    return escapeMarkdown(name === one.instanceId ? name : `${name} (${one.instanceId})`);
  });
  const more = members.length - listed.length;
  return `${listed.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`;
}

/** A block of code around a text that may hold fences itself. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

const statusOf = ({ status, statusDetails }: DetailedInvocation): string =>
  describeStatus(status, statusDetails);

const plural = (count: number): string => `${count.toLocaleString('en')} node${count === 1 ? '' : 's'}`;

const isoTime = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : new Date(time).toISOString();
