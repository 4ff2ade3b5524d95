// npm test: the unit tests while the VS Code host is being installed, then the tests in that host.
import path from 'node:path';
import process from 'node:process';
import { startChild } from './vscode-host/child-process.ts';
import { ensureChromium } from './vscode-host/chromium.ts';
import { installHost, npmCommand } from './vscode-host/install.ts';
import { onStopSignal } from './vscode-host/signals.ts';

const root = path.resolve(import.meta.dirname, '..');

/** Runs a script of package.json to its end, on this terminal. @returns true if it succeeded */
async function succeeds(script: string): Promise<boolean> {
  const { command, args, shell } = npmCommand(process.env);
  const child = await startChild(command, [...args, 'run', script], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell,
  });
  return (await child.ended) === 0;
}

/** A cold installation waits for the network for most of its time. What it lacks is said when it is needed. */
async function prepareHost(): Promise<void> {
  const report = (line: string): void => void process.stdout.write(`${line}\n`);
  await Promise.allSettled([ensureChromium(report), installHost(report)]);
}

async function main(): Promise<void> {
  onStopSignal(() => Promise.resolve());
  const preparing = prepareHost();
  const passed = await succeeds('test:unit');
  if (passed) await preparing;
  process.exit(passed && (await succeeds('test:host')) ? 0 : 1);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
