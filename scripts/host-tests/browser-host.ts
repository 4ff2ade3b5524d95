import { openBrowser } from '../vscode-host/browser.ts';
import type { Child } from '../vscode-host/child-process.ts';
import { ensureChromium } from '../vscode-host/chromium.ts';
import { deferred } from '../vscode-host/deferred.ts';
import { developExtensions } from '../vscode-host/development.ts';
import { installHost } from '../vscode-host/install.ts';
import { launchServer, pageUrl } from '../vscode-host/server.ts';
import { testSettings } from '../vscode-host/settings.ts';
import type { HostOptions, RunningHost } from './host.ts';

/** In milliseconds. A page takes seconds; two hosts that start at once on a busy machine must not fail by that. */
const pageTimeout = 90_000;

/** Runs the tests in code-server, shown by a Chromium without a window. */
export async function startBrowserHost(options: HostOptions): Promise<RunningHost> {
  const executable = await ensureChromium(options.report);
  const installation = await installHost(options.report);
  const { dataDir, env } = options;
  const server = await launchServer(installation, { dataDir, settings: testSettings, env });
  try {
    const browser = await openBrowser({ executable, logDir: dataDir, headed: options.headed, still: true });
    const { page } = browser;
    await developExtensions(page, server.url, options.extensions);
    await page.goto(pageUrl(server, options.workspace), { timeout: pageTimeout });
    let reloads = 0;
    return {
      page,
      ended: hostEnd(server.child, () => reloads-- > 0),
      expectReload: () => void (reloads += 1),
      async close() {
        await browser.close();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/**
 * The server starts a crashed extension host again, which would run the tests again; the first crash is the end.
 * @param isExpected asked once for each extension host that ends in good order
 */
function hostEnd(server: Child, isExpected: () => boolean): Promise<string> {
  const end = deferred<string>();
  server.process.stdout?.on('data', (chunk: Buffer) => {
    for (const [line, code] of chunk
      .toString()
      .matchAll(/Extension Host Process exited with (code: 0,)?.*/g)) {
      if (code === undefined || !isExpected()) end.resolve(line);
    }
  });
  void server.ended.then((code) => end.resolve(`The VS Code server ended with ${code}.`));
  return end.promise;
}
