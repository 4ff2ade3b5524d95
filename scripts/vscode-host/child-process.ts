import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** A program that we started, at the head of its own process group, so that its children end with it. */
export interface Child {
  readonly pid: number;
  readonly process: ChildProcess;
  /** Resolves when the program has ended: its exit code, or the signal's name. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Asks the whole group to end, and ends it by force when it is still there after `patience` milliseconds. */
  stop(patience?: number): Promise<void>;
}

/** Groups that must not outlive us. Signals that a terminal sends do not reach them: they are not in our group. */
const running = new Set<number>();
process.on('exit', () => {
  for (const pid of running) signalGroup(pid, 'SIGKILL');
});

/** Starts a program in its own process group. Throws when it cannot be started (for instance ENOENT). */
export async function startChild(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<Child> {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  await once(child, 'spawn');
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${command} has no process id`);
  running.add(pid);
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 1));
  });
  return { pid, process: child, ended, stop: (patience = 3000) => stopGroup(pid, ended, patience) };
}

async function stopGroup(pid: number, ended: Promise<unknown>, patience: number): Promise<void> {
  signalGroup(pid, 'SIGTERM');
  const timer = new AbortController();
  await Promise.race([ended, delay(patience, undefined, { signal: timer.signal })]);
  timer.abort();
  // The head may be gone while a child of it still runs, so the group gets the last word either way.
  signalGroup(pid, 'SIGKILL');
  await ended;
  running.delete(pid);
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // ESRCH: the group has ended already.
  }
}

/**
 * Runs a program to its end and returns what it printed.
 *
 * @throws an Error with the last lines of the output when the exit code is not 0 or `timeout` (ms) passes
 */
export async function run(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; timeout: number; shell?: boolean },
): Promise<string> {
  const { timeout, ...spawnOptions } = options;
  const child = await startChild(command, args, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.process.stdout?.on('data', collect);
  child.process.stderr?.on('data', collect);
  const timer = new AbortController();
  const code = await Promise.race([
    child.ended,
    delay(timeout, 'timeout' as const, { signal: timer.signal }),
  ]);
  timer.abort();
  await child.stop(0);
  if (code === 0) return output;
  const why = code === 'timeout' ? `did not finish in ${timeout / 1000} s` : `ended with ${code}`;
  const tail = output.trimEnd().split('\n').slice(-20).join('\n');
  throw new Error(`${command} ${args.join(' ')} ${why}:\n${tail}`);
}
