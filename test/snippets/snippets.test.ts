import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

describe('the snippets', () => {
  it('are what the catalog says', () => {
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/generate-snippets.ts', '--check'], {
      cwd: path.join(import.meta.dirname, '../..'),
      encoding: 'utf8',
    });
    assert.equal(run.stderr, '');
    assert.equal(run.status, 0);
  });
});
