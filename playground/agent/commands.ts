import { spawn } from 'node:child_process';
import { PayloadType } from '../../src/session/message.ts';
import { encodeExitCode } from '../../src/session/payload.ts';
import { OutputChunks } from './output-chunks.ts';
import { commandsOf, environmentOf, type ProgramHost, type StartProgram } from './program.ts';
import { splitWords } from './words.ts';

/** Control bytes that the agent turns into signals, because there is no terminal that would (constants.go). */
const signals = new Map<number, NodeJS.Signals>([
  [0x03, 'SIGINT'],
  [0x1c, 'SIGQUIT'],
]);

/**
 * NonInteractiveCommands: one program without a terminal and without input (shell.go, processCommandsWithExec). With
 * `separateOutputStream` output and errors are sent apart, as they come, and the exit code follows; without it they
 * are merged, are sent after the end, and there is no exit code.
 */
export const startNonInteractiveCommands: StartProgram = (host) => {
  const [file = '', ...args] = parse(commandsOf(host));
  const child = spawn(file, args, {
    cwd: host.directory,
    env: environmentOf(host),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const finish = isSeparate(host) ? sendApart(host, child) : sendMerged(host, child);
  let failed = false;
  child.on('error', (error) => {
    failed = true;
    const text = `Error occurred starting the command: ${error.message}\n`;
    host.send(PayloadType.standardError, Buffer.from(text));
    if (isSeparate(host)) host.send(PayloadType.exitCode, encodeExitCode(1));
    host.ended('');
  });
  child.on('close', (code, signal) => {
    if (failed) return;
    // The code of a killed program is -1, as in Go.
    finish(signal === null ? (code ?? 1) : -1);
    host.ended('');
  });
  return {
    receive(payloadType, payload) {
      if (payloadType !== PayloadType.output) return;
      const byte = payload.find((value) => signals.has(value));
      if (byte !== undefined) child.kill(signals.get(byte));
    },
    pause() {
      child.stdout.pause();
      child.stderr.pause();
    },
    resume() {
      child.stdout.resume();
      child.stderr.resume();
    },
    kill() {
      child.stdout.destroy();
      child.stderr.destroy();
      killGroup(child.pid);
    },
  };
};

interface Streams {
  readonly stdout: NodeJS.ReadableStream;
  readonly stderr: NodeJS.ReadableStream;
}

type Finish = (exitCode: number) => void;

function parse(commands: string): string[] {
  try {
    return splitWords(commands);
  } catch (error) {
    throw new Error(`Failed to parse commands input: ${(error as Error).message}`, { cause: error });
  }
}

const property = (host: ProgramHost, name: string): string => {
  const value = host.session.plan.properties[name];
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
};

// The spellings of Go's strconv.ParseBool.
const isSeparate = (host: ProgramHost): boolean =>
  /^(1|t|true)$/i.test(property(host, 'separateOutputStream'));

function sendApart(host: ProgramHost, { stdout, stderr }: Streams): Finish {
  const forward = (stream: NodeJS.ReadableStream, payloadType: number, linePrefix: string): (() => void) => {
    const chunks = new OutputChunks();
    let prefix = linePrefix;
    stream.on('data', (data: Buffer) => {
      for (const chunk of chunks.take(Buffer.concat([Buffer.from(prefix), data])))
        host.send(payloadType, chunk);
      prefix = data.at(-1) === 0x0a ? linePrefix : '';
    });
    return () => host.send(payloadType, chunks.flush());
  };
  const flushed = [
    forward(stdout, PayloadType.output, property(host, 'stdoutSeparatorPrefix')),
    forward(stderr, PayloadType.standardError, property(host, 'stderrSeparatorPrefix')),
  ];
  return (exitCode) => {
    for (const flush of flushed) flush();
    host.send(PayloadType.exitCode, encodeExitCode(exitCode));
  };
}

function sendMerged(host: ProgramHost, { stdout, stderr }: Streams): Finish {
  const output: Buffer[] = [];
  for (const stream of [stdout, stderr]) stream.on('data', (data: Buffer) => output.push(data));
  return () => {
    const chunks = new OutputChunks();
    for (const chunk of chunks.take(Buffer.concat(output))) host.send(PayloadType.output, chunk);
    host.send(PayloadType.output, chunks.flush());
  };
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in the group.
  }
}
