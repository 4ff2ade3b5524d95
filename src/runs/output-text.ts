import type { CommandInvocation, StepOutput } from '../aws/commands.ts';
import { isTerminal } from './run-status.ts';

/**
 * GetCommandInvocation gives the first 24,000 characters of each stream.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html
 */
const outputLimit = 24_000;

/** What a command did on one node, as a text to read. `node` is the node's name for people. */
export function renderOutput(
  node: string,
  invocation: Pick<CommandInvocation, 'instanceId' | 'commandId' | 'statusDetails' | 'status'> | undefined,
  steps: readonly StepOutput[],
): string {
  const status = invocation === undefined ? '' : describeStatus(invocation.status, invocation.statusDetails);
  const id = invocation === undefined || invocation.instanceId === node ? '' : ` (${invocation.instanceId})`;
  const ended = invocation !== undefined && isTerminal(invocation.status);
  const nothing = ended ? 'There is no output.' : 'There is no output yet.';
  const head = [`${node}${id}: ${status}`, ...(steps.length === 0 ? ['', nothing] : [])];
  return `${[...head, ...steps.flatMap(renderStep)].join('\n')}\n`;
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
    ...stream(undefined, step.standardOutput),
    ...stream('── Standard error ', step.standardError),
    ...(step.standardOutput === '' && step.standardError === '' ? ['(no output)'] : []),
  ];
}

function stream(title: string | undefined, text: string): string[] {
  if (text === '') return [];
  const lines = [...(title === undefined ? [] : [title.padEnd(80, '─')]), text.replace(/\n$/, '')];
  if (text.length >= outputLimit) {
    lines.push(
      `(cut off here: Systems Manager keeps the first ${outputLimit.toLocaleString('en')} characters of each stream; send the whole output to S3 or CloudWatch Logs to keep it)`,
    );
  }
  return lines;
}
