import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { countLine, sumCounts } from '../../../scripts/host-tests/report.ts';
import { findTestFiles, measured, shardFiles } from '../../../scripts/host-tests/shards.ts';

const files = [
  { name: 'a.test.ts', seconds: 10 },
  { name: 'b.test.ts', seconds: 60 },
  { name: 'c.test.ts', seconds: 30 },
  { name: 'd.test.ts', seconds: 30 },
];

describe('the files of several hosts', () => {
  it('are dealt so that all have as much to do, and run in the order of their names', () => {
    assert.deepEqual(shardFiles(files, 2), [
      ['a.test.ts', 'b.test.ts'],
      ['c.test.ts', 'd.test.ts'],
    ]);
    assert.deepEqual(shardFiles(files, 1), [['a.test.ts', 'b.test.ts', 'c.test.ts', 'd.test.ts']]);
  });

  it('are dealt alike in whatever order they were found', () => {
    assert.deepEqual(shardFiles(files.toReversed(), 3), shardFiles(files, 3));
  });

  it('are no more parts than there are files', () => {
    assert.deepEqual(shardFiles(files.slice(0, 2), 5), [['b.test.ts'], ['a.test.ts']]);
    assert.deepEqual(shardFiles([], 2), []);
  });

  it('are each in exactly one part, as they are in the project', async () => {
    const found = await findTestFiles(path.join(import.meta.dirname, '../../host'));
    const shards = shardFiles(found, 3);
    assert.deepEqual(shards.flat().sort(), found.map(({ name }) => name).sort());
    const seconds = shards.map((names) =>
      found.reduce((sum, file) => sum + (names.includes(file.name) ? file.seconds : 0), 0),
    );
    assert.ok(Math.min(...seconds) > 0.8 * Math.max(...seconds), seconds.join(' and '));
  });

  it('are found in folders too, and nothing else is', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'ssm-shards-'));
    try {
      await mkdir(path.join(folder, 'deep'));
      await writeFile(path.join(folder, 'deep/one.test.ts'), 'await a(); const awaits = [await b()];');
      await writeFile(path.join(folder, 'ui.ts'), '1');
      const name = path.join('deep', 'one.test.ts');
      assert.deepEqual(await findTestFiles(folder), [{ name, seconds: 0.7 }]);
      await writeFile(path.join(folder, measured), JSON.stringify({ [name]: 12 }));
      assert.deepEqual(await findTestFiles(folder), [{ name, seconds: 12 }]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('the counts of several hosts', () => {
  it('are one line', () => {
    const parts = [
      { passed: 3, failed: 0, skipped: 1 },
      { passed: 4, failed: 2, skipped: 0 },
    ];
    assert.equal(countLine(sumCounts(parts)), '7 passed, 2 failed, 1 skipped');
  });
});
