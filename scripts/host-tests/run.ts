import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { deferred } from '../vscode-host/deferred.ts';
import { slug } from '../vscode-host/on-page.ts';
import { createWorkbench, type Workbench } from '../vscode-host/workbench.ts';
import { startBrowserHost } from './browser-host.ts';
import { startDesktopHost } from './desktop-host.ts';
import { openEndpoint, type Endpoint } from './endpoint.ts';
import { contextVariable, type HostTestContext, type HostTestEvent } from './events.ts';
import type { HostOptions, RunningHost } from './host.ts';
import { isolatedEnvironment } from './isolation.ts';
import { Report, titleLine, type Counts } from './report.ts';
import { startWatchdog, type Limits } from './watchdog.ts';

export interface HostTestOptions {
  /** The project's folder. Stacks are relative to it; screenshots of tests go to its `out/host`. */
  root: string;
  /** Where screenshots of failing tests and the logs of a host with failures are kept. */
  failures: string;
  /** The extension under test. */
  extensionPath: string;
  /** The extension that holds the tests, for instance from `bundleHostTests`. */
  testsPath: string;
  /** The test files to run, by their names in `test/host`. */
  files: readonly string[];
  /** A folder that is copied and opened. */
  workspace: string;
  /** Base URL of the playground that the tests use. */
  playground: string;
  grep?: string;
  desktop: boolean;
  headed: boolean;
  readonly print: (line: string) => void;
  limits?: Limits;
  /** Told how long each part of a test file took, in seconds. */
  readonly onPart?: (file: string, seconds: number) => void;
}

/** A test may take a minute and a half, so twice that without a word means that the host hangs. */
const defaultLimits: Limits = { start: 180_000, silence: 180_000 };

/** What tells the story of a run, below the host's data folder: in a browser and on the desktop. */
const hostLogs = ['server.log', 'desktop.log', 'browser.log', 'data/logs', 'logs'];

/** Runs the tests in a VS Code of its own and cleans up after it. A failing test or host is counted, not thrown. */
export async function runHostTests(options: HostTestOptions): Promise<Readonly<Counts>> {
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'ssm-host-'));
  try {
    return await runIn(temporary, options);
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function runIn(temporary: string, options: HostTestOptions): Promise<Readonly<Counts>> {
  const { failures } = options;
  const report = new Report({ root: options.root, print: options.print });
  // The tests, the watchdog and the host each may end the run; the first to say so counts.
  const over = deferred<string>();
  const opened = deferred<Workbench>();
  const watchdog = startWatchdog(options.limits ?? defaultLimits, over.resolve);
  let host: RunningHost | undefined;

  async function onEvent(event: HostTestEvent): Promise<void> {
    watchdog.beat();
    report.handle(event);
    if (event.type === 'fail') await photograph(host?.page, failures, titleLine(event.title));
    if (event.type === 'part') options.onPart?.(event.file, event.seconds);
    if (event.type === 'reload') host?.expectReload();
    if (event.type === 'end') over.resolve('The tests are through.');
  }
  const endpoint = await openEndpoint({
    onEvent,
    reloads: () => report.reloads,
    workbench: opened.promise,
  });
  try {
    const start = options.desktop ? startDesktopHost : startBrowserHost;
    host = await start(await hostOptions(temporary, endpoint, options));
    opened.resolve(createWorkbench(host.page, { screenshots: path.join(options.root, 'out/host') }));
    void host.ended.then(over.resolve);
    const reason = await over.promise;
    if (!report.finished) {
      report.break(reason);
      await photograph(host.page, failures, 'broken off');
    } else if (options.grep === undefined && report.counts.passed + report.counts.failed === 0) {
      report.break('No test ran.');
    }
  } catch (error) {
    report.break(error instanceof Error ? error.message : String(error));
  } finally {
    watchdog.stop();
    await host?.close();
    if (report.counts.failed > 0) await keepLogs(temporary, failures, options.print);
    await endpoint.close();
  }
  return report.counts;
}

async function hostOptions(
  temporary: string,
  endpoint: Endpoint,
  options: HostTestOptions,
): Promise<HostOptions> {
  const workspace = path.join(temporary, path.basename(options.workspace));
  await cp(options.workspace, workspace, { recursive: true });
  const context: HostTestContext = {
    runner: endpoint.url,
    token: endpoint.token,
    playground: options.playground,
    folder: temporary,
    files: options.files,
    ...(options.grep === undefined ? {} : { grep: options.grep }),
  };
  const isolated = await isolatedEnvironment(path.join(temporary, 'home'), process.env);
  return {
    extensions: [options.extensionPath, options.testsPath],
    workspace,
    dataDir: path.join(temporary, 'host'),
    env: { ...isolated, [contextVariable]: JSON.stringify(context) },
    headed: options.headed,
    report: options.print,
  };
}

/** Keeps a picture of the window. A window that hangs too must not hide the failure itself. */
async function photograph(page: Page | undefined, folder: string, title: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await page
    ?.screenshot({ path: path.join(folder, `${slug(title)}.png`), timeout: 5000 })
    .catch(() => undefined);
}

/** Copies the logs of the host: what the server and the browser printed, and VS Code's own log folder. */
async function keepLogs(temporary: string, failures: string, print: (line: string) => void): Promise<void> {
  await mkdir(failures, { recursive: true });
  for (const name of hostLogs) {
    const from = path.join(temporary, 'host', name);
    if (existsSync(from)) await cp(from, path.join(failures, name), { recursive: true });
  }
  print(`Logs and screenshots: ${failures}`);
}
