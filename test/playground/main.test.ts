import assert from 'node:assert/strict';
import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseOptions } from '../../playground/options.ts';
import { createClients } from '../../src/aws/clients.ts';
import { startSession } from '../../src/aws/sessions.ts';
import { playgroundConnection } from '../../src/connection/connection.ts';
import { SessionConnection } from '../../src/terminal/session-connection.ts';

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

/** Starts the program as the extension does; it, and the address that it serves. */
async function forked(): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(program, ['--port', '0'], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  const [line] = (await once(child.stdout ?? assert.fail(), 'data')) as [Buffer];
  return { child, url: /^ready (\S+)$/m.exec(line.toString())?.[1] ?? assert.fail(line.toString()) };
}

/** Opens a session with a program that does not care for signals; its process id. */
async function openStubborn(url: string): Promise<{ pid: string; connection: SessionConnection }> {
  const clients = createClients({ connection: playgroundConnection(url), version: 'test', env: {} });
  const nodes = await clients.call('ssm:DescribeInstanceInformation', {
    Filters: [
      { Key: 'PingStatus', Values: ['Online'] },
      { Key: 'PlatformTypes', Values: ['Linux'] },
    ],
  });
  const grant = await startSession(clients, {
    target: nodes.InstanceInformationList?.[0]?.InstanceId ?? assert.fail(),
    documentName: 'AWS-StartInteractiveCommand',
    parameters: { command: ["trap '' HUP INT TERM; echo pid=$$.; while true; do sleep 1; done"] },
  });
  let printed = '';
  let connection: SessionConnection | undefined;
  const pid = await new Promise<string>((resolve) => {
    connection = new SessionConnection({
      grant,
      resume: () => Promise.resolve(undefined),
      terminate: () => Promise.resolve(),
      listener: {
        output(data) {
          printed += Buffer.from(data).toString();
          const found = /pid=(\d+)\./.exec(printed)?.[1];
          if (found !== undefined) resolve(found);
        },
        ended: () => undefined,
      },
    });
    connection.open();
  });
  return { pid, connection: connection ?? assert.fail() };
}

/** False for one that has ended and waits for somebody to ask how. */
const runs = (pid: string): boolean =>
  /^[^Z]/.test(spawnSync('ps', ['-o', 'stat=', '-p', pid]).stdout.toString().trim());

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

  for (const [how, end] of [
    ['it is told to', (child: ChildProcess) => child.kill('SIGTERM')],
    ['whoever has started it is gone', (child: ChildProcess) => child.disconnect()],
  ] as const) {
    it(`ends when ${how}, with programs that do not want to`, async () => {
      const { child, url } = await forked();
      const { pid, connection } = await openStubborn(url);
      assert.equal(runs(pid), true);
      const exit = once(child, 'exit');
      end(child);
      assert.deepEqual(await exit, [0, null]);
      // A killed process takes a moment to go.
      while (runs(pid)) await setTimeout(20);
      connection.detach();
    });
  }

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
