import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../playground/runs/clock.ts';
import { runOnNode } from '../../../playground/runs/run-on-node.ts';
import { pendingInvocation, type Invocation } from '../../../playground/runs/invocation.ts';
import { startShell, type ShellExit } from '../../../playground/runs/shell.ts';
import type { StepResult } from '../../../playground/runs/step-result.ts';
import { until } from './manual-clock.ts';
import { lowered, sampleNode, sampleTools, scripts } from './sample.ts';

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('the shell', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'shell-test-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  const sh = (script: string, environment: Record<string, string> = {}): Promise<ShellExit> =>
    startShell({
      file: 'sh',
      args: ['-c', script],
      cwd: directory,
      environment: { PATH: '/usr/bin:/bin', ...environment },
      keptCharacters: 24_001,
    }).exit;

  it('gives both streams and the exit code', async () => {
    assert.deepEqual(await sh('echo out; echo err >&2; exit 7'), {
      code: 7,
      stdout: 'out\n',
      stderr: 'err\n',
    });
  });

  it('passes nothing of its own environment on', async () => {
    process.env['AWS_SECRET_ACCESS_KEY'] = 'do-not-leak';
    try {
      const { stdout } = await sh('env | cut -d= -f1 | sort', { ONLY: '1' });
      assert.deepEqual(stdout.trim().split('\n'), ['ONLY', 'PATH', 'PWD']);
    } finally {
      delete process.env['AWS_SECRET_ACCESS_KEY'];
    }
  });

  it('names the signal that ended it', async () => {
    assert.deepEqual(await sh('kill -TERM $$'), {
      code: -1,
      stdout: '',
      stderr: '',
      error: 'signal: terminated',
    });
  });

  it('keeps characters whole and drops what no answer can carry', async () => {
    const { stdout } = await sh(
      `i=0; while [ $i -lt 3000 ]; do printf 'äöü€😀 1234567890'; i=$((i+1)); done`,
    );
    assert.equal(stdout.length, 24_001);
    assert.ok(!stdout.includes('\uFFFD'));
  });

  const starts: [name: string, change: object, error: string][] = [
    [
      'a program that is not there',
      { file: '/nowhere/sh' },
      'fork/exec /nowhere/sh: no such file or directory',
    ],
    ['a directory that is not there', { cwd: '/nowhere' }, 'chdir /nowhere: no such file or directory'],
    ['a NUL in the environment', { environment: { A: 'a\0b' } }, 'null bytes'],
  ];
  for (const [name, change, error] of starts) {
    it(`reports ${name}`, async () => {
      const command = {
        file: 'sh',
        args: ['-c', 'true'],
        cwd: directory,
        environment: {},
        keptCharacters: 9,
        ...change,
      };
      const exit = await startShell(command).exit;
      assert.equal(exit.code, 1);
      assert.ok(exit.error?.includes(error), exit.error);
    });
  }

  it('kills the children too', async () => {
    const shell = startShell({
      file: 'sh',
      args: ['-c', 'sleep 600 & echo $! > child; wait'],
      cwd: directory,
      environment: { PATH: '/usr/bin:/bin' },
      keptCharacters: 24_001,
    });
    const file = join(directory, 'child');
    await until(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('\n'));
    shell.kill();
    const exit = await shell.exit;
    assert.equal(exit.error, 'signal: killed');
    const child = Number(readFileSync(file, 'utf8'));
    await until(() => !alive(child));
  });
});

describe('a document on this computer', () => {
  async function run(...steps: string[]): Promise<[readonly StepResult[], Invocation]> {
    const invocation = pendingInvocation(sampleNode(1), 0);
    const results = await runOnNode(lowered(scripts(...steps)), {
      invocation,
      signal: new AbortController().signal,
      tools: sampleTools({ clock: systemClock, startShell }),
      region: 'us-east-1',
      commandId: '0f0f0f0f-0000-4000-8000-000000000001',
    });
    return [results, invocation];
  }

  it('runs in an empty directory that is its home and is gone afterwards', async () => {
    const [results, invocation] = await run('pwd; ls -A; echo "$HOME"; touch kept', 'ls -A');
    const [first, second] = results;
    const [pwd, home] = first?.stdout.trim().split('\n') ?? [];
    assert.match(pwd ?? '', /\/home$/);
    assert.equal(home, pwd);
    assert.equal(second?.stdout, 'kept\n', 'steps share the directory');
    assert.equal(existsSync(pwd ?? ''), false);
    assert.deepEqual(
      invocation.steps.map(({ result }) => result),
      results,
    );
  });

  it('obeys the first line of a script', async () => {
    const [[result]] = await run('#!/bin/cat\nbody');
    assert.equal(result?.stdout, '#!/bin/cat\nbody\n');
  });

  it('fails like a node without PowerShell where there is none', async function () {
    if (existsSync('/usr/bin/pwsh') || existsSync('/usr/bin/powershell')) this.skip();
    const invocation = pendingInvocation(sampleNode(1), 0);
    const document = lowered({
      schemaVersion: '2.2',
      mainSteps: [{ name: 'ps', action: 'aws:runPowerShellScript', inputs: { runCommand: ['1'] } }],
    });
    const [result] = await runOnNode(document, {
      invocation,
      signal: new AbortController().signal,
      tools: sampleTools({ clock: systemClock, startShell }),
      region: 'us-east-1',
      commandId: 'c',
    });
    assert.equal(
      result?.stderr,
      'failed to run commands: fork/exec /usr/bin/powershell: no such file or directory',
    );
  });

  it('ends what a script left in the background', async () => {
    const [[result]] = await run('sleep 600 >/dev/null 2>&1 & echo $!');
    const pid = Number(result?.stdout);
    assert.ok(pid > 0);
    await until(() => !alive(pid));
  });
});
