import type { Clients, Output } from './clients.ts';
import { paginate, type Page } from './page.ts';
import { toRunRequest, toSendCommandInput, type RunRequest } from './run-request.ts';

export type CommandStatus = NonNullable<Output<'ssm:SendCommand'>['Command']>['Status'] & string;
export type CommandInvocationStatus = Output<'ssm:GetCommandInvocation'>['Status'] & string;

/** One document sent to nodes, as the service counts it. */
export interface Command {
  readonly commandId: string;
  readonly documentName: string;
  readonly documentVersion: string | undefined;
  readonly requested: Date | undefined;
  readonly status: CommandStatus;
  /** Finer than the status: `NoInstancesInTag`, `DeliveryTimedOut`, … */
  readonly statusDetails: string;
  /** 0 until the service has resolved the tags. */
  readonly targetCount: number;
  readonly completedCount: number;
  readonly errorCount: number;
  /** Where the whole outputs are kept; undefined if nowhere. */
  readonly outputs?: CommandOutputs | undefined;
  /** The alarm that has stopped it. */
  readonly triggeredAlarm?: TriggeredAlarm | undefined;
}

/** An alarm of CloudWatch that has gone off, or whose state could not be read. */
export interface TriggeredAlarm {
  readonly name: string;
  readonly readable: boolean;
}

/** Where a command was told to keep its outputs: in a bucket, in a log group, or in both. */
export interface CommandOutputs {
  readonly bucket?: { readonly name: string; readonly prefix: string; readonly region: string | undefined };
  readonly logGroup?: string;
}

/** A command on one node. */
export interface CommandInvocation {
  readonly commandId: string;
  readonly instanceId: string;
  /** The node's name as the service knows it. */
  readonly instanceName: string | undefined;
  readonly status: CommandInvocationStatus;
  /** Finer than the status: `Undeliverable`, `DeliveryTimedOut`, `InvalidPlatform`, … */
  readonly statusDetails: string;
}

/** A command on one node, among the commands of that node. */
export interface NodeCommand extends CommandInvocation {
  readonly documentName: string;
  readonly requested: Date | undefined;
}

/** What one step of a document did on one node. */
export interface StepOutput {
  readonly name: string;
  readonly status: string;
  readonly statusDetails: string;
  /** -1 while the step has not ended. */
  readonly responseCode: number | undefined;
  /** The first 24,000 characters, as GetCommandInvocation gives them (8,000 of errors), or all. */
  readonly standardOutput: string;
  readonly standardError: string;
  /** Where a stream was read from, or why there is no more of it than its beginning. */
  readonly notes?: { readonly stdout: string | undefined; readonly stderr: string | undefined };
}

/** The most nodes that one command can name by id, and the most targets (API shapes InstanceIdList and Targets). */
export const maxInstanceIds = 50;
export const maxTargets = 5;

/** Runs a document on nodes. One call, never repeated by us: a second one would run the document twice. */
export async function sendCommand(
  clients: Clients,
  request: RunRequest,
  signal?: AbortSignal,
): Promise<Command> {
  const answer = await clients.call('ssm:SendCommand', toSendCommandInput(request), signal);
  if (answer.Command?.CommandId === undefined) {
    throw new Error(
      'The endpoint answered without a command id. Look at the command history before you run again.',
    );
  }
  return toCommand(answer.Command);
}

/** The command's own status and counts. One call. Undefined if the service does not know it (any more). */
export async function getCommand(
  clients: Clients,
  commandId: string,
  signal?: AbortSignal,
): Promise<Command | undefined> {
  const { Commands } = await clients.call('ssm:ListCommands', { CommandId: commandId }, signal);
  const command = Commands?.[0];
  return command === undefined ? undefined : toCommand(command);
}

/** What a command asked for, to be asked for again. One call. @throws if the service does not know it (any more) */
export async function getRunRequest(
  clients: Clients,
  commandId: string,
  signal?: AbortSignal,
): Promise<RunRequest> {
  const { Commands } = await clients.call('ssm:ListCommands', { CommandId: commandId }, signal);
  const sent = Commands?.[0];
  if (sent === undefined) {
    throw new Error('Systems Manager does not know this command any more. It keeps commands for 30 days.');
  }
  return toRunRequest(sent);
}

/** What ListCommands filters by; each of them once. Times are like `2026-07-07T00:00:00Z`. */
export interface CommandCondition {
  readonly key: 'DocumentName' | 'Status' | 'InvokedAfter' | 'InvokedBefore';
  readonly value: string;
}

/** Lists the account's commands, newest first, for the last 30 days. One call per page of 50. */
export function listCommands(
  clients: Clients,
  signal?: AbortSignal,
  conditions: readonly CommandCondition[] = [],
): AsyncIterable<Page<Command>> {
  const filters = conditions.length === 0 ? {} : { Filters: [...conditions] };
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:ListCommands',
      { ...filters, MaxResults: 50, NextToken: nextToken },
      signal,
    );
    return { items: (answer.Commands ?? []).map(toCommand), nextToken: answer.NextToken };
  });
}

/** Lists the nodes of a command with their statuses, without outputs. One call per page of 50. */
export function listCommandInvocations(
  clients: Clients,
  commandId: string,
  signal?: AbortSignal,
): AsyncIterable<Page<CommandInvocation>> {
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:ListCommandInvocations',
      { CommandId: commandId, MaxResults: 50, NextToken: nextToken },
      signal,
    );
    return { items: (answer.CommandInvocations ?? []).map(toInvocation), nextToken: answer.NextToken };
  });
}

/** Lists what has run on a node in the last 30 days, newest first, without outputs. One call per page of 50. */
export function listNodeCommands(
  clients: Clients,
  nodeId: string,
  signal?: AbortSignal,
): AsyncIterable<Page<NodeCommand>> {
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:ListCommandInvocations',
      { InstanceId: nodeId, MaxResults: 50, NextToken: nextToken },
      signal,
    );
    const items = (answer.CommandInvocations ?? []).map((invocation) => ({
      ...toInvocation(invocation),
      documentName: invocation.DocumentName ?? '',
      requested: invocation.RequestedDateTime,
    }));
    return { items, nextToken: answer.NextToken };
  });
}

/**
 * Reads what a command did on one node, step by step: one call for the steps and one for each step that has started.
 * No invocation if the service does not know it (yet).
 */
export async function getStepOutputs(
  clients: Clients,
  invocation: Pick<CommandInvocation, 'commandId' | 'instanceId'>,
  signal?: AbortSignal,
): Promise<{ readonly invocation: CommandInvocation | undefined; readonly steps: readonly StepOutput[] }> {
  const key = { CommandId: invocation.commandId, InstanceId: invocation.instanceId };
  const { CommandInvocations } = await clients.call(
    'ssm:ListCommandInvocations',
    { ...key, Details: true },
    signal,
  );
  const found = CommandInvocations?.[0];
  const steps: StepOutput[] = [];
  for (const { Name = '', Status = 'Pending', StatusDetails = '' } of found?.CommandPlugins ?? []) {
    const output =
      Status === 'Pending'
        ? undefined
        : await clients.call('ssm:GetCommandInvocation', { ...key, PluginName: Name }, signal);
    steps.push({
      name: Name,
      status: output?.Status ?? Status,
      statusDetails: output?.StatusDetails ?? StatusDetails,
      responseCode: output?.ResponseCode,
      standardOutput: output?.StandardOutputContent ?? '',
      standardError: output?.StandardErrorContent ?? '',
    });
  }
  return { invocation: found && toInvocation(found), steps };
}

/**
 * Asks the service to stop a command: on all its nodes with one call, or on those named with one per 50. Nodes that have
 * begun may still finish.
 */
export async function cancelCommand(
  clients: Clients,
  { commandId, instanceIds }: { readonly commandId: string; readonly instanceIds?: readonly string[] },
  signal?: AbortSignal,
): Promise<void> {
  if (instanceIds === undefined) {
    await clients.call('ssm:CancelCommand', { CommandId: commandId }, signal);
    return;
  }
  for (let start = 0; start < instanceIds.length; start += maxInstanceIds) {
    const InstanceIds = instanceIds.slice(start, start + maxInstanceIds);
    await clients.call('ssm:CancelCommand', { CommandId: commandId, InstanceIds }, signal);
  }
}

type Sent = NonNullable<Output<'ssm:SendCommand'>['Command']>;

function toCommand(command: Sent): Command {
  return {
    commandId: command.CommandId ?? '',
    documentName: command.DocumentName ?? '',
    documentVersion: command.DocumentVersion === '' ? undefined : command.DocumentVersion,
    requested: command.RequestedDateTime,
    status: command.Status ?? 'Pending',
    statusDetails: command.StatusDetails ?? '',
    targetCount: command.TargetCount ?? 0,
    completedCount: command.CompletedCount ?? 0,
    errorCount: command.ErrorCount ?? 0,
    ...toOutputs(command),
    ...toTriggeredAlarm(command),
  };
}

function toTriggeredAlarm({ TriggeredAlarms: [alarm] = [] }: Sent): Pick<Command, 'triggeredAlarm'> {
  if (alarm?.Name === undefined) return {};
  return { triggeredAlarm: { name: alarm.Name, readable: alarm.State !== 'UNKNOWN' } };
}

function toOutputs({
  OutputS3BucketName: name = '',
  OutputS3KeyPrefix: prefix = '',
  OutputS3Region: region = '',
  CloudWatchOutputConfig: { CloudWatchOutputEnabled: enabled, CloudWatchLogGroupName: group = '' } = {},
  DocumentName: document = '',
}: Sent): Pick<Command, 'outputs'> {
  if (name === '' && enabled !== true) return {};
  return {
    outputs: {
      ...(name === '' ? {} : { bucket: { name, prefix, region: region === '' ? undefined : region } }),
      // Without a name the group is called after the document (API reference, CloudWatchOutputConfig).
      ...(enabled === true ? { logGroup: group === '' ? `/aws/ssm/${document}` : group } : {}),
    },
  };
}

type Listed = NonNullable<Output<'ssm:ListCommandInvocations'>['CommandInvocations']>[number];

export function toInvocation(invocation: Listed): CommandInvocation {
  return {
    commandId: invocation.CommandId ?? '',
    instanceId: invocation.InstanceId ?? '',
    instanceName: invocation.InstanceName === '' ? undefined : invocation.InstanceName,
    status: invocation.Status ?? 'Pending',
    statusDetails: invocation.StatusDetails ?? '',
  };
}
