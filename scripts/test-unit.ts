// npm run test:unit [-- FILE… OPTION…]: runs the unit tests, or those in some files. Options are mocha's, written
// as one word: --grep=TEXT.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { bundleUnitTests, findUnitTests } from './unit-tests/bundle.ts';
import { startChild } from './vscode-host/child-process.ts';
import { onStopSignal } from './vscode-host/signals.ts';

const root = path.resolve(import.meta.dirname, '..');

/** All tests take a minute, so that they are shared by two processes. Some files are quicker in one, and easier to debug. */
const allTests = ['--parallel', '--jobs=2', '--reporter=dot'];

/** Loaded before all tests. */
const seed = 'test/support/seed.ts';

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
        `${outdir}/**/*.test.mjs`,
      ],
      { cwd: root, stdio: 'inherit' },
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
