import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { desktopArguments, devtoolsAddress } from '../../../scripts/host-tests/desktop-host.ts';
import { isolatedEnvironment } from '../../../scripts/host-tests/isolation.ts';
import { startWatchdog } from '../../../scripts/host-tests/watchdog.ts';

describe('the desktop host', () => {
  const options = {
    extensions: ['/ext', '/tests'],
    workspace: '/ws',
    dataDir: '/data',
    env: {},
    headed: false,
    report: () => undefined,
  };

  it('opens the workspace with both extensions and nothing of the user', () => {
    const args = desktopArguments(options);
    assert.equal(args[0], '/ws');
    assert.deepEqual(
      args.filter((arg) => arg.startsWith('--extensionDevelopmentPath')),
      ['--extensionDevelopmentPath=/ext', '--extensionDevelopmentPath=/tests'],
    );
    assert.ok(args.includes('--user-data-dir=/data'));
    assert.ok(args.includes('--remote-debugging-port=0'));
  });

  it('is not told of tests, because VS Code then refuses modal dialogs', () => {
    assert.ok(!desktopArguments(options).some((arg) => arg.startsWith('--extensionTestsPath')));
  });

  it('finds where to attach', () => {
    const output = 'x\n\nDevTools listening on ws://127.0.0.1:4321/devtools/browser/abc-1\n[main] more';
    assert.equal(devtoolsAddress(output), 'ws://127.0.0.1:4321/devtools/browser/abc-1');
    assert.equal(devtoolsAddress('DevTools'), undefined);
  });
});

describe('isolatedEnvironment', () => {
  it('hides credentials and profiles, and gives empty files instead', async () => {
    const home = await mkdtemp(path.join(os.tmpdir(), 'ssm-home-'));
    try {
      const env = await isolatedEnvironment(home, {
        PATH: '/bin',
        AWS_PROFILE: 'production',
        AWS_SECRET_ACCESS_KEY: 'x',
        aws_session_token: 'x',
        npm_config_userconfig: '/root/.npmrc',
        VSCODE_IPC_HOOK: '/tmp/ipc',
        HOME: '/root',
      });
      assert.equal(env['PATH'], '/bin');
      assert.equal(env['HOME'], home);
      const aws = Object.keys(env).filter((name) => /^aws/i.test(name));
      assert.deepEqual(aws.sort(), [
        'AWS_CONFIG_FILE',
        'AWS_EC2_METADATA_DISABLED',
        'AWS_SHARED_CREDENTIALS_FILE',
      ]);
      assert.equal(await readFile(env['AWS_CONFIG_FILE'] ?? '', 'utf8'), '');
      assert.ok(!('VSCODE_IPC_HOOK' in env) && !('npm_config_userconfig' in env));
    } finally {
      await rm(home, { recursive: true });
    }
  });
});

describe('the watchdog', () => {
  it('ends a run that never starts', async () => {
    const reason = await new Promise<string>((resolve) => {
      startWatchdog({ start: 1, silence: 60_000 }, resolve);
    });
    assert.equal(reason, 'No test started within 0.001 s.');
  });

  it('ends a run that falls silent', async () => {
    const reason = await new Promise<string>((resolve) => {
      startWatchdog({ start: 60_000, silence: 1 }, resolve).beat();
    });
    assert.match(reason, /Nothing was heard from the tests for 0\.001 s/);
  });
});
