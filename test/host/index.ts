import { readdirSync } from 'node:fs';
import path from 'node:path';
import { callRunner, context } from './context.ts';
import { createEventQueue, describeError, reporterTo, type EventQueue } from './reporter.ts';

/** Longer than a few waits of the window, each of which ends after 20 seconds with a better error than mocha's. */
const testTimeout = 90_000;

/** VS Code calls this when the window is ready. The tests go on after it, because activation has a time limit. */
export function activate(): void {
  void run();
}

async function run(): Promise<void> {
  const queue = createEventQueue((event) => callRunner('event', event));
  try {
    await runTests(queue);
  } catch (error) {
    // A test file that cannot be loaded.
    queue.push({ type: 'fail', title: ['loading the tests'], error: describeError(error) });
  }
  queue.push({ type: 'end' });
  await queue.flush();
}

async function runTests(queue: EventQueue): Promise<void> {
  // mocha is an ES module and this bundle is not.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: testTimeout,
    forbidOnly: process.env['CI'] !== undefined,
    reporter: reporterTo(queue),
    // The runner must know which test runs before that test can hang, and see a failure before the next begins.
    rootHooks: { beforeEach: queue.flush, afterEach: queue.flush },
  });
  if (context.grep !== undefined) mocha.fgrep(context.grep);
  for (const file of testFiles(__dirname)) mocha.addFile(file);
  await mocha.loadFilesAsync();
  await new Promise<void>((resolve) => {
    mocha.run(() => resolve());
  });
}

/** The bundled test files, beside this one and below, in a fixed order. */
function testFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.js'))
    .sort()
    .map((file) => path.join(folder, file));
}
