import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AgentServer, newAgent, oldAgent, type Client } from './agent-server.ts';

const server = new AgentServer();
before(() => server.listen());
after(() => server.close());

/** A directory for files by which the tests and their shells tell each other something. */
let signs: string;
before(async () => (signs = await mkdtemp(path.join(tmpdir(), 'agent-shell-'))));
after(() => rm(signs, { recursive: true }));

const prompt = /[#$] $/;

/** A shell at its prompt. */
async function openShell(agentVersion = newAgent): Promise<Client> {
  const client = server.connect(server.start({ agentVersion }));
  await client.until(() => prompt.test(client.output));
  client.output = '';
  return client;
}

for (const agentVersion of [newAgent, oldAgent]) {
  describe(`a shell session with agent ${agentVersion}`, () => {
    it('runs a real shell on a terminal, without a handshake', async () => {
      const client = await openShell(agentVersion);
      assert.equal(client.description?.sessionType, 'Standard_Stream');
      client.type('test -t 0 && echo terminal $((6 * 7))\r');
      await client.until(() => client.output.includes('terminal 42'));
      client.connection.terminate();
      assert.equal((await client.ended()).reason, 'terminated');
    });

    it('goes on after a lost connection, with nothing lost or doubled', async () => {
      const client = await openShell(agentVersion);
      client.resumeFailures = 2;
      // The shell waits in the middle until the connection is lost, however slow this computer is.
      const lost = path.join(signs, `lost-${agentVersion}`);
      client.type(`for i in 1 2 3 4 5 6 7 8; do [ $i = 3 ] && until [ -e ${lost} ]; do sleep 0.05; done\r`);
      client.type('echo line $i; done; echo end\r');
      await client.until(() => client.output.includes('line 2'));
      server.cut();
      await client.until(() => client.states.includes('reconnecting'));
      await writeFile(lost, '');
      await client.until(() => client.output.includes('\nend'));
      const lines = client.output.match(/line \d/g);
      assert.deepEqual(
        lines,
        [1, 2, 3, 4, 5, 6, 7, 8].map((i) => `line ${i}`),
      );
      assert.equal(client.states.at(-1), 'active');
      assert.equal(client.connection.statistics.reconnects, 1);
      client.connection.terminate();
    });
  });
}

describe('a shell session', () => {
  it('opens the address as it was given', async () => {
    const client = await openShell();
    assert.ok(server.paths.at(-1)?.endsWith('?role=publish_subscribe&cell-number=AAEA+x/y='));
    client.connection.terminate();
  });

  it('ends with the shell', async () => {
    const client = await openShell();
    client.type('exit\r');
    assert.deepEqual(await client.ended(), { reason: 'closed', message: '', exitCode: undefined });
  });

  it('has a directory and an environment of its own, without credentials', async () => {
    process.env['AWS_SECRET_ACCESS_KEY'] = 'secret';
    const client = await openShell();
    delete process.env['AWS_SECRET_ACCESS_KEY'];
    client.type('pwd; ls -A | wc -l; env | cut -d= -f1 | sort | tr "\\n" ","; echo do""ne\r');
    await client.until(() => client.output.includes('done\r\n'));
    assert.match(client.output, /ssm-playground-/);
    assert.match(client.output, /\n0\r/);
    const names = /\n([A-Z_,0-9]+,)done/.exec(client.output)?.[1]?.split(',');
    assert.deepEqual(
      names?.filter((name) => !['OLDPWD', 'SHLVL', '_', ''].includes(name)),
      ['HOME', 'LANG', 'PATH', 'PWD', 'TERM'],
    );
    client.connection.terminate();
  });

  it('follows the size of the terminal', async () => {
    const client = server.connect(server.start());
    client.connection.resize(101, 31);
    await client.until(() => prompt.test(client.output));
    client.type('stty size\r');
    await client.until(() => client.output.includes('31 101'));
    client.connection.resize(70, 20);
    client.type('stty size\r');
    await client.until(() => client.output.includes('20 70'));
    client.connection.terminate();
  });

  it('passes control keys on', async () => {
    const client = await openShell();
    // Said by the program that the key is for: a key that comes before it has started is for the shell.
    client.type(`sh -c 'echo run""ning; exec sleep 60'\r`);
    await client.until(() => client.output.includes('running'));
    // The kernel may throw a prompt away that comes while it handles the key, so a command shows that the shell is back.
    client.type('\x03');
    await client.until(() => client.output.includes('^C'));
    client.type('echo ba""ck\r');
    await client.until(() => client.output.includes('back'));
    client.type(`sh -c 'echo rea""dy; cat'\r`);
    await client.until(() => client.output.includes('ready'));
    client.type('one\r');
    await client.until(() => client.output.includes('one\r\none'));
    client.type('\x04');
    await client.until(() => prompt.test(client.output));
    client.connection.terminate();
  });

  it('takes a paste of 1 MB and gives back as much', async () => {
    const client = await openShell();
    client.type('stty raw -echo; echo ready; head -c 1048576 | md5sum; stty sane\r');
    await client.until(() => client.output.includes('ready\r\n') || client.output.includes('ready\n'));
    const line = Buffer.alloc(1024 * 1024, 'The quick brown fox äöü\n');
    client.connection.write(line);
    const { createHash } = await import('node:crypto');
    const digest = createHash('md5').update(line).digest('hex');
    await client.until(() => /[0-9a-f]{32}/.test(client.output));
    assert.ok(client.output.includes(digest));

    client.connection.terminate();
  });

  it('gives 3 MB of output back whole', async () => {
    const client = await openShell();
    client.type('head -c 3000000 /dev/zero | tr "\\0" x\r');
    await client.until(() => client.bytes > 3_000_000 && prompt.test(client.output.slice(-10)));
    assert.equal(/x{100,}/.exec(client.output)?.[0].length, 3_000_000);
    client.connection.terminate();
  });

  it('cuts output between characters', async () => {
    const client = await openShell();
    client.type('i=0; while [ $i -lt 3000 ]; do printf "ä€😀"; i=$((i+1)); done; echo; echo fin""ished\r');
    await client.until(() => client.output.includes('finished'));
    const text = Buffer.from(client.output, 'latin1').toString();
    assert.ok(text.includes('ä€😀'.repeat(3000)));
    client.connection.terminate();
  });

  it('runs the shell profile of the preferences', async () => {
    const session = server.start({ inputs: { shellProfile: { linux: 'echo pro""file' } } });
    const client = server.connect(session);
    await client.until(() => client.output.includes('profile'));
    client.connection.terminate();
  });

  it('ends its processes when the session is terminated', async () => {
    const session = server.start();
    const client = server.connect(session);
    await client.until(() => prompt.test(client.output));
    client.type('echo pid=$$\r');
    await client.until(() => /pid=\d+\r/.test(client.output));
    const pid = Number(/pid=(\d+)\r/.exec(client.output)?.[1]);
    session.terminate();
    assert.deepEqual(await client.ended(), { reason: 'closed', message: '', exitCode: undefined });
    for (;;) {
      try {
        process.kill(pid, 0);
      } catch {
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
});
