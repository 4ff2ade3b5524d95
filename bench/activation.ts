// How long the extension takes to activate in the real VS Code host, loading its code included.

import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { startBrowserHost } from '../scripts/host-tests/browser-host.ts';
import { isolatedEnvironment } from '../scripts/host-tests/isolation.ts';
import { print } from './measure.ts';

const root = path.resolve(import.meta.dirname, '..');

/** How often the window is loaded; each load has an extension host of its own. */
const loads = 5;

/** What activation may take, in milliseconds. */
const goal = 100;

export async function benchActivation(): Promise<void> {
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'ssm-bench-'));
  const workspace = path.join(temporary, 'workspace');
  await mkdir(workspace);
  const listener = createServer((_, response) => void response.end()).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  const host = await startBrowserHost({
    extensions: [await copyExtension(temporary), await writeProbe(temporary)],
    workspace,
    dataDir: path.join(temporary, 'host'),
    env: {
      ...(await isolatedEnvironment(path.join(temporary, 'home'), process.env)),
      SSM_BENCH_URL: `http://127.0.0.1:${port}`,
    },
    headed: false,
    report: print,
  });
  try {
    const durations = [await answer(listener)];
    while (durations.length < loads) {
      const [duration] = await Promise.all([answer(listener), host.page.reload()]);
      durations.push(duration);
    }
    durations.sort((a, b) => a - b);
    const median = durations[Math.floor(durations.length / 2)] ?? NaN;
    const listed = durations.map((duration) => duration.toFixed(0)).join(', ');
    const verdict = median < goal ? 'met' : 'missed';
    print(`activation in the host: median ${median.toFixed(0)} ms of ${listed}; goal ${goal} ms: ${verdict}`);
  } finally {
    await host.close();
    listener.close();
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The extension, but that nothing activates it before the probe does. */
async function copyExtension(temporary: string): Promise<string> {
  const folder = path.join(temporary, 'extension');
  for (const part of ['dist', 'media', 'syntaxes', 'snippets']) {
    await cp(path.join(root, part), path.join(folder, part), { recursive: true });
  }
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as object;
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [] }));
  return folder;
}

async function writeProbe(temporary: string): Promise<string> {
  const folder = path.join(temporary, 'probe');
  await build({
    entryPoints: [path.join(root, 'bench/activation-probe.ts')],
    outfile: path.join(folder, 'probe.js'),
    bundle: true,
    external: ['vscode'],
    platform: 'node',
    format: 'cjs',
  });
  const manifest = {
    name: 'activation-probe',
    publisher: 'systems-manager-workbench',
    version: '0.0.0',
    engines: { vscode: '^1.100.0' },
    extensionKind: ['workspace'],
    activationEvents: ['onStartupFinished'],
    main: './probe.js',
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

/** The milliseconds that the probe of one window tells. */
async function answer(listener: Server): Promise<number> {
  const signal = AbortSignal.timeout(90_000);
  const [request] = (await once(listener, 'request', { signal })) as [IncomingMessage];
  const told = new URL(request.url ?? '', 'http://127.0.0.1').searchParams;
  const problem = told.get('problem');
  if (problem !== null) throw new Error(`The probe could not measure: ${problem}`);
  return Number(told.get('milliseconds'));
}
