import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import { spawnPty, type Pty } from '../../playground/agent/pty.ts';
import { startPlayground, type Playground } from '../../playground/server.ts';
import { digest, read, Servers } from '../playground/agent/forward.ts';

const root = path.resolve(__dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'plugin-program-'));
/** One file, as it is shipped: each test starts it at least once. */
const program = path.join(folder, 'session-manager-plugin.js');
const escape = '\x1b';
const hasCli = spawnSync('aws', ['--version']).status === 0;

/** How long a screen may stay without what is waited for, in milliseconds: so long that only a hang takes longer. */
const patience = 120_000;

/** A program on a terminal, and what it has shown. */
class Screen {
  text = '';
  exited = false;
  readonly #pty: Pty;
  #watchers: (() => void)[] = [];

  constructor(pty: Pty) {
    this.#pty = pty;
    const changed = (): void => this.#watchers.splice(0).forEach((watcher) => watcher());
    pty.onData((data) => {
      this.text += data.toString();
      changed();
    });
    pty.onExit(() => {
      this.exited = true;
      changed();
    });
  }

  type(text: string): void {
    this.#pty.write(Buffer.from(text));
  }

  resize(columns: number, rows: number): void {
    this.#pty.resize(columns, rows);
  }

  async shows(pattern: RegExp): Promise<void> {
    await this.#until(() => pattern.test(this.text), `shows ${String(pattern)}`);
  }

  async ended(): Promise<void> {
    await this.#until(() => this.exited, 'ends');
  }

  async #until(isTrue: () => boolean, what: string): Promise<void> {
    const waiting = new AbortController();
    const late = delay(patience, undefined, { signal: waiting.signal }).then(
      () => assert.fail(`The screen never ${what}. It shows:\n${JSON.stringify(this.text)}`),
      () => undefined,
    );
    try {
      while (!isTrue()) {
        await Promise.race([new Promise<void>((resolve) => this.#watchers.push(resolve)), late]);
      }
    } finally {
      waiting.abort();
    }
  }
}

describe('the plugin program', () => {
  before(() =>
    build({
      entryPoints: [path.join(root, 'src/session-manager-plugin.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      // ws works without these two.
      external: ['bufferutil', 'utf-8-validate'],
    }),
  );
  after(() => rmSync(folder, { recursive: true, force: true }));

  describe('with the AWS CLI', function () {
    // The CLI takes seconds to start, and half a minute on a busy machine.
    this.timeout(300_000);

    const servers = new Servers();
    after(() => servers.close());
    let playground: Playground;
    let directory: string;
    let environment: Record<string, string>;
    let node: string;

    before(async function () {
      if (!hasCli) {
        // eslint-disable-next-line no-console -- says why the suite is skipped
        console.log('    skipped: there is no AWS CLI (aws) on this machine');
        this.skip();
      }
      playground = await startPlayground({ port: 0 });
      directory = mkdtempSync(path.join(tmpdir(), 'plugin-test-'));
      const wrapper = `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`;
      writeFileSync(path.join(directory, 'session-manager-plugin'), wrapper, { mode: 0o755 });
      environment = {
        PATH: `${directory}:${process.env['PATH'] ?? ''}`,
        HOME: directory,
        TERM: 'xterm-256color',
        AWS_ACCESS_KEY_ID: 'playground',
        AWS_SECRET_ACCESS_KEY: 'playground',
        AWS_DEFAULT_REGION: 'us-east-1',
      };
      const query =
        'InstanceInformationList[?PlatformType==`Linux` && PingStatus==`Online`] | [0].InstanceId';
      const found = await aws(['ssm', 'describe-instance-information', '--query', query, '--output', 'text']);
      // The query is applied to each page.
      node = found.stdout.split(/\s+/)[0] ?? '';
      assert.match(node, /^m?i-/);
    });

    after(async () => {
      if (!hasCli) return;
      await playground.close();
      rmSync(directory, { recursive: true, force: true });
    });

    interface Finished {
      readonly code: number | null;
      readonly stdout: string;
      readonly stderr: string;
    }

    /** Runs the CLI without a terminal. */
    async function aws(args: readonly string[], input = ''): Promise<Finished> {
      const child = spawn('aws', ['--endpoint-url', playground.url, ...args], { env: environment });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
      child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
      child.stdin.end(input);
      const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
      return { code, stdout, stderr };
    }

    /** The CLI with a session, on a terminal. */
    const startSession = (command = 'exec aws "$@"', ...more: string[]): Screen =>
      new Screen(
        spawnPty({
          file: 'sh',
          args: [
            '-c',
            command,
            'sh',
            '--endpoint-url',
            playground.url,
            'ssm',
            'start-session',
            '--target',
            node,
            ...more,
          ],
          directory,
          environment,
        }),
      );

    it('runs a shell on a terminal: keys, size, colours, exit', async () => {
      const screen = startSession();
      screen.resize(99, 33);
      await screen.shows(/Starting session with SessionId: \S+\r\n[^]*[#$] $/);
      screen.type('stty size; printf "\\033[31mred\\033[0m\\n"\r');
      await screen.shows(new RegExp(`33 99\r\n.*${escape}\\[31mred${escape}\\[0m\r\n`));
      screen.resize(70, 20);
      screen.type(`sh -c 'echo run""ning; exec sleep 100'\r`);
      await screen.shows(/running/);
      screen.type('\x03');
      // The kernel may throw a prompt away that comes while it handles the key, so a command shows that the shell is back.
      await screen.shows(/\^C/);
      screen.type('echo ba""ck\r');
      // What is typed before the prompt is echoed at once, and its output then stands behind the prompt.
      await screen.shows(/back\r\n[^]*[#$] $/);
      screen.type('stty size\r');
      await screen.shows(/\n20 70\r\n/);
      const shown = screen.text.slice(screen.text.indexOf('stty size'));
      assert.ok(!shown.includes('\r\r\n'), 'line ends pass as they are');
      screen.type('exit\r');
      await screen.shows(/Exiting session with sessionId: \S+\.\r\n/);
      await screen.ended();
    });

    it('gives the terminal back as it was', async () => {
      const screen = startSession(
        'stty -a > before; aws "$@"; stty -a > after; cmp before after && echo un"changed"',
      );
      await screen.shows(/[#$] $/);
      screen.type('exit\r');
      await screen.shows(/unchanged/);
      await screen.ended();
    });

    it('ends with the input of a pipe, after everything was printed', async () => {
      const { code, stdout } = await aws(
        ['ssm', 'start-session', '--target', node],
        'echo forty$((1 + 1))\n',
      );
      assert.equal(code, 0);
      assert.match(stdout, /forty2\r\n/);
      assert.ok(!stdout.includes('SessionId'), 'nothing of ours in what a script reads');
    });

    it('forwards a port until Ctrl-C', async () => {
      const port = await servers.listen((socket) => void socket.pipe(socket));
      const parameters = `portNumber=${port},localPortNumber=0`;
      const document = ['--document-name', 'AWS-StartPortForwardingSession', '--parameters', parameters];
      const screen = startSession(undefined, ...document);
      await screen.shows(/Port \d+ opened for sessionId \S+\.\s+Waiting for connections\.\.\./);
      const local = Number(/Port (\d+) opened/.exec(screen.text)?.[1]);
      const sent = randomBytes(100_000);
      for (let turn = 0; turn < 2; turn++) {
        const socket = connect({ port: local, host: '127.0.0.1' });
        socket.write(sent);
        assert.equal(digest(await read(socket, sent.length)), digest(sent));
        socket.destroy();
      }
      await screen.shows(/Connection accepted for session/);
      assert.equal(screen.text.match(/Connection accepted for session/g)?.length, 1);
      screen.type('\x03');
      await screen.shows(/Terminate signal received, exiting\.[^]*Exiting session with sessionId: \S+\.\r\n/);
      await screen.ended();
    });

    it('says what to do when the local port is taken, and leaves no session behind', async () => {
      const taken = await servers.listen((socket) => socket.end());
      const { code, stderr } = await aws([
        ...['ssm', 'start-session', '--target', node, '--document-name', 'AWS-StartPortForwardingSession'],
        ...['--parameters', `portNumber=80,localPortNumber=${taken}`],
      ]);
      assert.match(stderr, /Another program listens on port \d+ of 127\.0\.0\.1\. Choose another local port/);
      assert.notEqual(code, 0);
      const { stdout } = await aws(['ssm', 'describe-sessions', '--state', 'Active', '--query', 'Sessions']);
      assert.deepEqual(JSON.parse(stdout), []);
    });

    it('carries the bytes of ssh, and the answer that comes after the end of its input', async () => {
      const port = await servers.listen((socket) => {
        socket.write('SSH-2.0-test\r\n');
        socket.on('data', (data) => setTimeout(() => socket.write(data), 200));
      });
      const document = ['--document-name', 'AWS-StartSSHSession', '--parameters', `portNumber=${port}`];
      const { code, stdout } = await aws(
        ['ssm', 'start-session', '--target', node, ...document],
        '\n\x03binary',
      );
      assert.equal(stdout, 'SSH-2.0-test\r\n\n\x03binary');
      assert.equal(code, 0);
    });

    it('runs a session that is encrypted with KMS', async () => {
      const content = {
        ...{ schemaVersion: '1.0', description: 'Encrypted shell.', sessionType: 'Standard_Stream' },
        inputs: { kmsKeyId: 'alias/company-secrets' },
      };
      const name = ['--name', 'encrypted-shell', '--document-type', 'Session', '--document-format', 'JSON'];
      await aws(['ssm', 'create-document', ...name, '--content', JSON.stringify(content)]);
      // The CLI tells the plugin the endpoint of SSM only; that of KMS comes from the environment.
      environment['AWS_ENDPOINT_URL'] = playground.url;
      const start = ['ssm', 'start-session', '--target', node, '--document-name', 'encrypted-shell'];
      const { code, stdout, stderr } = await aws(start, 'echo forty$((1 + 1))\n');
      assert.match(stdout, /forty2\r\n/);
      assert.match(stderr, /This session is encrypted using AWS KMS\./);
      assert.equal(code, 0);
    });

    it('never shows the token', async () => {
      const { stdout, stderr } = await aws(
        ['ssm', 'start-session', '--target', node],
        'tr "\\0" "\\n" < /proc/$PPID/environ\n',
      );
      assert.ok(!`${stdout}${stderr}`.includes('TokenValue'));
    });
  });

  describe('alone', function () {
    let playground: Playground;
    let node: string;
    before(async () => {
      playground = await startPlayground({ port: 0 });
      const filters = [
        { Key: 'PingStatus', Values: ['Online'] },
        { Key: 'PlatformTypes', Values: ['Linux'] },
      ];
      const { InstanceInformationList: list } = await call<{
        InstanceInformationList: { InstanceId: string }[];
      }>('DescribeInstanceInformation', { Filters: filters });
      node = list[0]?.InstanceId ?? '';
    });
    after(() => playground.close());

    async function call<T>(operation: string, input: object): Promise<T> {
      const response = await fetch(playground.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `AmazonSSM.${operation}`,
          authorization:
            'AWS4-HMAC-SHA256 Credential=me/20260101/us-east-1/ssm/aws4_request, SignedHeaders=host, Signature=0',
        },
        body: JSON.stringify(input),
      });
      return (await response.json()) as T;
    }

    /** Starts a session and the program with it, as the AWS CLI does. */
    async function start(request: object = {}) {
      const grant = await call<object>('StartSession', { Target: node, ...request });
      const variable = 'AWS_SSM_START_SESSION_RESPONSE';
      const parameters = JSON.stringify({ Target: node });
      const args = [variable, 'us-east-1', 'StartSession', '', parameters, playground.url];
      const credentials = { AWS_ACCESS_KEY_ID: 'me', AWS_SECRET_ACCESS_KEY: 'me' };
      return spawn(process.execPath, [program, ...args], {
        env: { PATH: process.env['PATH'], ...credentials, [variable]: JSON.stringify(grant) },
      });
    }

    it('ends with the exit code of a command, and keeps its errors apart', async () => {
      const child = await start({
        DocumentName: 'AWS-StartNonInteractiveCommand',
        Parameters: {
          command: ["sh -c 'echo out; echo err >&2; exit 3'"],
          separateOutputStream: ['true'],
        },
      });
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
      child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
      child.stdin.end();
      const code = await new Promise((resolve) => child.on('close', resolve));
      assert.equal(stdout, 'out\n');
      assert.match(stderr, /^err\n/m);
      assert.equal(code, 3);
    });

    it('ends its session at the service when its terminal is closed', async () => {
      const child = await start();
      child.stdin.write('echo be""gun\n');
      await new Promise<void>((resolve) => {
        let stdout = '';
        child.stdout.on('data', (data: Buffer) => {
          stdout += data.toString();
          if (stdout.includes('begun')) resolve();
        });
      });
      child.kill('SIGHUP');
      assert.equal(await new Promise((resolve) => child.on('close', resolve)), 129);
      const { Sessions } = await call<{ Sessions: object[] }>('DescribeSessions', { State: 'Active' });
      assert.deepEqual(Sessions, []);
    });
  });
});
