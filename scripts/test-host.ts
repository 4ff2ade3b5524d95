// npm run test:host [-- --grep TEXT] [--hosts N] [--desktop] [--headed] [--built] [--measure]: runs test/host inside a real VS Code.
// --built takes dist/ as it is: it was built just now. --measure writes how long each file took, for the next deal.
import { rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { bundleHostTests } from './host-tests/bundle.ts';
import { countLine } from './host-tests/report.ts';
import { findTestFiles, measured, shardFiles, type TestFile } from './host-tests/shards.ts';
import { runOnHosts } from './host-tests/hosts.ts';
import { run } from './vscode-host/child-process.ts';

const root = path.resolve(import.meta.dirname, '..');

async function main(): Promise<void> {
  // Playwright takes a stack at every call, and to map each to its sources costs more than many a call.
  process.setSourceMapsEnabled(false);
  const { values } = parseArgs({
    options: {
      grep: { type: 'string' },
      hosts: { type: 'string' },
      desktop: { type: 'boolean', default: false },
      headed: { type: 'boolean', default: false },
      built: { type: 'boolean', default: false },
      measure: { type: 'boolean', default: false },
    },
  });
  const { hosts, built, measure, ...options } = values;
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const failures = path.join(root, 'out/host/failures');
  await rm(failures, { recursive: true, force: true });
  if (!built) await run(process.execPath, ['esbuild.mjs'], { cwd: root, timeout: 60_000 });
  const testsPath = await bundleHostTests(root);
  const folder = path.join(root, 'test/host');
  const files = await findTestFiles(folder);
  const took: Record<string, number> = {};
  const counts = await runOnHosts(shardFiles(files, hostCount(hosts, options)), {
    ...options,
    root,
    extensionPath: root,
    testsPath,
    failures,
    workspace: path.join(root, 'test/host/workspace'),
    print,
    onPart: (file, seconds) => (took[file] = (took[file] ?? 0) + seconds),
  });
  if (measure) await writeFile(path.join(folder, measured), table(files, took));
  print(countLine(counts));
  process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}

/** Whole seconds are near enough, and change less with each measuring. What did not run keeps its time. */
function table(files: readonly TestFile[], took: Readonly<Record<string, number>>): string {
  const rows = files.map(({ name, seconds }) => [name, Math.ceil(took[name] ?? seconds)] as const);
  const sorted = rows.sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
}

interface Windows {
  readonly grep?: string;
  readonly desktop: boolean;
  readonly headed: boolean;
}

/**
 * How many hosts run the tests: three take half of the time, for a window waits more than it works. Windows on a screen
 * share its clipboard and its focus, and a few tests that were picked do not pay for a second start. A build machine with
 * few processors takes its time: there is one.
 *
 * @throws when the number that was asked for is none
 */
function hostCount(wanted: string | undefined, { grep, desktop, headed }: Windows): number {
  if (wanted === undefined) {
    const isSteady = process.env['CI'] !== undefined && os.availableParallelism() < 4;
    return grep === undefined && !desktop && !headed && !isSteady ? 3 : 1;
  }
  const count = Number(wanted);
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`--hosts takes a number from 1, not "${wanted}".`);
  if (count > 1 && (desktop || headed)) {
    throw new Error('Windows on a screen share its clipboard and its focus: leave --hosts out.');
  }
  return count;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
