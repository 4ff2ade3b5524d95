import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pluginName, pluginWrapper } from '../../../src/terminal/plugin-wrapper.ts';

describe('the wrapper around the plugin program', () => {
  let folder: string;
  before(() => {
    folder = path.join(mkdtempSync(path.join(tmpdir(), 'wrapper-')), `it's a "folder" $HOME`);
    mkdirSync(folder);
  });
  after(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

  it('hands on arguments and environment as they are, wherever it lies', () => {
    const script = path.join(folder, 'program.js');
    writeFileSync(script, 'console.log(JSON.stringify([process.argv.slice(2), process.env.TOKEN]))');
    const wrapper = path.join(folder, pluginName);
    writeFileSync(wrapper, pluginWrapper({ execPath: process.execPath, script }), { mode: 0o755 });
    const args = ['AWS_SSM_START_SESSION_RESPONSE', 'eu-central-1', '', '{"Target": "i-1"}', `'"$HOME`];
    const { stdout, status } = spawnSync(wrapper, args, { env: { ...process.env, TOKEN: 'kept' } });
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(stdout.toString()), [args, 'kept']);
  });
});
