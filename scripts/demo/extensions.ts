import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const manifest = {
  name: 'demo-opener',
  displayName: 'Demo of Systems Manager Workbench',
  publisher: 'systems-manager-workbench',
  version: '1.0.0',
  private: true,
  engines: { vscode: '^1.100.0' },
  extensionKind: ['workspace'],
  activationEvents: ['onStartupFinished'],
  main: './opener.js',
};

/**
 * Puts the opener (opener.ts) into an empty extensions folder. VS Code registers what it finds there when it
 * uses the folder for the first time, so this comes before the first `--install-extension`.
 */
export async function placeOpener(root: string, extensionsDir: string): Promise<void> {
  const outdir = path.join(extensionsDir, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  await mkdir(outdir, { recursive: true });
  await writeFile(path.join(outdir, 'package.json'), JSON.stringify(manifest, undefined, 2));
  await build({
    absWorkingDir: root,
    entryPoints: ['scripts/demo/opener.ts'],
    outdir,
    bundle: true,
    external: ['vscode'],
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
  });
}
