import path from 'node:path';
import * as vscode from 'vscode';
import { contextVariable } from '../../scripts/host-tests/events.ts';
import { callRunner, context } from './context.ts';
import { forgetAnnouncements } from './notifications.ts';
import { createEventQueue, describeError, reporterTo, type EventQueue } from './reporter.ts';

/** Longer than a few waits of the window, each of which ends after 20 seconds with a better error than mocha's. */
const testTimeout = 90_000;

/** VS Code calls this when the window is ready. The tests go on after it, because activation has a time limit. */
export function activate(): void {
  void run();
}

async function run(): Promise<void> {
  const queue = createEventQueue((event) => callRunner('event', event));
  let goesOn = false;
  try {
    const reloads = Number(await callRunner('reloads', {}));
    // Each test file is a bundle of its own and reads this when it is loaded.
    process.env[contextVariable] = JSON.stringify({ ...context, reloads });
    goesOn = await runTests(queue, reloads);
  } catch (error) {
    // A test file that cannot be loaded.
    queue.push({ type: 'fail', title: ['loading the tests'], error: describeError(error) });
  }
  queue.push({ type: goesOn ? 'reload' : 'end' });
  await queue.flush();
  // This extension host ends with its window, and the next one runs the rest.
  if (goesOn) await vscode.commands.executeCommand('workbench.action.reloadWindow');
}

/**
 * Runs all tests in the first window, those over a reload last, and only those in the window that is loaded again.
 * @returns true if the window has to be loaded again for the rest
 */
async function runTests(queue: EventQueue, reloads: number): Promise<boolean> {
  // mocha is an ES module and this bundle is not.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: testTimeout,
    forbidOnly: process.env['CI'] !== undefined,
    reporter: reporterTo(queue),
    // The runner must know which test runs before that test can hang, and see a failure before the next begins.
    rootHooks: { beforeEach: [queue.flush, forgetAnnouncements], afterEach: queue.flush },
  });
  if (context.grep !== undefined) mocha.fgrep(context.grep);
  const files = context.files.map((file) => path.join(__dirname, file.replace(/\.ts$/, '.js')));
  const overReload = files.filter(isOverReload);
  const others = reloads === 0 ? files.filter((file) => !isOverReload(file)) : [];
  for (const file of [...others, ...overReload]) mocha.addFile(file);
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      const begun = mocha.suite.suites.some(
        (suite) => isOverReload(suite.file ?? '') && runner.grepTotal(suite) > 0,
      );
      resolve(reloads === 0 && begun);
    });
  });
}

/** Files with tests in two parts; see reload.ts. */
const isOverReload = (file: string): boolean => file.endsWith('.reload.test.js');
