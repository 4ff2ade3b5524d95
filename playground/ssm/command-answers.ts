// How commands and invocations look in answers. Unset texts are "", as in the service's own answers (seen in the AWS
// CLI's examples of send-command, list-command-invocations and get-command-invocation).
import type {
  Command as CommandAnswer,
  CommandInvocation,
  CommandPlugin,
  CommandPluginStatus,
  GetCommandInvocationResult,
} from '../models/ssm-types.ts';
import type { Command } from '../runs/command.ts';
import type { Invocation, StepProgress } from '../runs/invocation.ts';
import { objectKey } from '../outputs/keep-output.ts';
import { outputSummary, standardErrorContent, standardOutputContent } from '../runs/output.ts';
import { isFinal, statusOfInvocation } from '../runs/status.ts';
import type { ResultStatus } from '../runs/step-result.ts';

/** A command as ListCommands shows it. Targets are counted when the service has looked them up. */
export function commandAnswer(command: Command): CommandAnswer {
  const { request, counts, state } = command;
  const known = command.visible || request.instanceIds.length > 0;
  return {
    CommandId: request.commandId,
    DocumentName: request.documentName,
    DocumentVersion: request.documentVersion,
    Comment: request.comment,
    ExpiresAfter: new Date(command.expiresAt),
    Parameters: request.parameters,
    InstanceIds: request.instanceIds,
    Targets: request.targets,
    RequestedDateTime: new Date(command.requestedAt),
    Status: state.status,
    StatusDetails: state.details,
    OutputS3Region: '',
    OutputS3BucketName: request.outputS3BucketName,
    OutputS3KeyPrefix: request.outputS3KeyPrefix,
    MaxConcurrency: request.maxConcurrency,
    MaxErrors: request.maxErrors,
    TargetCount: known ? counts.total : 0,
    CompletedCount: counts.total - counts.open,
    ErrorCount: counts.errors,
    DeliveryTimedOutCount: counts.of('DeliveryTimedOut'),
    ServiceRole: request.serviceRole,
    NotificationConfig: request.notificationConfig,
    CloudWatchOutputConfig: request.cloudWatchOutputConfig,
    TimeoutSeconds: request.timeoutSeconds,
    ...(request.alarmConfiguration === undefined ? {} : { AlarmConfiguration: request.alarmConfiguration }),
    ...(command.triggeredAlarm === undefined ? {} : { TriggeredAlarms: [command.triggeredAlarm] }),
  };
}

/** An invocation as ListCommandInvocations shows it; its plugins only if details were asked for. */
export function invocationAnswer(
  command: Command,
  invocation: Invocation,
  details: boolean,
): CommandInvocation {
  const { request } = command;
  return {
    CommandId: request.commandId,
    InstanceId: invocation.node.instanceId,
    InstanceName: invocation.node.computerName,
    Comment: request.comment,
    DocumentName: request.documentName,
    DocumentVersion: request.documentVersion,
    RequestedDateTime: new Date(invocation.requestedAt),
    Status: statusOfInvocation(invocation.state),
    StatusDetails: invocation.state,
    TraceOutput: invocation.trace,
    StandardOutputUrl: '',
    StandardErrorUrl: '',
    CommandPlugins: details
      ? command.stepNames.map((name, index) => pluginAnswer(command, invocation, { name, index }))
      : [],
    ServiceRole: request.serviceRole,
    NotificationConfig: request.notificationConfig,
    CloudWatchOutputConfig: request.cloudWatchOutputConfig,
  };
}

/** Which step of a command's document. */
interface StepPlace {
  readonly name: string;
  readonly index: number;
}

function pluginAnswer(
  { request }: Command,
  invocation: Invocation,
  { name, index }: StepPlace,
): CommandPlugin {
  const progress = invocation.steps[index];
  const { status, details } = stepState(invocation, progress);
  return {
    Name: name,
    Status: status === 'Cancelling' ? 'InProgress' : status,
    StatusDetails: details,
    ResponseCode: progress?.result?.code ?? -1,
    ...(progress && { ResponseStartDateTime: new Date(progress.startedAt) }),
    ...(progress?.result && { ResponseFinishDateTime: new Date(progress.result.finishedAt) }),
    Output: progress?.result?.output ?? outputSummary('', invocation.trace),
    StandardOutputUrl: '',
    StandardErrorUrl: '',
    OutputS3Region: '',
    OutputS3BucketName: request.outputS3BucketName,
    OutputS3KeyPrefix: request.outputS3KeyPrefix,
  };
}

/**
 * One step of an invocation as GetCommandInvocation shows it. Without a step, for a document that has several, it is
 * the invocation with no plugin's name, code and output (seen in an older CLI example).
 */
export function getInvocationAnswer(
  command: Command,
  invocation: Invocation,
  step: StepPlace | undefined,
): GetCommandInvocationResult {
  const { request } = command;
  const progress = step && invocation.steps[step.index];
  const result = progress?.result;
  const { status, details } = step
    ? stepState(invocation, progress)
    : { status: statusOfInvocation(invocation.state), details: invocation.state };
  return {
    CommandId: request.commandId,
    InstanceId: invocation.node.instanceId,
    Comment: request.comment,
    DocumentName: request.documentName,
    DocumentVersion: request.documentVersion,
    PluginName: step?.name ?? '',
    ResponseCode: result?.code ?? -1,
    ExecutionStartDateTime: progress ? new Date(progress.startedAt).toISOString() : '',
    ExecutionElapsedTime: result ? duration(result.finishedAt - result.startedAt) : '',
    ExecutionEndDateTime: result ? new Date(result.finishedAt).toISOString() : '',
    Status: status,
    StatusDetails: details,
    StandardOutputContent: standardOutputContent(result?.stdout ?? ''),
    StandardOutputUrl: streamUrl(command, invocation, step, 'stdout'),
    StandardErrorContent: standardErrorContent(result?.stderr ?? ''),
    StandardErrorUrl: streamUrl(command, invocation, step, 'stderr'),
    CloudWatchOutputConfig: request.cloudWatchOutputConfig,
  };
}

/** Where the whole stream of a step is, if the command was told to keep it in a bucket. */
function streamUrl(
  command: Command,
  { node: { instanceId } }: Invocation,
  step: StepPlace | undefined,
  stream: 'stdout' | 'stderr',
): string {
  const { outputS3BucketName: bucket, outputS3KeyPrefix: prefix, commandId } = command.request;
  const action = step && command.actionOf(step.index);
  if (bucket === '' || step === undefined || action === undefined) return '';
  const key = objectKey(prefix, { commandId, instanceId, step: step.name, action }, stream);
  return `https://s3.${command.region}.amazonaws.com/${bucket}/${key}`;
}

interface StepState {
  readonly status: CommandPluginStatus | 'Cancelling';
  readonly details: string;
}

/** A step that was skipped is a success for the service; the reason is in its output. */
const resultStates: Readonly<Record<ResultStatus, StepState>> = {
  Skipped: { status: 'Success', details: 'Success' },
  Success: { status: 'Success', details: 'Success' },
  SuccessAndReboot: { status: 'InProgress', details: 'InProgress' },
  Failed: { status: 'Failed', details: 'Failed' },
  Cancelled: { status: 'Cancelled', details: 'Cancelled' },
  TimedOut: { status: 'TimedOut', details: 'ExecutionTimedOut' },
};

/** A step without a result shares the invocation's state, unless it is waiting for the one before it. */
function stepState({ state, steps }: Invocation, progress: StepProgress | undefined): StepState {
  if (progress?.result) return resultStates[progress.result.status];
  if (!isFinal(state) && steps.length > 0 && !progress) return { status: 'Pending', details: 'Pending' };
  const status = statusOfInvocation(state);
  return { status: status === 'Delayed' ? 'InProgress' : status, details: state };
}

/** Milliseconds as an ISO 8601 duration, such as `PT1M2.5S`. */
function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = Number((seconds % 60).toFixed(3));
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest}S`;
}
