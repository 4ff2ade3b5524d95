import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const manifest = {
  name: 'host-tests',
  publisher: 'systems-manager-workbench',
  version: '0.0.0',
  private: true,
  engines: { vscode: '^1.100.0' },
  extensionKind: ['workspace'],
  activationEvents: ['onStartupFinished'],
  main: './index.js',
};

/**
 * Bundles the tests for the extension host: each `test/host/**\/*.test.ts` and the entry `index.ts` become one
 * file in `out/host/tests`. Packages stay outside the bundles: they are found in the checkout's node_modules.
 * @returns the folder, which is an extension: it starts the tests when the window is ready
 */
export async function bundleHostTests(root: string): Promise<string> {
  const outdir = path.join(root, 'out/host/tests');
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/host/index.ts', 'test/host/**/*.test.ts'],
    outbase: 'test/host',
    outdir,
    bundle: true,
    packages: 'external',
    external: ['vscode'],
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: true,
    logLevel: 'warning',
  });
  await writeFile(path.join(outdir, 'package.json'), JSON.stringify(manifest, undefined, 2));
  return outdir;
}
