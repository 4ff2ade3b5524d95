import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transcript } from '../../../src/workbench/transcript-file.ts';

describe('the file of a transcript', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ssm-transcript-'));
  });
  after(() => rm(folder, { recursive: true }));

  const output = ['\x1b[1mroot\x1b[0m# l', 's\r\nfile\r\n# '];

  async function record(name: string, raw: boolean): Promise<string> {
    const file = path.join(folder, name);
    const transcript = new Transcript({
      ...{ file, raw, heading: 'Session alice-1 on web-1' },
      onError: (error) => assert.fail(error),
    });
    for (const text of output) transcript.add(text);
    await transcript.end();
    return readFile(file, 'utf8');
  }

  it('has what a person reads, with the last line', async () => {
    assert.equal(await record('plain.txt', false), 'Session alice-1 on web-1\nroot# ls\nfile\n# \n');
  });

  it('has everything as it came, if that is asked for', async () => {
    assert.equal(await record('raw.ansi', true), `Session alice-1 on web-1\r\n${output.join('')}`);
  });

  it('is for nobody but its owner', async function () {
    // Windows knows no such modes.
    if (process.platform === 'win32') this.skip();
    await record('mode.txt', false);
    assert.equal((await stat(path.join(folder, 'mode.txt'))).mode & 0o777, 0o600);
  });

  it('says that it cannot be written', async () => {
    const error = await new Promise<Error>((resolve) => {
      const file = path.join(folder, 'missing', 'x.txt');
      new Transcript({ file, raw: false, heading: '', onError: resolve });
    });
    assert.match(error.message, /ENOENT/);
  });
});
