// Activation of the extension in the real VS Code host, read from the line that it writes to its own log.

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { startBrowserHost } from '../scripts/host-tests/browser-host.ts';
import { isolatedEnvironment } from '../scripts/host-tests/isolation.ts';
import { createWorkbench } from '../scripts/vscode-host/workbench.ts';
import { print } from './measure.ts';

const root = path.resolve(import.meta.dirname, '..');

/** How often the window is loaded; each load has an extension host of its own. */
const loads = 5;

/** What activation may take, in milliseconds. */
const goal = 100;

export async function benchActivation(): Promise<void> {
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'ssm-bench-'));
  const dataDir = path.join(temporary, 'host');
  const host = await startBrowserHost({
    extensions: [root],
    workspace: path.join(root, 'test/host/workspace'),
    dataDir,
    env: await isolatedEnvironment(path.join(temporary, 'home'), process.env),
    headed: false,
    report: print,
  });
  try {
    const workbench = createWorkbench(host.page, { screenshots: temporary });
    const durations: number[] = [];
    for (let load = 0; load < loads; load += 1) {
      if (load > 0) await host.page.reload();
      if (load === 0) await workbench.click({ role: 'tab', name: 'Systems Manager' }, { timeout: 90_000 });
      durations.push(await activation(dataDir, durations.length));
    }
    durations.sort((a, b) => a - b);
    const median = durations[Math.floor(durations.length / 2)] ?? NaN;
    const listed = durations.map((duration) => duration.toFixed(1)).join(', ');
    print(`activation in the host: median ${median.toFixed(1)} ms of ${listed}; goal ${goal} ms`);
  } finally {
    await host.close();
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The duration that the log gains after `known` earlier ones. */
async function activation(dataDir: string, known: number): Promise<number> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const found = await durationsIn(dataDir);
    if (found.length > known) return found.at(-1) ?? NaN;
    await delay(300);
  }
  throw new Error('The extension did not activate; its log has no line "Activated in …".');
}

async function durationsIn(folder: string): Promise<number[]> {
  const files = await readdir(folder, { recursive: true });
  const logs = files.filter((file) => path.basename(file) === 'Systems Manager.log').sort();
  const texts = await Promise.all(logs.map((file) => readFile(path.join(folder, file), 'utf8')));
  return texts.flatMap((text) =>
    [...text.matchAll(/Activated in ([\d.]+) ms/g)].map((match) => Number(match[1])),
  );
}
