import assert from 'node:assert/strict';
import { ShellSession, type SessionCalls } from '../../../src/terminal/shell-session.ts';
import { AgentServer } from '../../playground/agent/agent-server.ts';

const server = new AgentServer();
before(() => server.listen());
after(() => server.close());

/** A terminal that remembers what was written, and the calls that were made for it. */
class Terminal {
  text = '';
  exitCode: number | undefined;
  readonly states: string[] = [];
  readonly calls: string[] = [];
  resumeFailures = 0;
  readonly session: ShellSession;
  #watchers: (() => void)[] = [];

  constructor(change: Partial<SessionCalls> = {}) {
    let running = server.start();
    const grant = () => ({
      sessionId: running.sessionId,
      streamUrl: server.url(running),
      tokenValue: running.issueToken() ?? '',
    });
    this.session = new ShellSession({
      nodeLabel: 'web-1',
      screen: {
        write: (text) => this.#changed(() => (this.text += text)),
        showState: (state) => this.#changed(() => this.states.push(state)),
        close: (exitCode) => this.#changed(() => (this.exitCode = exitCode)),
      },
      calls: {
        start: () => {
          this.calls.push('start');
          if (running.endDate !== undefined) running = server.start();
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
    });
    this.session.open();
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
    await terminal.until(() => terminal.text.includes('editor'));
    terminal.text = '';
    terminal.resumeFailures = 2;
    server.cut();
    await terminal.until(() => terminal.calls.filter((call) => call === 'resume').length === 3);
    await terminal.until(() => terminal.states.at(-1) === '');
    assert.equal(terminal.text, '');
    terminal.session.close();
  });

  it('says that the session ended meanwhile, and starts a new one on Enter', async () => {
    const terminal = new Terminal({ resume: () => Promise.resolve(undefined) });
    await terminal.prompt();
    server.cut();
    await terminal.until(() => terminal.text.includes('Press Enter'));
    assert.match(terminal.text, /The session ended while there was no connection\./);
    terminal.session.type('\r');
    await terminal.prompt();
    assert.deepEqual(terminal.calls, ['start', 'start']);
    terminal.session.close();
  });
});
