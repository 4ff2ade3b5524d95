import type { Clients } from '../aws/clients.ts';
import type { CommandOutputs, StepOutput } from '../aws/commands.ts';
import { readWholeStream, type StreamAddress } from '../aws/whole-output.ts';
import { isCutOff } from './output-text.ts';

/** Which node of which command, and where the command was told to keep its outputs. */
export interface KeptSteps {
  readonly commandId: string;
  readonly instanceId: string;
  readonly outputs: CommandOutputs;
}

/** True if Systems Manager has cut one of the streams. */
export function anyCutOff(steps: readonly StepOutput[]): boolean {
  return steps.some(
    ({ standardOutput, standardError }) => isCutOff(standardOutput) || isCutOff(standardError),
  );
}

/**
 * The same steps with the streams that Systems Manager has cut as they are kept in S3 or CloudWatch Logs. Where that
 * does not work, the beginning stays and a note says why.
 */
export async function wholeSteps(
  clients: Clients,
  kept: KeptSteps,
  steps: readonly StepOutput[],
  signal: AbortSignal,
): Promise<readonly StepOutput[]> {
  const whole: StepOutput[] = [];
  for (const step of steps) {
    const stdout = await wholeStream(clients, kept, { step, stream: 'stdout' }, signal);
    const stderr = await wholeStream(clients, kept, { step, stream: 'stderr' }, signal);
    whole.push({
      ...step,
      standardOutput: stdout.text,
      standardError: stderr.text,
      notes: { stdout: stdout.note, stderr: stderr.note },
    });
  }
  return whole;
}

async function wholeStream(
  clients: Clients,
  { commandId, instanceId, outputs }: KeptSteps,
  { step, stream }: { readonly step: StepOutput; readonly stream: StreamAddress['stream'] },
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly note: string | undefined }> {
  const text = stream === 'stdout' ? step.standardOutput : step.standardError;
  if (!isCutOff(text)) return { text, note: undefined };
  try {
    const address = { commandId, instanceId, step: step.name, stream };
    const found = await readWholeStream(clients, outputs, address, signal);
    if (found === undefined) {
      return {
        text,
        note: 'cut off here by Systems Manager, and the rest is not where the command was told to keep it',
      };
    }
    const { source, complete } = found;
    return {
      text: found.text,
      note: complete ? `read from ${source}` : `the first 10 MB, read from ${source}`,
    };
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    return { text, note: `cut off here by Systems Manager, and the rest could not be read: ${reason}` };
  }
}
