import { posix } from 'node:path';
import type { OutputStore } from './output-store.ts';

/** Where a command was told to keep its outputs; empty texts for nowhere. */
export interface OutputPlaces {
  readonly bucket: string;
  readonly prefix: string;
  readonly logGroup: string;
}

export interface StepOutputs {
  readonly commandId: string;
  readonly instanceId: string;
  /** A step without a name of its own, as those of schema 1.2 are, is called by its action. */
  readonly step: string;
  readonly action: string;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * Keeps what a step has written, as the agent does: a stream without output leaves nothing. Keys and names of log
 * streams are as seen in accounts: `…/awsrunShellScript/0.awsrunShellScript/stdout` and `…/aws-runShellScript/stdout` for
 * schema 1.2, `…/awsrunShellScript/<step>/stdout` and `…/<step>/stdout` for others.
 */
export function keepOutput(store: OutputStore, places: OutputPlaces, output: StepOutputs): void {
  const { at } = output;
  for (const stream of ['stdout', 'stderr'] as const) {
    const text = output[stream];
    if (text === '') continue;
    if (places.bucket !== '') {
      store.putObject(places.bucket, { key: objectKey(places.prefix, output, stream), text, at });
    }
    if (places.logGroup !== '') {
      store.putLog(places.logGroup, logStream(output, stream), { text, at });
    }
  }
}

type StepPlace = Pick<StepOutputs, 'commandId' | 'instanceId' | 'step' | 'action'>;

/** The key of a stream in the bucket. */
export function objectKey(
  prefix: string,
  { commandId, instanceId, step, action }: StepPlace,
  stream: 'stdout' | 'stderr',
): string {
  const plugin = action.replaceAll(':', '');
  const folder = step === action ? `0.${plugin}` : step;
  // As the agent joins them (BuildS3Path): a slash at the end of the prefix makes no empty folder.
  return posix.join(prefix, commandId, instanceId, plugin, folder, stream);
}

function logStream({ commandId, instanceId, step }: StepPlace, stream: string): string {
  return [commandId, instanceId, step.replaceAll(':', '-'), stream].join('/');
}
