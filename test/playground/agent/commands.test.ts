import assert from 'node:assert/strict';
import { AgentServer, newAgent, type Client } from './agent-server.ts';

const server = new AgentServer();
before(() => server.listen());
after(() => server.close());

const run = (properties: Record<string, unknown>): Client =>
  server.connect(server.start({ sessionType: 'NonInteractiveCommands', properties }));

describe('a session of commands without a terminal', () => {
  const script = `sh -c 'echo out; echo err >&2; exit 3'`;

  it('sends output and errors apart, and the exit code', async () => {
    const client = run({ commands: script, separateOutputStream: 'true' });
    assert.deepEqual(await client.ended(), { reason: 'closed', message: '', exitCode: 3 });
    assert.equal(client.description?.sessionType, 'NonInteractiveCommands');
    assert.equal(client.description.agentVersion, newAgent);
    assert.equal(client.output, 'out\n');
    assert.equal(client.errors, 'err\n');
  });

  it('marks the lines with the prefixes of the document', async () => {
    const client = run({
      commands: script,
      separateOutputStream: 'true',
      stdoutSeparatorPrefix: 'O:',
      stderrSeparatorPrefix: 'E:',
    });
    await client.ended();
    assert.equal(client.output, 'O:out\n');
    assert.equal(client.errors, 'E:err\n');
  });

  it('merges them without the option, and tells no exit code', async () => {
    const client = run({ commands: script });
    assert.deepEqual(await client.ended(), { reason: 'closed', message: '', exitCode: undefined });
    assert.deepEqual(client.output.split('\n').sort(), ['', 'err', 'out']);
  });

  it('takes no input but control keys', async () => {
    const client = run({ commands: 'sleep 60', separateOutputStream: 'true' });
    await client.until(() => client.description !== undefined);
    client.type('ignored\x03');
    assert.equal((await client.ended()).exitCode, -1);
  });

  it('starts one program, not a shell', async () => {
    const client = run({ commands: 'echo $HOME; exit 3', separateOutputStream: 'true' });
    assert.equal((await client.ended()).exitCode, 0);
    assert.equal(client.output, '$HOME; exit 3\n');
  });

  it('says that a program does not exist', async () => {
    const client = run({ commands: 'no-such-program', separateOutputStream: 'true' });
    assert.equal((await client.ended()).exitCode, 1);
    assert.match(client.errors, /Error occurred starting the command: .*no-such-program/);
  });

  it('says that there are no commands', async () => {
    const end = await run({}).ended();
    assert.match(end.message, /Commands cannot be empty for session type NonInteractiveCommands/);
  });

  it('ends the program when it is terminated', async () => {
    const session = server.start({
      sessionType: 'NonInteractiveCommands',
      properties: { commands: 'sleep 60' },
    });
    const client = server.connect(session);
    await client.until(() => client.description !== undefined);
    session.terminate();
    assert.equal((await client.ended()).reason, 'closed');
  });
});

describe('a session of interactive commands', () => {
  it('runs them on a terminal and ends with them', async () => {
    const commands = 'test -t 0 && read answer && echo "you said $answer"';
    const client = server.connect(
      server.start({
        sessionType: 'InteractiveCommands',
        properties: { commands: `echo name; ${commands}` },
      }),
    );
    await client.until(() => client.output.includes('name'));
    client.type('Ada\r');
    await client.ended();
    assert.match(client.output, /you said Ada/);
  });

  it('says that there are no commands', async () => {
    const end = await server.connect(server.start({ sessionType: 'InteractiveCommands' })).ended();
    assert.match(end.message, /Commands cannot be empty for session type InteractiveCommands/);
  });
});
