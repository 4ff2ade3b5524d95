// npm test: the unit tests and the tests in the VS Code host: at the same time, but with CI set one after the other.
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { startChild } from './vscode-host/child-process.ts';
import { npmCommand } from './vscode-host/install.ts';
import { onStopSignal } from './vscode-host/signals.ts';

const root = path.resolve(import.meta.dirname, '..');

/** On a build machine a run is to be steady before it is quick: nothing else runs beside the windows. */
const isSteady = process.env['CI'] !== undefined;

/** Runs the tests in the host to their end, on this terminal. `npm test` has built it before. @returns true if they passed */
async function hostTests(): Promise<boolean> {
  const { command, args, shell } = npmCommand(process.env);
  const child = await startChild(command, [...args, 'run', 'test:host', '--', '--built'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell,
  });
  return (await child.ended) === 0;
}

/**
 * Runs the unit tests with what the windows leave of the processors: a window waits for most of its time, and a test
 * in it must not wait for them. What they print comes in one piece, between two lines of the host's tests.
 * @returns true if they passed
 */
async function unitTests(): Promise<boolean> {
  const { command, args, shell } = npmCommand(process.env);
  const child = await startChild(command, [...args, 'run', 'test:unit'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell,
  });
  os.setPriority(child.pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  const printed: Buffer[] = [];
  child.process.stdout?.on('data', (chunk: Buffer) => void printed.push(chunk));
  child.process.stderr?.on('data', (chunk: Buffer) => void printed.push(chunk));
  // The end of the process may be known before all that it printed.
  await once(child.process, 'close');
  process.stdout.write(`\n${Buffer.concat(printed).toString()}\n`);
  return (await child.ended) === 0;
}

async function main(): Promise<void> {
  onStopSignal(() => Promise.resolve());
  const unitResult = unitTests();
  if (isSteady) await unitResult;
  const [unit, host] = await Promise.all([unitResult, hostTests()]);
  if (!unit) process.stderr.write('The unit tests failed; see above.\n');
  process.exit(unit && host ? 0 : 1);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
