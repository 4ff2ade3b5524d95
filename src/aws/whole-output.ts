import { posix } from 'node:path';
import type { Clients, Output } from './clients.ts';
import type { CommandOutputs } from './commands.ts';
import { AwsError } from './errors.ts';

/** One stream of one step on one node. */
export interface StreamAddress {
  readonly commandId: string;
  readonly instanceId: string;
  /** The step's name as answers about commands give it. */
  readonly step: string;
  readonly stream: 'stdout' | 'stderr';
}

/** A stream as it is kept in a bucket or a log group. */
export interface WholeStream {
  readonly text: string;
  /** Where it was read from, for people. */
  readonly source: string;
  /** False if it is longer than `text`. */
  readonly complete: boolean;
}

/** Bytes that are read of a stream; more is of no use in an editor. */
const mostBytes = 10 * 2 ** 20;

/**
 * Reads a stream from where the command was told to keep it: one ListObjectsV2 and one GetObject, or one GetLogEvents
 * per megabyte. Undefined if it is in none of the places.
 * @throws AwsError if a place cannot be read, and no other one can
 */
export async function readWholeStream(
  clients: Clients,
  { bucket, logGroup }: CommandOutputs,
  address: StreamAddress,
  signal?: AbortSignal,
): Promise<WholeStream | undefined> {
  const readers = [
    ...(bucket === undefined ? [] : [() => readObject(clients, bucket, address, signal)]),
    ...(logGroup === undefined ? [] : [() => readLog(clients, logGroup, address, signal)]),
  ];
  for (const [index, read] of readers.entries()) {
    try {
      const found = await read();
      if (found !== undefined) return found;
    } catch (error) {
      signal?.throwIfAborted();
      // Another place may have it.
      if (index === readers.length - 1) throw error;
    }
  }
  return undefined;
}

async function readObject(
  clients: Clients,
  { name, prefix }: NonNullable<CommandOutputs['bucket']>,
  address: StreamAddress,
  signal: AbortSignal | undefined,
): Promise<WholeStream | undefined> {
  // As the agent joins them (BuildS3Path): a slash at the end of the prefix makes no empty folder.
  const folder = posix.join(prefix, address.commandId, address.instanceId);
  const listed = await clients.call('s3:ListObjectsV2', { Bucket: name, Prefix: `${folder}/` }, signal);
  const key = (listed.Contents ?? []).map(({ Key = '' }) => Key).find((key) => isKeyOf(key, address));
  if (key === undefined) return undefined;
  const range = `bytes=0-${mostBytes - 1}`;
  const answer = await clients.call('s3:GetObject', { Bucket: name, Key: key, Range: range }, signal);
  return {
    text: await readBody(answer, clients),
    source: `s3://${name}/${key}`,
    complete: sizeOf(answer) <= mostBytes,
  };
}

/**
 * The agent names the folder of a step after the step, or `0.<plugin>` where it has no name of its own (schema 1.2).
 * Neither is documented, so the key is looked for and not made up.
 */
function isKeyOf(key: string, { step, stream }: StreamAddress): boolean {
  const [folder = '', name] = key.split('/').slice(-2);
  return name === stream && (folder === step || folder.replace(/^\d+\./, '') === step.replaceAll(':', ''));
}

async function readBody({ Body }: Output<'s3:GetObject'>, { connection }: Clients): Promise<string> {
  try {
    return (await Body?.transformToString('utf-8')) ?? '';
  } catch (error) {
    throw AwsError.from(error, 's3:GetObject', connection);
  }
}

/** Bytes of the whole object: `bytes 0-99/1234`. */
function sizeOf({ ContentRange, ContentLength = 0 }: Output<'s3:GetObject'>): number {
  const total = /\/(\d+)$/.exec(ContentRange ?? '')?.[1];
  return total === undefined ? ContentLength : Number(total);
}

async function readLog(
  clients: Clients,
  logGroupName: string,
  { commandId, instanceId, step, stream }: StreamAddress,
  signal: AbortSignal | undefined,
): Promise<WholeStream | undefined> {
  // A colon cannot stand in the name of a log stream: `aws:runShellScript` is called `aws-runShellScript` there.
  const logStreamName = [commandId, instanceId, step.replaceAll(':', '-'), stream].join('/');
  const lines: string[] = [];
  let size = 0;
  let nextToken: string | undefined;
  for (;;) {
    const input = { logGroupName, logStreamName, startFromHead: true, nextToken };
    const answer = await clients.call('logs:GetLogEvents', input, signal);
    for (const { message = '' } of answer.events ?? []) {
      lines.push(message.replace(/\n$/, ''));
      size += message.length;
    }
    // At its end a stream gives the same token again.
    const atEnd = answer.nextForwardToken === undefined || answer.nextForwardToken === nextToken;
    if (atEnd || size >= mostBytes) {
      return {
        text: `${lines.join('\n')}\n`,
        source: `log stream ${logStreamName} of ${logGroupName}`,
        complete: atEnd,
      };
    }
    nextToken = answer.nextForwardToken;
  }
}
