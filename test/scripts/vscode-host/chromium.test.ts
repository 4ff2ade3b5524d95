import assert from 'node:assert/strict';
import path from 'node:path';
import { findChromium } from '../../../scripts/vscode-host/chromium.ts';

const machine = (env: NodeJS.ProcessEnv, files: string[], platform: NodeJS.Platform = 'linux') => ({
  env,
  platform,
  exists: (file: string) => files.includes(file),
});
const pathOf = (...folders: string[]): NodeJS.ProcessEnv => ({ PATH: folders.join(path.delimiter) });
const at = (folder: string, program: string): string => path.join(folder, program);

describe('findChromium', () => {
  it('takes CHROMIUM first', () => {
    const env = { ...pathOf('/usr/bin'), CHROMIUM: '/opt/chromium' };
    assert.equal(findChromium(machine(env, ['/opt/chromium', at('/usr/bin', 'chromium')])), '/opt/chromium');
  });

  it('says so when CHROMIUM names nothing', () => {
    const env = { ...pathOf('/usr/bin'), CHROMIUM: '/opt/gone' };
    assert.throws(
      () => findChromium(machine(env, [at('/usr/bin', 'chromium')])),
      /CHROMIUM is set to \/opt\/gone/,
    );
  });

  it('prefers chromium to Chrome anywhere on PATH', () => {
    const files = [at('/usr/bin', 'google-chrome'), at('/usr/local/bin', 'chromium')];
    assert.equal(findChromium(machine(pathOf('/usr/bin', '/usr/local/bin'), files)), files[1]);
  });

  it('finds google-chrome', () => {
    const files = [at('/usr/bin', 'google-chrome')];
    assert.equal(findChromium(machine(pathOf('', '/usr/bin'), files)), files[0]);
  });

  it('takes the one without windows when there is no other', () => {
    const files = [at('/usr/bin', 'chromium-headless-shell'), at('/usr/local/bin', 'chromium')];
    assert.equal(findChromium(machine(pathOf('/usr/bin'), files)), files[0]);
    assert.equal(findChromium(machine(pathOf('/usr/bin', '/usr/local/bin'), files)), files[1]);
  });

  it('looks into the applications of macOS', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    assert.equal(findChromium(machine({}, [chrome], 'darwin')), chrome);
    assert.equal(findChromium(machine({}, [chrome], 'linux')), undefined);
  });

  it('finds nothing where nothing is', () => {
    assert.equal(findChromium(machine(pathOf('/usr/bin'), [])), undefined);
  });
});
