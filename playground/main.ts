import process from 'node:process';
import { parseOptions } from './options.ts';
import { startPlayground } from './server.ts';

/** How long sessions and commands may take to end, in milliseconds; what is left then is killed. */
const grace = 5000;

async function main(): Promise<void> {
  const playground = await startPlayground(parseOptions(process.argv.slice(2)));
  process.stderr.write(
    'Playground of Systems Manager Workbench: a local AWS endpoint with a sample fleet.\n' +
      'COMMANDS AND SESSIONS ON ITS LINUX NODES RUN ON THIS COMPUTER, with your rights.\n' +
      'It listens on 127.0.0.1 only and does not check who asks: do not expose it to a network.\n',
  );
  const stop = (): void => {
    setTimeout(() => process.exit(1), grace);
    playground.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // Whoever has forked it may be killed without a word; nobody else would end it then.
  process.once('disconnect', stop);
  // Whoever starts the playground waits for this line; nothing else goes to stdout.
  process.stdout.write(`ready ${playground.url}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
