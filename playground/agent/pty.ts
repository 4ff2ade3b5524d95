import type { EventEmitter } from 'node:events';
import { readSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as NodePty from '@lydell/node-pty';
import { PtyInput } from './pty-input.ts';

/** A process on a pseudo-terminal of its own, in bytes. */
export interface Pty {
  readonly pid: number;
  write(data: Uint8Array): void;
  resize(columns: number, rows: number): void;
  /** Stops and restarts reading what the process prints; it blocks once the terminal is full. */
  pause(): void;
  resume(): void;
  /** Hangs up, as when a terminal is closed, and sees to it that nothing of the process group stays. */
  hangUp(): void;
  onData(listener: (data: Buffer) => void): void;
  /** Called once, after the last data. */
  onExit(listener: () => void): void;
}

export interface PtyOptions {
  readonly file: string;
  readonly args: readonly string[];
  readonly directory: string;
  /** The whole environment of the process. */
  readonly environment: Readonly<Record<string, string>>;
}

const grace = 2000;
const exitCheck = 50;

/** The first processes of the pseudo-terminals that there are. */
const leaders = new Set<number>();
// Some do not care that their terminal is gone.
process.once('exit', () => leaders.forEach((pid) => signalGroup(pid, 'SIGKILL')));

let nodePty: typeof NodePty | undefined;

/**
 * node-pty from the packages of this checkout, or the module at one of the paths in `SSM_PLAYGROUND_PTY` (separated as
 * in PATH): the extension ships without native code and names the places of VS Code's own copy there. Throws an error
 * that says what is missing.
 */
function loadNodePty(): typeof NodePty {
  if (nodePty !== undefined) return nodePty;
  const paths = (process.env['SSM_PLAYGROUND_PTY'] ?? '').split(path.delimiter).filter((name) => name !== '');
  const require = createRequire(__filename);
  const failures: string[] = [];
  for (const name of ['@lydell/node-pty', ...paths]) {
    try {
      return (nodePty = require(name) as typeof NodePty);
    } catch (error) {
      failures.push(`${name}: ${(error as Error).message.split('\n')[0] ?? ''}`);
    }
  }
  throw new Error(
    `There is no pseudo-terminal: node-pty could not be loaded (${failures.join('; ')}). Run npm install, or set SSM_PLAYGROUND_PTY to the path of a node-pty module.`,
  );
}

/** Starts a process on a pseudo-terminal. Throws if that is impossible. */
export function spawnPty(options: PtyOptions): Pty {
  const terminal = loadNodePty().spawn(options.file, [...options.args], {
    name: 'xterm-256color',
    cwd: options.directory,
    env: options.environment,
    // Bytes: characters may be cut anywhere, and not everything that a program prints is UTF-8.
    encoding: null,
  });
  const descriptor = descriptorOf(terminal);
  const input = new PtyInput(descriptor, (data) => {
    // The declared type knows strings only, the implementation hands both on to a socket.
    terminal.write(data as unknown as string);
  });
  let exited = false;
  let watch: NodeJS.Timeout | undefined;
  const resume = (): void => {
    clearInterval(watch);
    if (!exited) terminal.resume();
  };
  leaders.add(terminal.pid);
  terminal.onExit(() => {
    exited = true;
    leaders.delete(terminal.pid);
    clearInterval(watch);
    input.end();
  });
  return {
    pid: terminal.pid,
    write: (data) => input.push(data),
    resize(columns, rows) {
      if (!exited && columns > 0 && rows > 0) terminal.resize(columns, rows);
    },
    pause() {
      clearInterval(watch);
      terminal.pause();
      // node-pty throws away what was not read 200 ms after the exit, so a process that has gone is read at once.
      watch = setInterval(() => {
        if (!isAlive(terminal.pid)) resume();
      }, exitCheck);
    },
    resume,
    hangUp() {
      if (exited) return;
      resume();
      signalGroup(terminal.pid, 'SIGHUP');
      setTimeout(() => {
        if (!exited) signalGroup(terminal.pid, 'SIGKILL');
      }, grace).unref();
    },
    onData(listener) {
      terminal.onData((data) => listener(data as unknown as Buffer));
      onEnd(terminal, () => {
        for (const rest of readRest(descriptor)) listener(rest);
      });
    },
    onExit: (listener) => void terminal.onExit(() => listener()),
  };
}

/** The terminal's own end, which node-pty does not declare; undefined on Windows. */
function descriptorOf(terminal: NodePty.IPty): number | undefined {
  const { fd } = terminal as { readonly fd?: unknown };
  return typeof fd === 'number' ? fd : undefined;
}

/** Calls `listener` when the stream of the terminal has ended, before node-pty closes it. */
function onEnd(terminal: NodePty.IPty, listener: () => void): void {
  const { _socket: socket } = terminal as { readonly _socket?: EventEmitter };
  socket?.prependListener('end', listener);
}

/**
 * What a terminal holds when its stream has ended. libuv calls it the end when a read gives little and the process has
 * gone (uv__stream_io), but a terminal gives little at a time, and what was printed last may still be on its way in the
 * kernel.
 */
function* readRest(descriptor: number | undefined): Iterable<Buffer> {
  while (descriptor !== undefined) {
    const buffer = Buffer.alloc(65_536);
    let length = 0;
    try {
      length = readSync(descriptor, buffer);
    } catch {
      // EIO: that was all.
    }
    if (length === 0) return;
    yield buffer.subarray(0, length);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Signals the process group that the pseudo-terminal's first process leads. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}
