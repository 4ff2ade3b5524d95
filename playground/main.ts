import process from 'node:process';
import { parseOptions } from './options.ts';
import { startPlayground } from './server.ts';

async function main(): Promise<void> {
  const playground = await startPlayground(parseOptions(process.argv.slice(2)));
  process.stderr.write(
    'Playground of Systems Manager Workbench: a local AWS endpoint with a sample fleet.\n' +
      'COMMANDS AND SESSIONS ON ITS LINUX NODES RUN ON THIS COMPUTER, with your rights.\n' +
      'It listens on 127.0.0.1 only and does not check who asks: do not expose it to a network.\n',
  );
  const stop = () => {
    void playground.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // Whoever starts the playground waits for this line; nothing else goes to stdout.
  process.stdout.write(`ready ${playground.url}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
