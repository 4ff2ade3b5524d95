import { createServer } from 'node:net';
import { once } from 'node:events';
import { run } from '../vscode-host/child-process.ts';
import { installHost, type HostInstallation } from '../vscode-host/install.ts';
import { launchServer, pageUrl, type RunningServer } from '../vscode-host/server.ts';
import type { Stage } from './stage.ts';

export interface BrowserDemo {
  /** The one URL to open. */
  readonly url: string;
  readonly server: RunningServer;
}

/** Installs the extension into the VS Code of the stage and serves it on `port`, or on a free one if that is taken. */
export async function serveDemo(
  stage: Stage,
  port: number,
  report: (line: string) => void,
): Promise<BrowserDemo> {
  const host = await installHost(report);
  await installExtension(host, stage);
  const { dataDir, settings, env } = stage;
  const server = await launchServer(host, { dataDir, settings, env, port: (await isFree(port)) ? port : 0 });
  return { url: pageUrl(server, stage.workspace), server };
}

async function installExtension(host: HostInstallation, stage: Stage): Promise<void> {
  const folders = ['--server-data-dir', stage.dataDir, '--extensions-dir', stage.extensionsDir];
  await run(host.node, [host.serverMain, ...folders, '--install-extension', stage.vsix], {
    env: stage.env,
    timeout: 120_000,
  });
}

/** True if nothing listens on this port of 127.0.0.1. Port 0 always is. */
export async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen(port, '127.0.0.1');
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
