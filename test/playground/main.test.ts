import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { parseOptions } from '../../playground/options.ts';

const program = path.resolve(import.meta.dirname, '../../playground/main.ts');

/** Runs the program until `stop` tells it to end; what it printed, and how it ended. */
async function run(args: string[], stop?: (stdout: string) => boolean) {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args]);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    if (stop?.(stdout) === true) child.kill('SIGTERM');
  });
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

describe('the playground program', function () {
  this.timeout(120_000);

  it('prints one line when it is ready, warns on stderr, and ends when told to', async () => {
    const { code, stdout, stderr } = await run(['--port', '0', '--nodes', '3', '--seed', 'x'], (text) =>
      text.includes('\n'),
    );
    assert.match(stdout, /^ready http:\/\/127\.0\.0\.1:\d+\n$/);
    assert.match(stderr, /COMMANDS AND SESSIONS ON ITS LINUX NODES RUN ON THIS COMPUTER/);
    assert.equal(code, 0);
  });

  it('says what is wrong with its options', async () => {
    const { code, stdout, stderr } = await run(['--port', 'x']);
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /^--port must be a whole number up to 65535\. Usage: playground --port PORT/);
  });
});

describe('the options of the playground program', () => {
  it('are a port, numbers of nodes and parameters, and a seed', () => {
    assert.deepEqual(parseOptions(['--port', '0']), { port: 0, nodes: 24, parameters: 0 });
    const all = ['--port=7', '--nodes', '50000', '--parameters', '10000', '--seed', 'x'];
    assert.deepEqual(parseOptions(all), {
      port: 7,
      nodes: 50_000,
      parameters: 10_000,
      seed: 'x',
    });
  });

  it('are refused otherwise', () => {
    for (const args of [
      [],
      ['--port', ''],
      ['--port', '65536'],
      ['--port', '0', '--nodes', '1.5'],
      ['--port', '0', '--parameters', 'many'],
      ['--port', '0', '--colour', 'red'],
      ['0'],
    ]) {
      assert.throws(() => parseOptions(args), args.join(' '));
    }
  });
});
