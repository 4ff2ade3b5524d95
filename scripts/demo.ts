// npm run demo [-- --port P] [--desktop]: the extension in a VS Code of its own, beside a playground.
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { serveDemo } from './demo/browser-demo.ts';
import { findDesktop, openDesktop } from './demo/desktop-demo.ts';
import { setStage, type Stage } from './demo/stage.ts';
import { onStopSignal } from './vscode-host/signals.ts';

const root = path.resolve(import.meta.dirname, '..');
const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '8765' }, desktop: { type: 'boolean', default: false } },
  });
  // Before anything is started, so that the line stands alone.
  const code = values.desktop ? findDesktop() : undefined;
  const stage = await setStage(root);
  const closers = [() => stage.close()];
  onStopSignal(() => closeAll(closers));
  try {
    if (code === undefined) await showInBrowser(stage, Number(values.port), closers);
    else await showOnDesktop(stage, code, closers);
  } finally {
    await closeAll(closers);
  }
}

type Closer = () => Promise<void>;

/** Last started, first closed: VS Code writes into the stage until it has ended. */
async function closeAll(closers: Closer[]): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

async function showInBrowser(stage: Stage, port: number, closers: Closer[]): Promise<void> {
  const { url, server } = await serveDemo(stage, port, print);
  closers.push(() => server.close());
  print('The playground runs the commands and sessions of its Linux nodes on this computer.');
  print('Open this URL; Ctrl-C ends everything:');
  print(`\n  ${url}\n`);
  const code = await server.child.ended;
  if (closers.length > 0) throw new Error(`VS Code ended with ${code}.`);
}

async function showOnDesktop(stage: Stage, code: string, closers: Closer[]): Promise<void> {
  const window = await openDesktop(code, stage);
  closers.push(() => window.stop());
  print('The playground runs the commands and sessions of its Linux nodes on this computer.');
  print('A VS Code window opens. Close it, or press Ctrl-C here, to end everything.');
  await window.ended;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
