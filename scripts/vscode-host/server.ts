import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { startChild, type Child } from './child-process.ts';
import type { HostInstallation } from './install.ts';
import { writeSettings, type Settings } from './settings.ts';

export interface ServerOptions {
  /** The server's own folder: settings, logs, extensions. Created when missing. */
  dataDir: string;
  settings: Settings;
  /** Environment of the server and so of the extension host and of terminals. */
  env: NodeJS.ProcessEnv;
  /** 0, the default, is any free port. A port that is taken makes the launch fail. */
  port?: number;
}

/** A VS Code server that answers. */
export interface RunningServer {
  readonly url: string;
  /** The connection token, which is part of every page's URL. */
  readonly token: string;
  readonly child: Child;
  close(): Promise<void>;
}

const startTimeout = 60_000;

/** Starts the server on loopback and waits until it answers. Its output goes to `server.log` in `dataDir`. */
export async function launchServer(host: HostInstallation, options: ServerOptions): Promise<RunningServer> {
  await writeSettings(path.join(options.dataDir, 'data'), options.settings);
  // The server can run anything; without a token any page in the user's browser could ask it to.
  const token = randomBytes(16).toString('hex');
  const log = path.join(options.dataDir, 'server.log');
  await mkdir(options.dataDir, { recursive: true });
  const child = await startChild(host.node, [host.serverMain, ...serverArguments({ ...options, token })], {
    cwd: options.dataDir,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const file = createWriteStream(log);
  child.process.stdout?.pipe(file, { end: false });
  child.process.stderr?.pipe(file, { end: false });
  void child.ended.then(() => file.end());
  try {
    const url = `http://127.0.0.1:${await boundPort(child, log)}`;
    await waitUntilItAnswers(`${url}/version`);
    return { url, token, child, close: () => child.stop() };
  } catch (error) {
    await child.stop(0);
    throw error;
  }
}

/** The command line of the server, after `server-main.js`. */
export function serverArguments(options: { dataDir: string; port?: number; token: string }): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...['--connection-token', options.token],
    '--accept-server-license-terms',
    ...['--server-data-dir', options.dataDir],
    '--disable-telemetry',
    '--disable-workspace-trust',
  ];
}

/** The port in the server's announcement ("Server bound to 127.0.0.1:36073 (IPv4)"), or undefined before it. */
export function announcedPort(output: string): number | undefined {
  const match = /Server bound to 127\.0\.0\.1:(\d+)/.exec(output);
  return match === null ? undefined : Number(match[1]);
}

async function boundPort(child: Child, log: string): Promise<number> {
  let output = '';
  return new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`The VS Code server did not start within ${startTimeout / 1000} s; see ${log}`));
    }, startTimeout);
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const port = announcedPort(output);
      if (port === undefined) return;
      clearTimeout(timer);
      child.process.stdout?.off('data', read);
      resolve(port);
    };
    child.process.stdout?.on('data', read);
    void child.ended.then((code) => {
      clearTimeout(timer);
      reject(new Error(`The VS Code server ended with ${code} before it was ready:\n${output.slice(-2000)}`));
    });
  });
}

async function waitUntilItAnswers(url: string): Promise<void> {
  const response = await fetch(url, { redirect: 'follow', signal: AbortSignal.timeout(startTimeout) });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`The VS Code server answers ${url} with HTTP ${response.status}.`);
}

/** The URL of a workbench that opens `folder`, an absolute path on this computer. */
export function pageUrl(server: Pick<RunningServer, 'url' | 'token'>, folder: string): string {
  const url = new URL(server.url);
  url.searchParams.set('tkn', server.token);
  url.searchParams.set('folder', asUriPath(folder));
  return url.href;
}

/** `C:\a b` -> `/C:/a b`: the path part of a URI. */
export function asUriPath(file: string): string {
  const slashes = file.replaceAll('\\', '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}
