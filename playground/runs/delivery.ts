import { keepOutput } from '../outputs/keep-output.ts';
import type { OutputStore } from '../outputs/output-store.ts';
import { sleep } from './clock.ts';
import type { CommandPlan, CommandRequest, CommandSurroundings } from './command-request.ts';
import type { Invocation } from './invocation.ts';
import type { LoweredStep } from './lower.ts';
import { runOnNode } from './run-on-node.ts';
import type { InvocationState } from './status.ts';
import { documentResult, type StepResult } from './step-result.ts';

export interface Delivery {
  readonly request: CommandRequest;
  readonly document: CommandPlan['document'];
  readonly surroundings: CommandSurroundings;
  readonly signal: AbortSignal;
}

/** Brings a command to one of its nodes, by the node's ping status, and waits for the end. */
export async function deliver(
  invocation: Invocation,
  { request, document, surroundings, signal }: Delivery,
): Promise<InvocationState> {
  const { tools, timing, region, outputs } = surroundings;
  const { node } = invocation;
  const wait = async (milliseconds: number, state: InvocationState): Promise<InvocationState> => {
    await sleep(tools.clock, milliseconds, signal);
    return signal.aborted ? 'Cancelled' : state;
  };
  if (node.pingStatus === 'Inactive') return wait(timing.undeliverable, 'Undeliverable');
  if (node.pingStatus === 'ConnectionLost') {
    return wait((request.timeoutSeconds * 1000) / timing.deliverySpeed, 'DeliveryTimedOut');
  }
  await sleep(tools.clock, timing.delivery * (1 + jitter(node.instanceId)), signal);
  if (signal.aborted) return 'Cancelled';
  if (document instanceof Error) {
    invocation.trace = document.message;
    return 'Failed';
  }
  const keep = outputKeeper(request, node.instanceId, outputs);
  const results = await runOnNode(document, {
    ...(keep === undefined ? {} : { keep }),
    invocation,
    signal,
    tools,
    region,
    commandId: request.commandId,
  });
  await sleep(tools.clock, timing.reply, signal);
  const result = documentResult(results);
  return result === 'TimedOut' ? 'ExecutionTimedOut' : result;
}

/** Puts the outputs of a node's steps where the command was told to keep them; undefined if it was not. */
function outputKeeper(
  { commandId, documentName, outputS3BucketName, outputS3KeyPrefix, cloudWatchOutputConfig }: CommandRequest,
  instanceId: string,
  outputs: OutputStore,
): ((step: LoweredStep, result: StepResult) => void) | undefined {
  const { CloudWatchLogGroupName: group = '', CloudWatchOutputEnabled: enabled } = cloudWatchOutputConfig;
  if (outputS3BucketName === '' && enabled !== true) return undefined;
  const places = {
    bucket: outputS3BucketName,
    prefix: outputS3KeyPrefix,
    logGroup: enabled === true ? group || `/aws/ssm/${documentName}` : '',
  };
  return ({ name: step, action }, { stdout, stderr, finishedAt: at }) =>
    keepOutput(outputs, places, { commandId, instanceId, step, action, stdout, stderr, at });
}

/** A number from 0 up to 1 that is always the same for a node. */
function jitter(instanceId: string): number {
  return Number.parseInt(instanceId.slice(-3), 16) / 0x1000;
}
