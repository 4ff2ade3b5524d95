import process from 'node:process';
import { parseArgs } from 'node:util';
import { startPlayground } from './server.ts';

const usage = 'Usage: playground --port PORT [--nodes N] [--seed TEXT]';

function parseOptions(): { port: number; nodes: number; seed?: string } {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, nodes: { type: 'string' }, seed: { type: 'string' } },
  });
  const port = wholeNumber('--port', values.port ?? '', 65_535);
  const nodes = wholeNumber('--nodes', values.nodes ?? '24', 100_000);
  return { port, nodes, ...(values.seed === undefined ? {} : { seed: values.seed }) };
}

function wholeNumber(option: string, text: string, highest: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= highest) return number;
  throw new Error(`${option} must be a whole number up to ${highest}. ${usage}`);
}

async function main(): Promise<void> {
  const playground = await startPlayground(parseOptions());
  process.stderr.write(
    'Playground of Systems Manager Workbench: a local AWS endpoint with a sample fleet.\n' +
      'COMMANDS AND SESSIONS ON ITS LINUX NODES RUN ON THIS COMPUTER, with your rights.\n' +
      'It listens on 127.0.0.1 only and does not check who asks: do not expose it to a network.\n',
  );
  // Whoever starts the playground waits for this line; nothing else goes to stdout.
  process.stdout.write(`ready ${playground.url}\n`);
  const stop = () => {
    void playground.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
