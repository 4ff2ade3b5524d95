// npm run test:unit [-- FILE… OPTION…]: runs the unit tests, or those in some files. Options are mocha's, written
// as one word: --grep=TEXT.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { bundleUnitTests, findUnitTests } from './unit-tests/bundle.ts';
import { startChild } from './vscode-host/child-process.ts';
import { onStopSignal } from './vscode-host/signals.ts';

const root = path.resolve(import.meta.dirname, '..');

/**
 * All tests wait about as long as they work, so that they are shared by more processes than there are processors, unless
 * a run is to be steady. Some files are quicker in one process, and easier to debug.
 */
const allTests = ['--parallel', `--jobs=${process.env['CI'] === undefined ? 4 : 2}`, '--reporter=dot'];

/** Analysing the corpus leaves much behind: with room for it, collecting it takes a third of the time. In MiB. */
const youngGeneration = '--max-semi-space-size=64';

/** Loaded before all tests. */
const seed = 'test/support/seed.ts';

/**
 * What waits for time and for other processes goes first, and what only computes, the tests of the server, last: at the end
 * no process is to wait alone.
 */
const inOrder = (files: readonly string[]): string[] => {
  const isOfServer = (file: string): boolean => file.startsWith(path.join('test', 'server'));
  const sorted = files.toSorted().toReversed();
  return [...sorted.filter((file) => !isOfServer(file)), ...sorted.filter(isOfServer)];
};

/** By the environment, because mocha starts the processes. */
const nodeOptions = [process.env['NODE_OPTIONS'], youngGeneration].filter(Boolean).join(' ');

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const files = args.filter((arg) => arg.endsWith('.test.ts')).map((file) => path.relative(root, file));
  const options = args.filter((arg) => !arg.endsWith('.test.ts'));
  // Two runs at once must not take each other's bundles away.
  const outdir = path.join(root, 'out/unit', String(process.pid));
  onStopSignal(() => rm(outdir, { recursive: true, force: true }));
  try {
    const tests = files.length > 0 ? files : await findUnitTests(root);
    await bundleUnitTests(root, { files: [...tests, seed], outdir });
    const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
    const child = await startChild(
      process.execPath,
      [
        '--enable-source-maps',
        mocha,
        '--no-config',
        '--timeout=60000',
        `--require=${path.join(outdir, seed.replace(/ts$/, 'mjs'))}`,
        ...(files.length > 0 ? [] : allTests),
        ...options,
        ...inOrder(tests).map((file) => path.join(outdir, file.replace(/ts$/, 'mjs'))),
      ],
      { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_OPTIONS: nodeOptions } },
    );
    process.exitCode = (await child.ended) === 0 ? 0 : 1;
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
