import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { promisify } from 'node:util';

const execute = promisify(execFile);

type Environment = Readonly<Record<string, string | undefined>>;

/** AWS's own client. */
export interface AwsCli {
  /** Runs `aws ARGS` and answers what it prints. Rejects with what it says if it fails. */
  run(args: readonly string[], env: Environment): Promise<string>;
  close(): Promise<void>;
}

/** Undefined where there is no AWS CLI. */
export async function openAwsCli(): Promise<AwsCli | undefined> {
  return (await openForks()) ?? (await openProgram());
}

/** The program itself, which takes about half a second of a processor for each command. */
async function openProgram(): Promise<AwsCli | undefined> {
  const version = await execute('aws', ['--version']).catch(() => undefined);
  if (version === undefined) return undefined;
  return {
    async run(args, env) {
      return (await execute('aws', args, { env, maxBuffer: 2 ** 26 })).stdout;
    },
    close: () => Promise.resolve(),
  };
}

interface Forks {
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  /** What waits for the end of a command, by the command's number. */
  readonly waiting: Map<number, (code: number) => void>;
}

/** The CLI imported once by the Python that has it; undefined where Python cannot import it. */
async function openForks(): Promise<AwsCli | undefined> {
  const forks = await startForks();
  if (forks === undefined) return undefined;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'aws-cli-'));
  let count = 0;
  return {
    async run(args, env) {
      count += 1;
      const id = count;
      const [stdout, stderr] = [path.join(folder, `${id}.out`), path.join(folder, `${id}.err`)];
      const ended = new Promise<number>((resolve) => forks.waiting.set(id, resolve));
      forks.process.stdin.write(`${JSON.stringify({ id, args, env, stdout, stderr })}\n`);
      const code = await ended;
      if (code !== 0) throw new Error(`aws ${args.join(' ')}: ${await readFile(stderr, 'utf8')}`);
      return readFile(stdout, 'utf8');
    },
    async close() {
      const closed = once(forks.process, 'close');
      forks.process.stdin.end();
      await closed;
      await rm(folder, { recursive: true });
    },
  };
}

async function startForks(): Promise<Forks | undefined> {
  const script = path.join(import.meta.dirname, 'forks.py');
  const child = spawn('python3', [script], { stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting = new Map<number, (code: number) => void>();
  const isReady = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', () => {
      resolve(false);
      for (const end of waiting.values()) end(1);
    });
    createInterface(child.stdout).on('line', (line) => {
      if (line === 'ready') {
        resolve(true);
        return;
      }
      const { id, code } = JSON.parse(line) as { id: number; code: number };
      waiting.get(id)?.(code);
      waiting.delete(id);
    });
  });
  return (await isReady) ? { process: child, waiting } : undefined;
}
