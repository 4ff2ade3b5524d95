import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { constants } from 'node:os';
import { StringDecoder } from 'node:string_decoder';

/** A program to start on this computer on behalf of a sample node. */
export interface ShellCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment: nothing of the playground's own reaches the program. */
  readonly environment: Readonly<Record<string, string>>;
  /** Characters of each stream that are kept. */
  readonly keptCharacters: number;
}

/** How a program ended. `error` is the agent's wording for a program that could not start or was killed. */
export interface ShellExit {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly error?: string;
}

export interface ShellProcess {
  readonly exit: Promise<ShellExit>;
  /** Kills the program and everything it started, as far as that has not left its process group. */
  kill(): void;
}

/** Starts a program; the one way in which the playground starts any. */
export type StartShell = (command: ShellCommand) => ShellProcess;

export const startShell: StartShell = ({ file, args, cwd, environment, keptCharacters }) => {
  const stdout = new KeptText(keptCharacters);
  const stderr = new KeptText(keptCharacters);
  const ended = (code: number, error?: string): ShellExit => ({
    code,
    stdout: stdout.end(),
    stderr: stderr.end(),
    ...(error !== undefined && { error }),
  });
  let child;
  try {
    // A process group of its own, so that a kill reaches the children of the script too.
    child = spawn(file, args, { cwd, env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    // Thrown for values that no operating system takes, such as a NUL in the environment.
    return { exit: Promise.resolve(ended(1, (error as Error).message)), kill: () => undefined };
  }
  const { pid } = child;
  child.stdout.on('data', (chunk: Buffer) => stdout.write(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.write(chunk));
  let groupGone = pid === undefined;
  const exit = new Promise<ShellExit>((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) => resolve(ended(1, startFailure(error, file, cwd))));
    child.on('close', (code, signal) => {
      // The number of a group without members may be given to someone else.
      groupGone = groupGone || pid === undefined || !signalGroup(pid, 0);
      resolve(code === null ? ended(-1, signalled(signal)) : ended(code));
    });
  });
  return {
    exit,
    kill() {
      if (pid === undefined || groupGone) return;
      signalGroup(pid, 'SIGKILL');
      // A process that left the group may still hold the pipes; `close` must not wait for it.
      child.stdout.destroy();
      child.stderr.destroy();
    },
  };
};

/** Whether the group had a member to signal; 0 is no signal and just asks. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

function startFailure(error: NodeJS.ErrnoException, file: string, cwd: string): string {
  // Node blames the program for a missing working directory, the agent (Go) names the directory.
  const reasons: Record<string, string> = {
    ENOENT: 'no such file or directory',
    EACCES: 'permission denied',
    ENOTDIR: 'not a directory',
    E2BIG: 'argument list too long',
  };
  const reason = reasons[error.code ?? ''] ?? error.message;
  return isDirectory(cwd) ? `fork/exec ${file}: ${reason}` : `chdir ${cwd}: ${reason}`;
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Go's words for signals, for those that a script is likely to meet. */
function signalled(signal: NodeJS.Signals | null): string {
  const words: Partial<Record<NodeJS.Signals, string>> = {
    SIGABRT: 'aborted',
    SIGHUP: 'hangup',
    SIGINT: 'interrupt',
    SIGKILL: 'killed',
    SIGSEGV: 'segmentation fault',
    SIGTERM: 'terminated',
  };
  const number = signal ? constants.signals[signal] : 0;
  return `signal: ${(signal && words[signal]) ?? `signal ${number}`}`;
}

/** The beginning of a stream; the rest is read, so that the program does not block, and dropped. */
class KeptText {
  readonly #decoder = new StringDecoder('utf8');
  readonly #limit: number;
  #text = '';

  constructor(limit: number) {
    this.#limit = limit;
  }

  write(chunk: Buffer): void {
    if (this.#text.length < this.#limit) this.#text += this.#decoder.write(chunk);
  }

  end(): string {
    return (this.#text + this.#decoder.end()).slice(0, this.#limit);
  }
}
