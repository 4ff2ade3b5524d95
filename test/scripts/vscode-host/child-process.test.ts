import assert from 'node:assert/strict';
import { once } from 'node:events';
import { run, startChild } from '../../../scripts/vscode-host/child-process.ts';

const node = process.execPath;
const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('run', () => {
  it('returns what the program printed', async () => {
    const script = 'process.stdout.write("out"); process.stderr.write("err")';
    const output = await run(node, ['-e', script], { timeout: 20_000 });
    assert.match(output, /out/);
    assert.match(output, /err/);
  });

  it('shows the output of a program that fails', async () => {
    const script = 'process.stderr.write("no space left"); process.exit(3)';
    await assert.rejects(run(node, ['-e', script], { timeout: 20_000 }), /ended with 3:\nno space left/);
  });

  it('ends a program that hangs', async () => {
    await assert.rejects(
      run(node, ['-e', 'setInterval(() => {}, 1000)'], { timeout: 10 }),
      /did not finish in 0.01 s/,
    );
  });

  it('rejects when there is no such program', async () => {
    await assert.rejects(run('/nowhere/at-all', [], { timeout: 1000 }), /ENOENT/);
  });
});

describe('startChild', () => {
  it('ends the children of the program too, even when they ignore SIGTERM', async () => {
    const grandchild =
      'process.on("SIGTERM", () => {}); process.stdout.write("ready " + process.pid); setInterval(() => {}, 1000)';
    const script = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(grandchild)}], { stdio: "inherit" }); setInterval(() => {}, 1000)`;
    const child = await startChild(node, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    assert.ok(child.process.stdout);
    const [chunk] = (await once(child.process.stdout, 'data')) as [Buffer];
    const pid = Number(/ready (\d+)/.exec(chunk.toString())?.[1]);
    assert.ok(alive(pid));
    const closed = once(child.process, 'close');
    await child.stop();
    // The pipe closes when the last process that holds it has ended.
    await closed;
    assert.ok(!alive(child.pid));
  });

  it('tells how the program ended', async () => {
    const child = await startChild(node, ['-e', 'process.exit(7)']);
    assert.equal(await child.ended, 7);
    await child.stop();
  });
});
