import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { readableStack } from '../../../scripts/host-tests/stack.ts';

describe('readableStack', () => {
  let root: string;
  before(async () => {
    root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'ssm-stack-')));
    await mkdir(path.join(root, 'src'));
    const source = [
      '// a line that the bundle drops',
      'export function fail(): never {',
      "  throw new Error('boom (at night)');",
      '}',
    ];
    await writeFile(path.join(root, 'src/fail.ts'), source.join('\n'));
    await build({
      absWorkingDir: root,
      entryPoints: ['src/fail.ts'],
      outdir: 'out',
      bundle: true,
      format: 'cjs',
      platform: 'node',
      sourcemap: true,
      logLevel: 'silent',
    });
  });
  after(() => rm(root, { recursive: true }));

  it('leads to the source of a bundle', () => {
    const { fail } = createRequire(import.meta.url)(path.join(root, 'out/fail.js')) as { fail: () => never };
    let stack = '';
    try {
      fail();
    } catch (error) {
      stack = (error as Error).stack ?? '';
    }
    const lines = readableStack(stack, root).split('\n');
    assert.equal(lines[0], 'Error: boom (at night)');
    assert.match(lines[1] ?? '', /^ {4}at (Module\.)?fail \(src\/fail\.ts:3:9\)$/);
  });

  it('maps frames without a name, with a file URL, and as the extension host writes them', () => {
    const file = path.join(root, 'out/fail.js');
    const frames = [
      `    at ${file}:1:1`,
      `\tat async run (file://${file}:1:1)`,
      `\tat Object.<anonymous> (/elsewhere/a.js:5:6)`,
    ];
    const lines = readableStack(['Error: x', ...frames].join('\n'), root).split('\n');
    assert.deepEqual(lines.slice(1), [
      '    at out/fail.js:1:1',
      '    at async run (out/fail.js:1:1)',
      `    at Object.<anonymous> (${path.relative(root, '/elsewhere/a.js')}:5:6)`,
    ]);
  });

  it('drops the frames of the machinery and keeps every line of the message', () => {
    const stack = [
      'AssertionError: at (first)',
      '+ actual',
      '- expected (node:1:2)',
      '    at test (/a/test.js:1:2)',
      '    at callFn (/a/node_modules/mocha/lib/runnable.js:1:2)',
      '    at process.processImmediate (node:internal/timers:485:21)',
      '    at node:internal/process/task_queues:105:5',
      '\tat h.$activate (file:///a/vs/workbench/api/node/extensionHostProcess.js:1:2)',
    ].join('\n');
    assert.deepEqual(readableStack(stack, '/a').split('\n'), [
      'AssertionError: at (first)',
      '+ actual',
      '- expected (node:1:2)',
      '    at test (test.js:1:2)',
    ]);
  });
});
