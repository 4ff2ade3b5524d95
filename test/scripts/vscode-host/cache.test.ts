import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { cacheRoot, installOnce, stagingName } from '../../../scripts/vscode-host/cache.ts';

describe('cacheRoot', () => {
  it('is below ~/.cache', () => {
    assert.equal(cacheRoot({}, '/home/a'), path.join('/home/a', '.cache', 'systems-manager-workbench'));
  });

  it('follows an absolute XDG_CACHE_HOME', () => {
    const root = cacheRoot({ XDG_CACHE_HOME: '/var/cache/a' }, '/home/a');
    assert.equal(root, path.join('/var/cache/a', 'systems-manager-workbench'));
  });

  it('ignores a relative or empty XDG_CACHE_HOME', () => {
    for (const value of ['cache', '']) {
      const root = cacheRoot({ XDG_CACHE_HOME: value }, '/home/a');
      assert.equal(root, path.join('/home/a', '.cache', 'systems-manager-workbench'));
    }
  });
});

describe('installOnce', () => {
  let parent: string;
  beforeEach(async () => {
    parent = await mkdtemp(path.join(os.tmpdir(), 'ssm-cache-'));
  });
  afterEach(() => rm(parent, { recursive: true }));

  const fill = (staging: string): Promise<void> => writeFile(path.join(staging, 'done'), '');

  it('fills the folder once', async () => {
    const dir = path.join(parent, 'deep', 'thing-1');
    let installations = 0;
    const install = (staging: string): Promise<void> => {
      installations += 1;
      return fill(staging);
    };
    assert.equal(await installOnce(dir, install), dir);
    assert.equal(await installOnce(dir, install), dir);
    assert.equal(installations, 1);
    assert.deepEqual(await readdir(dir), ['done']);
    assert.deepEqual(await readdir(path.dirname(dir)), ['thing-1']);
  });

  it('leaves nothing behind when the installation fails, and tries again', async () => {
    const dir = path.join(parent, 'thing-1');
    await assert.rejects(
      installOnce(dir, async (staging) => {
        await fill(staging);
        throw new Error('no network');
      }),
      /no network/,
    );
    assert.deepEqual(await readdir(parent), []);
    await installOnce(dir, fill);
    assert.deepEqual(await readdir(dir), ['done']);
  });

  it('takes the folder of another process that was first', async () => {
    const dir = path.join(parent, 'thing-1');
    await installOnce(dir, async (staging) => {
      await fill(staging);
      await mkdir(dir);
      await writeFile(path.join(dir, 'theirs'), '');
    });
    assert.deepEqual(await readdir(dir), ['theirs']);
    assert.deepEqual(await readdir(parent), ['thing-1']);
  });

  it('removes what a dead process left, and nothing of a living one', async () => {
    // Process ids are at most 2^22 on Linux, and 99999 on macOS, so this one is nobody's.
    const abandoned = path.join(parent, stagingName('thing-1', 2 ** 30));
    const living = path.join(parent, stagingName('thing-1', process.pid));
    const other = path.join(parent, stagingName('thing-10', 2 ** 30));
    for (const dir of [abandoned, living, other]) await mkdir(dir);
    await installOnce(path.join(parent, 'thing-1'), fill);
    assert.deepEqual([abandoned, living, other].map(existsSync), [false, true, true]);
  });
});
