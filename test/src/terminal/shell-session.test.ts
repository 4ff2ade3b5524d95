import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { SessionCalls } from '../../../src/terminal/session-calls.ts';
import { ShellSession, type ShellSessionOptions } from '../../../src/terminal/shell-session.ts';
import { AwsError } from '../../../src/aws/errors.ts';
import type { Session } from '../../../playground/sessions.ts';
import { AgentServer, type Plan } from '../../playground/agent/agent-server.ts';

const server = new AgentServer();
before(() => server.listen());
after(() => server.close());

/** The tokens that sessions were granted, and all that sessions have said or left, which is what can be logged. */
let tokens: string[] = [];
let said: unknown[] = [];
afterEach('no token shows anywhere', () => {
  const text = said.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');
  for (const token of tokens) assert.ok(!text.includes(token));
  tokens = [];
  said = [];
});

/** A terminal that remembers what was written, and the calls that were made for it. */
class Terminal {
  text = '';
  exitCode: number | undefined;
  readonly states: string[] = [];
  readonly calls: string[] = [];
  readonly failures: string[] = [];
  printed = '';
  resumeFailures = 0;
  readonly session: ShellSession;
  readonly #running: () => Session;
  #watchers: (() => void)[] = [];

  constructor(
    change: Partial<SessionCalls> = {},
    {
      plan,
      running = server.start(plan),
      ...more
    }: Partial<ShellSessionOptions> & {
      plan?: Plan;
      running?: Session;
    } = {},
  ) {
    this.#running = () => running;
    const grant = () => {
      const tokenValue = running.issueToken() ?? assert.fail('the session is over');
      tokens.push(tokenValue);
      return { sessionId: running.sessionId, streamUrl: server.url(running), tokenValue };
    };
    const hear = (one: string): string => {
      said.push(one, this.session.standing, this.session.takeOver(64));
      return one;
    };
    this.session = new ShellSession({
      nodeLabel: 'web-1',
      screen: {
        write: (text) => this.#changed(() => (this.text += hear(text))),
        showState: (state) => this.#changed(() => this.states.push(hear(state))),
        close: (exitCode) => this.#changed(() => (this.exitCode = exitCode)),
        printed: (text) => (this.printed += text),
        endFailed: (reason) => this.#changed(() => this.failures.push(hear(reason))),
      },
      calls: {
        start: () => {
          this.calls.push('start');
          if (running.endDate !== undefined) running = server.start(plan);
          return Promise.resolve(grant());
        },
        resume: () => {
          this.calls.push('resume');
          if (this.resumeFailures-- > 0) return Promise.reject(new Error('There is no network.'));
          return Promise.resolve(running.endDate === undefined ? grant() : undefined);
        },
        terminate: (sessionId) => {
          this.#changed(() => this.calls.push(`terminate ${sessionId}`));
          running.terminate();
          return Promise.resolve();
        },
        ...change,
      },
      ...more,
    });
    this.session.open();
  }

  /** The session at the service. */
  get running(): Session {
    return this.#running();
  }

  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) await new Promise<void>((resolve) => this.#watchers.push(resolve));
  }

  async prompt(): Promise<void> {
    await this.until(() => /[#$] $/.test(this.text));
    this.text = '';
  }

  #changed(change: () => unknown): void {
    change();
    for (const watcher of this.#watchers.splice(0)) watcher();
  }
}

describe('a session in a terminal', () => {
  it('says what it does, and shows the shell', async () => {
    const terminal = new Terminal();
    terminal.session.type('echo ear""ly\r');
    assert.match(terminal.text, /Starting a session on web-1…/);
    await terminal.until(() => terminal.text.includes('early'));
    terminal.session.type('printf "\\344\\270"; printf "\\255 caf\\303\\251\\n"\r');
    await terminal.until(() => terminal.text.includes('中 café'));
    assert.equal(terminal.states.at(-1), '');
    // A transcript has what the node says, and not what we say.
    assert.match(terminal.printed, /中 café/);
    assert.doesNotMatch(terminal.printed, /Starting a session/);
    terminal.session.close();
  });

  it('closes with the shell', async () => {
    const terminal = new Terminal();
    await terminal.prompt();
    terminal.session.type('exit\r');
    await terminal.until(() => terminal.exitCode !== undefined);
    assert.equal(terminal.exitCode, 0);
    assert.deepEqual(terminal.calls, ['start']);
  });

  it('ends the session at the service when the terminal is closed', async () => {
    const terminal = new Terminal();
    await terminal.prompt();
    terminal.session.close();
    await terminal.until(() => terminal.calls.length === 2);
    assert.match(terminal.calls[1] ?? '', /^terminate session-/);
  });

  it('tells when it was started, and when it is over at the service, which may take a while', async () => {
    const told: string[] = [];
    let end: () => void = () => undefined;
    const terminal = new Terminal({
      changed: () => told.push(terminal.running.status),
      terminate: () =>
        new Promise<void>((resolve) => {
          end = () => {
            terminal.running.terminate();
            resolve();
          };
        }),
    });
    await terminal.prompt();
    assert.equal(told.length, 1);
    terminal.session.close();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(told.length, 1);
    end();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(told.slice(1), ['Terminated']);
  });

  it('ends a session that the service grants after the terminal was closed', async () => {
    const terminal = new Terminal();
    terminal.session.close();
    await terminal.until(() => terminal.calls.length === 2);
    assert.match(terminal.calls[1] ?? '', /^terminate session-/);
  });

  it('shows why no session could be started, and tries again on Enter', async () => {
    const refused = Object.assign(new Error('The node is not connected.'), { advice: 'Start its agent.' });
    const refusals = [refused, new Error('Still not.')];
    const terminal = new Terminal({
      start: () => Promise.reject(refusals.shift() ?? new Error('Too many.')),
    });
    await terminal.until(() => terminal.text.includes('Press Enter'));
    assert.match(terminal.text, /The node is not connected\. Start its agent\./);
    terminal.session.type('\r');
    await terminal.until(() => terminal.text.includes('Still not.'));
    terminal.session.type('q');
    await terminal.until(() => terminal.exitCode === 0);
  });

  it('shows a lost connection in the name, and in words when the first attempt fails', async () => {
    const terminal = new Terminal();
    await terminal.prompt();
    server.closeNormally();
    await terminal.until(() => terminal.states.includes('reconnecting') && terminal.states.at(-1) === '');
    assert.equal(terminal.text, '');
    terminal.session.type('echo ba""ck\r');
    await terminal.until(() => terminal.text.includes('back'));

    terminal.resumeFailures = 2;
    server.cut();
    await terminal.until(() => terminal.text.includes('Connected again.'));
    assert.match(terminal.text, /The connection was lost \(There is no network\.\)\. Reconnecting…/);
    terminal.session.type('echo a""live\r');
    await terminal.until(() => terminal.text.includes('alive'));
    terminal.session.close();
  });

  it('writes nothing into a full-screen program', async () => {
    const terminal = new Terminal();
    await terminal.prompt();
    terminal.session.type('printf "\\033[?1049h"; echo ed""itor\r');
    await terminal.until(() => /editor\r\n[^]*[#$] $/.test(terminal.text));
    terminal.text = '';
    terminal.resumeFailures = 2;
    server.cut();
    await terminal.until(() => terminal.calls.filter((call) => call === 'resume').length === 3);
    await terminal.until(() => terminal.states.at(-1) === '');
    assert.equal(terminal.text, '');
    terminal.session.close();
  });

  it('says that the session ended meanwhile, and starts a new one on Enter', async () => {
    const terminal = new Terminal({
      resume: () => {
        terminal.running.terminate();
        return Promise.resolve(undefined);
      },
    });
    await terminal.prompt();
    server.cut();
    await terminal.until(() => terminal.text.includes('Press Enter'));
    assert.match(terminal.text, /The session ended while there was no connection\./);
    terminal.session.type('\r');
    await terminal.prompt();
    assert.deepEqual(terminal.calls, ['start', 'start']);
    terminal.session.close();
  });

  it('offers to find out why the node is not connected', async () => {
    const refusal = Object.assign(new Error('web-1 is not connected.'), { name: 'TargetNotConnected' });
    const connection = { kind: 'account', profile: 'dev', region: 'eu-west-1' } as const;
    const asked: string[] = [];
    const terminal = new Terminal({
      start: () => Promise.reject(AwsError.from(refusal, 'ssm:StartSession', connection)),
      diagnose: () => asked.push('why'),
    });
    await terminal.until(() => terminal.text.includes('Press Enter'));
    assert.match(terminal.text, /Press Enter to try again, D to find out why, or any other key/);
    assert.equal(terminal.session.takesInput, false);
    terminal.session.type('D');
    assert.deepEqual(asked, ['why']);
    assert.equal(terminal.exitCode, undefined);
  });

  it('tells a new reason for which the connection cannot be renewed', async () => {
    const reasons = ['There is no network.', 'The credentials have expired.'];
    const terminal = new Terminal({
      resume: () => Promise.reject(new Error(reasons.shift() ?? 'The credentials have expired.')),
    });
    await terminal.prompt();
    server.cut();
    await terminal.until(() => terminal.text.includes('credentials'));
    assert.match(terminal.text, /no network\.\)\. Reconnecting/);
    assert.equal(terminal.text.split('credentials').length, 2);
    terminal.session.close();
  });

  it('says when a closed terminal leaves its session open at the service', async () => {
    const terminal = new Terminal({ terminate: () => Promise.reject(new Error('There is no network.')) });
    await terminal.prompt();
    terminal.session.close();
    await terminal.until(() => terminal.failures.length > 0);
    assert.match(terminal.failures[0] ?? '', /could not be ended at the service: There is no network/);
    terminal.running.terminate();
  });
});

describe('a shell in a terminal', () => {
  it('gets every key as it is: Ctrl-C, Ctrl-Z, Ctrl-D, function keys and half a character', async () => {
    const terminal = new Terminal();
    await terminal.prompt();
    terminal.session.type('stty raw -echo; echo r""aw; head -c 19 | od -An -tx1; stty sane; echo re""ady\r');
    await terminal.until(() => terminal.text.includes('\nraw'));
    const emoji = '\u{1f680}';
    for (const keys of [
      '\x03\x1a\x04',
      '\x1bOP',
      '\x1b[24~',
      '\x1b[A',
      emoji.slice(0, 1),
      emoji.slice(1),
      '\n',
    ])
      terminal.session.type(keys);
    await terminal.until(() => terminal.text.includes('ready'));
    const bytes = terminal.text.replaceAll(/\s+/g, ' ');
    assert.match(bytes, /03 1a 04 1b 4f 50 1b 5b 32 34 7e 1b 5b 41 f0 9f 9a 80 0a/);
    terminal.session.close();
  });

  it('interrupts with Ctrl-C, stops with Ctrl-Z and ends with Ctrl-D', async () => {
    const terminal = new Terminal();
    await terminal.prompt();
    terminal.session.type('bash --norc\r');
    await terminal.until(() => terminal.text.includes('bash-'));
    terminal.text = '';
    // A signal throws away what the shell has not read yet, so each key waits for the program that it is meant for.
    terminal.session.type("sh -c 'echo run''ning; exec sleep 1000'\r");
    await terminal.until(() => terminal.text.includes('running'));
    terminal.session.type('\x03');
    // It may also throw a prompt away that comes while it handles the key: the next command shows that the shell is back.
    await terminal.until(() => terminal.text.includes('^C'));
    terminal.session.type("sh -c 'echo wait''ing; exec sleep 1000'\r");
    await terminal.until(() => terminal.text.includes('waiting'));
    terminal.session.type('\x1a');
    await terminal.until(() => terminal.text.includes('^Z'));
    terminal.session.type('jobs; echo li""sted\r');
    await terminal.until(() => /Stopped[^]*listed/.test(terminal.text));
    terminal.text = '';
    terminal.session.type("kill -9 %1; sh -c 'echo read''ing; exec cat'\r");
    await terminal.until(() => terminal.text.includes('reading'));
    terminal.session.type('\x04');
    await terminal.until(() => /bash-[^ ]* $/.test(terminal.text));
    terminal.session.close();
  });

  it('takes the size on open and each change at once', async () => {
    const terminal = new Terminal();
    terminal.session.resize(91, 27);
    await terminal.prompt();
    terminal.session.type('stty size\r');
    await terminal.until(() => terminal.text.includes('27 91'));
    terminal.session.resize(132, 43);
    terminal.session.type('stty size\r');
    await terminal.until(() => terminal.text.includes('43 132'));
    terminal.session.close();
  });

  it('passes colours on as they are', async () => {
    const terminal = new Terminal();
    await terminal.prompt();
    terminal.session.type('printf "\\033[38;2;1;2;3mtrue""colour\\033[0m\\n"\r');
    await terminal.until(() => terminal.text.includes('\x1b[38;2;1;2;3mtruecolour\x1b[0m'));
    terminal.session.close();
  });

  it('takes a paste of 1 MB, with nothing lost, doubled or out of order', async () => {
    const terminal = new Terminal();
    await terminal.prompt();
    terminal.session.type('stty -echo; echo qui""et; head -c 1048576 | sha256sum; stty echo\r');
    await terminal.until(() => terminal.text.includes('quiet'));
    const line = 'zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich 🥊';
    const text = Array.from({ length: 14_000 }, (_, number) => `${number} ${line}\r`).join('');
    terminal.session.type(text);
    const received = Buffer.from(text).subarray(0, 1048576).toString('latin1').replaceAll('\r', '\n');
    const digest = createHash('sha256').update(received, 'latin1').digest('hex');
    await terminal.until(() => terminal.text.includes(digest));
    terminal.session.close();
  });
});

describe('a command in a terminal', () => {
  const purpose = { text: 'with AWS-StartNonInteractiveCommand', isCommand: true };
  const plan = {
    sessionType: 'NonInteractiveCommands',
    properties: { commands: "sh -c 'echo out; echo err >&2; exit 3'", separateOutputStream: 'true' },
  } as const;

  it('leaves its output to be read, with the exit code, and can be run again', async () => {
    const terminal = new Terminal({}, { plan, purpose });
    assert.match(terminal.text, /Starting a session on web-1 with AWS-StartNonInteractiveCommand…/);
    await terminal.until(() => terminal.text.includes('Press Enter'));
    assert.match(terminal.text, /out\n/);
    assert.match(terminal.text, /err\n/);
    assert.match(terminal.text, /The command has ended with exit code 3\./);
    terminal.session.type('\r');
    await terminal.until(() => terminal.calls.length === 2);
    await terminal.until(() => terminal.text.split('exit code 3').length === 3);
    terminal.session.type('q');
    assert.equal(terminal.exitCode, 0);
  });

  it('can be interrupted', async () => {
    const properties = { ...plan.properties, commands: 'sleep 1000' };
    const terminal = new Terminal({}, { plan: { ...plan, properties }, purpose });
    await terminal.until(() => terminal.session.takeOver(0) !== undefined);
    terminal.session.type('\x03');
    await terminal.until(() => terminal.text.includes('Press Enter'));
    assert.match(terminal.text, /exit code -1/);
  });
});

describe('a session of a former window', () => {
  it('goes on where it was, with what was written down before the last keys', async () => {
    const former = new Terminal();
    await former.prompt();
    former.session.type('here=1\r');
    await former.until(() => /[#$] $/.test(former.text));
    const takeOver = former.session.takeOver(64);
    assert.ok(takeOver);
    former.session.type('there=2\r');
    await former.until(() => former.text.split(/[#$] /).length === 3);
    former.session.detach();
    const { running } = former;
    assert.deepEqual(former.calls, ['start']);

    const next = new Terminal({}, { running, former: { sessionId: running.sessionId, takeOver } });
    assert.match(next.text, /Resuming the session on web-1…/);
    await next.until(() => next.text.includes('The session goes on.'));
    next.session.type('echo sum=$((here + there))\r');
    await next.until(() => next.text.includes('sum=3'));
    assert.equal(next.text.match(/sum=3/g)?.length, 1);
    assert.deepEqual(next.calls, ['resume']);
    next.session.close();
  });

  it('shows what the node has printed while no window was there', async () => {
    const former = new Terminal();
    await former.prompt();
    const signs = await mkdtemp(path.join(tmpdir(), 'shell-session-'));
    const [gone, printed] = [path.join(signs, 'gone'), path.join(signs, 'printed')];
    former.session.type(`until [ -e ${gone} ]; do sleep 0.05; done\r`);
    former.session.type(`for i in 1 2 3; do echo line $i; done; : > ${printed}\r`);
    await former.until(() => former.text.includes(`${printed}\r\n`));
    const takeOver = former.session.takeOver(64);
    assert.ok(takeOver);
    former.session.detach();
    const { running } = former;
    await writeFile(gone, '');
    while (!existsSync(printed)) await delay(10);
    const next = new Terminal({}, { running, former: { sessionId: running.sessionId, takeOver } });
    await next.until(() => /line 3\r\n.*[#$] $/.test(next.text));
    assert.deepEqual(next.text.match(/line \d/g), ['line 1', 'line 2', 'line 3']);
    next.session.close();
    await rm(signs, { recursive: true });
  });

  it('tries again when it cannot be reached, and is ended with its terminal', async () => {
    const running = server.start();
    const takeOver = {
      position: { expected: 0, next: 0 },
      limit: 0,
      description: { sessionType: 'Standard_Stream', agentVersion: '', properties: {} } as const,
    };
    const terminal = new Terminal({}, { running, former: { sessionId: running.sessionId, takeOver } });
    terminal.resumeFailures = 2;
    await terminal.until(() => terminal.text.includes('Press Enter'));
    assert.match(terminal.text, /There is no network\./);
    terminal.session.type('\r');
    await terminal.until(() => terminal.text.split('Press Enter').length === 3);
    assert.deepEqual(terminal.session.takeOver(0), takeOver);
    terminal.session.close();
    await terminal.until(() => terminal.calls.length === 3);
    assert.deepEqual(terminal.calls, ['resume', 'resume', `terminate ${running.sessionId}`]);
  });
});
