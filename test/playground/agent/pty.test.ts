import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import process from 'node:process';
import { spawnPty } from '../../../playground/agent/pty.ts';

describe('a pseudo-terminal', () => {
  it('gives all that its program has printed, though it has gone before anybody reads', async function () {
    // Elsewhere a terminal holds less than this, and the program would wait for a reader.
    if (process.platform !== 'linux') this.skip();
    const pty = spawnPty({
      file: 'sh',
      args: ['-c', "head -c 6000 /dev/zero | tr '\\0' x; echo; echo the end"],
      directory: tmpdir(),
      environment: { PATH: process.env['PATH'] ?? '' },
    });
    let text = '';
    pty.onData((data) => (text += data.toString()));
    const exit = new Promise<void>((resolve) => pty.onExit(resolve));
    // Nothing is read while this process does nothing but wait.
    const nothing = new Int32Array(new SharedArrayBuffer(4));
    for (let looks = 0; looks < 2000 && runs(pty.pid); looks++) Atomics.wait(nothing, 0, 0, 5);
    await exit;
    assert.deepEqual([text.length, text.slice(-11)], [6011, '\r\nthe end\r\n']);
  });
});

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
