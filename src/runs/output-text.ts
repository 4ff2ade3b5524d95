import type { CommandInvocation, StepOutput } from '../aws/commands.ts';
import { isTerminal } from './run-status.ts';

/**
 * Where GetCommandInvocation ends a stream that is longer than it gives: the first 24,000 characters of standard output,
 * 8,000 of standard error.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html
 */
const cutMark = '--output truncated--';

/** What a text about one node says. */
export interface RenderedOutput {
  /** The node's name for people. */
  readonly node: string;
  readonly invocation:
    Pick<CommandInvocation, 'instanceId' | 'commandId' | 'statusDetails' | 'status'> | undefined;
  readonly steps: readonly StepOutput[];
  /** Other nodes whose results are the same, by their names. */
  readonly alike?: readonly string[];
}

/** What a command did on one node, as a text to read. */
export function renderOutput({ node, invocation, steps, alike = [] }: RenderedOutput): string {
  const status = invocation === undefined ? '' : describeStatus(invocation.status, invocation.statusDetails);
  const id = invocation === undefined || invocation.instanceId === node ? '' : ` (${invocation.instanceId})`;
  const ended = invocation !== undefined && isTerminal(invocation.status);
  const nothing = ended ? 'There is no output.' : 'There is no output yet.';
  const others = alike.length === 0 ? [] : [`The same on ${countNodes(alike.length)}: ${alike.join(', ')}`];
  const head = [`${node}${id}: ${status}`, ...others, ...(steps.length === 0 ? ['', nothing] : [])];
  return `${[...head, ...steps.flatMap(renderStep)].join('\n')}\n`;
}

const countNodes = (count: number): string =>
  `${count.toLocaleString('en')} other node${count === 1 ? '' : 's'}`;

/** The same without what names the node, so that the outputs of two nodes can be compared. */
export function renderSteps(steps: readonly StepOutput[]): string {
  return `${steps.flatMap(renderStep).slice(1).join('\n')}\n`;
}

/** True if the service has kept the rest of a stream to itself. */
export function isCutOff(stream: string): boolean {
  return stream.trimEnd().endsWith(cutMark);
}

/** The status in words: the detail where it says more than the status. */
export function describeStatus(status: string, details: string): string {
  const text = details === '' ? status : details;
  // The service writes details without spaces or, in its older answers, with them.
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/^./, (letter) => letter.toUpperCase());
}

function renderStep(step: StepOutput, index: number): string[] {
  const code =
    step.responseCode === undefined || step.responseCode < 0 ? '' : `, exit code ${step.responseCode}`;
  const title = `── Step ${index + 1}: ${step.name} · ${describeStatus(step.status, step.statusDetails)}${code} `;
  return [
    '',
    title.padEnd(80, '─'),
    ...stream(undefined, step.standardOutput, step.notes?.stdout),
    ...stream('── Standard error ', step.standardError, step.notes?.stderr),
    ...(step.standardOutput === '' && step.standardError === '' ? ['(no output)'] : []),
  ];
}

function stream(title: string | undefined, text: string, note: string | undefined): string[] {
  if (text === '') return [];
  const lines = [...(title === undefined ? [] : [title.padEnd(80, '─')]), text.replace(/\n$/, '')];
  if (note !== undefined) lines.push(`(${note})`);
  else if (isCutOff(text)) lines.push(cutAdvice);
  return lines;
}

const cutAdvice =
  '(cut off here by Systems Manager, which keeps 24,000 characters of standard output and 8,000 of standard error. To have the rest next time, send the command with an S3 bucket or CloudWatch Logs for its output.)';
