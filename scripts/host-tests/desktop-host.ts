import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { chromium, type Browser, type Page } from 'playwright-core';
import { logPage } from '../vscode-host/browser.ts';
import { cacheRoot } from '../vscode-host/cache.ts';
import { startChild, type Child } from '../vscode-host/child-process.ts';
import { testSettings, writeSettings } from '../vscode-host/settings.ts';
import type { HostOptions, RunningHost } from './host.ts';

const startTimeout = 60_000;

/**
 * Runs the tests in desktop VS Code: the one at `$VSCODE_EXECUTABLE`, or one that @vscode/test-electron downloads.
 *
 * Its `runTests` keeps the process to itself, and a hung window has to be ended by its own process id; so only
 * the download is used, and the window is started here and driven over Chromium's debugging port.
 */
export async function startDesktopHost(options: HostOptions): Promise<RunningHost> {
  const executable = process.env['VSCODE_EXECUTABLE'] ?? (await download(options));
  await writeSettings(options.dataDir, testSettings);
  const child = await startChild(executable, desktopArguments(options), {
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = path.join(options.dataDir, 'desktop.log');
  const file = createWriteStream(log);
  child.process.stdout?.pipe(file, { end: false });
  child.process.stderr?.pipe(file, { end: false });
  try {
    const browser = await chromium.connectOverCDP(await devtoolsUrl(child));
    const page = await workbenchPage(browser);
    logPage(page, path.join(options.dataDir, 'browser.log'));
    return {
      page,
      ended: child.ended.then((code) => `VS Code ended with ${code}.`),
      // Its extension hosts may come and go: the end of the program alone is the end.
      expectReload: () => undefined,
      async close() {
        await browser.close();
        await child.stop();
      },
    };
  } catch (error) {
    await child.stop(0);
    throw error;
  }
}

async function download(options: HostOptions): Promise<string> {
  options.report('Downloading desktop VS Code, once …');
  return downloadAndUnzipVSCode({ cachePath: path.join(cacheRoot(), 'vscode-desktop') });
}

/** The command line of desktop VS Code, after the program. */
export function desktopArguments(options: HostOptions): string[] {
  return [
    options.workspace,
    // No --extensionTestsPath: with it VS Code refuses every modal dialog.
    ...options.extensions.map((folder) => `--extensionDevelopmentPath=${folder}`),
    `--user-data-dir=${options.dataDir}`,
    `--extensions-dir=${path.join(options.dataDir, 'extensions')}`,
    '--remote-debugging-port=0',
    '--disable-workspace-trust',
    '--disable-updates',
    '--skip-welcome',
    '--skip-release-notes',
    // Electron's sandboxes cannot start in containers and on many build machines.
    '--no-sandbox',
    '--disable-gpu-sandbox',
  ];
}

/** The WebSocket in Chromium's line "DevTools listening on ws://127.0.0.1:4321/devtools/browser/…". */
export function devtoolsAddress(output: string): string | undefined {
  return /DevTools listening on (ws:\/\/\S+)/.exec(output)?.[1];
}

async function devtoolsUrl(child: Child): Promise<string> {
  let output = '';
  return new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        new Error(`VS Code did not open its debugging port within ${startTimeout / 1000} s:\n${output}`),
      );
    }, startTimeout);
    child.process.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = devtoolsAddress(output);
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    void child.ended.then((code) => {
      clearTimeout(timer);
      reject(new Error(`VS Code ended with ${code} before its window was open:\n${output.slice(-2000)}`));
    });
  });
}

/** Electron also has pages for its own processes; the window's URL ends in `workbench.html`. */
async function workbenchPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('VS Code shows no window.');
  const isWorkbench = (page: Page): boolean => page.url().includes('workbench.html');
  const open = context.pages().find(isWorkbench);
  return open ?? context.waitForEvent('page', { predicate: isWorkbench, timeout: startTimeout });
}
