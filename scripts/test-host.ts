// npm run test:host [-- --grep TEXT] [--desktop] [--headed]: runs test/host inside a real VS Code.
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { startPlayground } from '../playground/server.ts';
import { bundleHostTests } from './host-tests/bundle.ts';
import { countLine } from './host-tests/report.ts';
import { runHostTests } from './host-tests/run.ts';
import { run } from './vscode-host/child-process.ts';
import { onStopSignal } from './vscode-host/signals.ts';

const root = path.resolve(import.meta.dirname, '..');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      grep: { type: 'string' },
      desktop: { type: 'boolean', default: false },
      headed: { type: 'boolean', default: false },
    },
  });
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  await run(process.execPath, ['esbuild.mjs'], { cwd: root, timeout: 60_000 });
  const testsPath = await bundleHostTests(root);
  const playground = await startPlayground({ port: 0 });
  onStopSignal(() => playground.close());
  try {
    const counts = await runHostTests({
      ...values,
      root,
      extensionPath: root,
      testsPath,
      workspace: path.join(root, 'test/host/workspace'),
      playground: playground.url,
      print,
    });
    print(countLine(counts));
    process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
  } finally {
    await playground.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
