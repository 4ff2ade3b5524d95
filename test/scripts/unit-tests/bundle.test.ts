import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { bundleUnitTests, findUnitTests } from '../../../scripts/unit-tests/bundle.ts';

describe('the bundles of unit tests', () => {
  let root: string;
  before(async () => {
    root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'ssm-bundle-')));
  });
  after(() => rm(root, { recursive: true }));

  async function write(file: string, lines: readonly string[]): Promise<void> {
    await mkdir(path.join(root, path.dirname(file)), { recursive: true });
    await writeFile(path.join(root, file), lines.join('\n'));
  }

  function run(bundle: string): string {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--enable-source-maps', path.join(root, bundle)],
      {
        encoding: 'utf8',
      },
    );
    return stdout + stderr;
  }

  it('are those of all tests but the ones for the host', async () => {
    await write('test/a/one.test.ts', []);
    await write('test/host/two.test.ts', []);
    await write('test/three.ts', []);
    assert.deepEqual(await findUnitTests(root), [path.join('test', 'a', 'one.test.ts')]);
  });

  it('share each module, know where their sources are, and have a stand-in for VS Code', async () => {
    await write('src/shared.ts', [
      'export const seen: string[] = [];',
      'export const place = [import.meta.dirname, __filename];',
      "export { name } from 'vscode';",
    ]);
    await write('test/support/window/vscode.ts', ["export const name = 'stand-in';"]);
    await write('test/b/first.test.ts', [
      "import { name, place, seen } from '../../src/shared.ts';",
      "import './second.test.ts';",
      'console.log(JSON.stringify([name, seen, place]));',
    ]);
    await write('test/b/second.test.ts', [
      "import { seen } from '../../src/shared.ts';",
      "seen.push('second');",
    ]);
    await write('test/b/failing.test.ts', ['interface Nothing {}', '', "throw new Error('on purpose');"]);
    const files = ['first', 'second', 'failing'].map((name) => `test/b/${name}.test.ts`);
    await bundleUnitTests(root, { files, outdir: path.join(root, 'out') });
    const src = path.join(root, 'src');
    assert.deepEqual(JSON.parse(run('out/test/b/first.test.mjs')), [
      'stand-in',
      ['second'],
      [src, path.join(src, 'shared.ts')],
    ]);
    assert.match(run('out/test/b/failing.test.mjs'), /test\/b\/failing\.test\.ts:3:/);
  });
});
