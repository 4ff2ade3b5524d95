import assert from 'node:assert/strict';
import type { AgentTools } from '../../../playground/runs/agent.ts';
import { runSteps } from '../../../playground/runs/run-steps.ts';
import type { StepResult } from '../../../playground/runs/step-result.ts';
import { ManualClock, until } from './manual-clock.ts';
import {
  lowered,
  sampleContext,
  sampleNode,
  sampleTools,
  ScriptedShell,
  scripts,
  type NodeFacts,
} from './sample.ts';

const exit = (code: number, modifiers: Record<string, unknown> = {}): Record<string, unknown> => ({
  runCommand: [`exit ${code}`],
  ...modifiers,
});

interface Options {
  tools?: Partial<AgentTools>;
  node?: NodeFacts;
}

async function run(content: object, { tools = {}, node = {} }: Options = {}): Promise<readonly StepResult[]> {
  const context = sampleContext(sampleTools(tools), sampleNode(1, node));
  try {
    return await runSteps(lowered(content), context);
  } finally {
    await (await context.directory()).remove();
  }
}

const brief = (results: readonly StepResult[]): string =>
  results.map(({ status, code }) => `${status} ${code}`).join(', ');

describe('steps of a document on a node', () => {
  const flow: [name: string, steps: (string | Record<string, unknown>)[], expected: string][] = [
    ['run one after the other', ['true', 'true'], 'Success 0, Success 0'],
    ['go on after a failure', [exit(3), 'true'], 'Failed 3, Success 0'],
    ['stop after a failure that exits', [exit(3, { onFailure: 'exit' }), 'true'], 'Failed 3, Skipped 0'],
    [
      'stop with success after a failure that is one',
      [exit(3, { onFailure: 'successAndExit' }), 'true'],
      'Success 168, Skipped 0',
    ],
    ['mind the case of the modifiers', [exit(3, { OnFailure: 'exit' }), 'true'], 'Failed 3, Success 0'],
    ['stop after a success that exits', [exit(0, { onSuccess: 'exit' }), 'true'], 'Success 0, Skipped 0'],
    ['stop with success at 168', [exit(168), 'true'], 'Success 168, Skipped 0'],
    ['stop with failure at 169', [exit(169), 'true'], 'Failed 169, Skipped 0'],
    [
      'run the last step all the same if it is final',
      [exit(169), 'true', { runCommand: ['true'], finallyStep: true }],
      'Failed 169, Skipped 0, Success 0',
    ],
    [
      'skip a final step that is not the last',
      [exit(168), { runCommand: ['true'], finallyStep: 'true' }, 'true'],
      'Success 168, Skipped 0, Skipped 0',
    ],
    ['read 137 as killed for time, as the agent does', [exit(137), 'true'], 'TimedOut 137, Success 0'],
    ['fail a step whose script is no list', [{ runCommand: 'echo' }], 'Failed 1'],
    ['fail a step without a script', [{}], 'Failed 1'],
  ];
  for (const [name, steps, expected] of flow) {
    it(name, async () => assert.equal(brief(await run(scripts(...steps))), expected));
  }

  it('say why they failed in the error stream and the summary', async () => {
    const [result] = await run(scripts('say out\ncomplain err\nexit 3'));
    assert.equal(result?.stdout, 'out\n');
    assert.equal(result.stderr, 'err\nfailed to run commands: exit status 3');
    assert.equal(result.output, 'out\n\n----------ERROR-------\nerr\nfailed to run commands: exit status 3');
  });

  it('say that the rest is skipped', async () => {
    const [stopped, skipped] = await run(scripts(exit(168), 'true'));
    assert.match(stopped?.stdout ?? '', /Step exited with code 168/);
    assert.equal(stopped?.stderr, '');
    assert.match(skipped?.output ?? '', /id step2 skipped due to prior step with an exit condition/);
    const [failed] = await run(scripts(exit(1, { onFailure: 'exit' })));
    assert.match(failed?.stderr ?? '', /exit status 1\nStep was found to have onFailure property/);
  });

  it('run again after a reboot, and give up at last', async () => {
    const clock = new ManualClock();
    const shell = new ScriptedShell();
    const ran = run(scripts('say on\nexit 194'), {
      tools: { clock, startShell: shell.start, rebootTime: 1000 },
    });
    for (let boot = 1; boot <= 15; boot += 1) {
      await until(() => shell.started.length === boot && clock.armed > 0);
      await clock.advance(1000);
    }
    const [result] = await ran;
    assert.equal(result?.status, 'Failed');
    assert.equal(result.stdout, 'on\n'.repeat(15));
    assert.match(result.stderr, /reboot 15 times/);
  });

  it('run a list of inputs of schema 1.2 as one', async () => {
    const results = await run({
      schemaVersion: '1.2',
      runtimeConfig: {
        'aws:runShellScript': {
          properties: [
            { runCommand: ['say a'] },
            { runCommand: ['say b\nexit 4'] },
            { runCommand: ['say c'] },
          ],
        },
      },
    });
    assert.equal(brief(results), 'Failed 4');
    assert.equal(results[0]?.stdout, 'a\n\nb\n\nc\n');
  });

  it('time out by their own time-out, which is an hour if it is out of range', async () => {
    for (const [timeoutSeconds, seconds] of [
      ['7', 7],
      [8, 8],
      ['1', 3600],
      ['soon', 3600],
    ] as const) {
      const clock = new ManualClock();
      const ran = run(scripts({ runCommand: ['hang'], timeoutSeconds }), { tools: { clock } });
      await until(() => clock.armed > 0);
      await clock.advance(seconds * 1000 - 1);
      assert.equal(clock.armed, 1, `${timeoutSeconds} has not passed`);
      await clock.advance(1);
      assert.equal(brief(await ran), 'TimedOut 137');
    }
  });

  it('are killed and not begun when the command is cancelled', async () => {
    const context = sampleContext(sampleTools());
    const ran = runSteps(lowered(scripts('hang', 'true')), context);
    await until(() => context.processes.length === 1);
    context.stop.abort();
    assert.equal(brief(await ran), 'Cancelled 137, Cancelled 1');
    await (await context.directory()).remove();
  });

  it('run nothing on other platforms and say so', async () => {
    const shell = new ScriptedShell();
    const [mac] = await run(scripts('true'), {
      node: { platformType: 'MacOS' },
      tools: { startShell: shell.start },
    });
    assert.equal(mac?.status, 'Failed');
    assert.match(mac.stderr, /This macOS sample node ran nothing/);
    const powerShell = {
      schemaVersion: '2.2',
      mainSteps: [{ name: 'ps', action: 'aws:runPowerShellScript', inputs: { runCommand: ['x'] } }],
    };
    const [windows] = await run(powerShell, { node: { platformType: 'Windows' } });
    assert.match(windows?.stderr ?? '', /This Windows sample node ran nothing/);
    assert.deepEqual(shell.started, []);
  });

  it('fail where the playground has no such plugin', async () => {
    const [result] = await run({
      schemaVersion: '2.2',
      mainSteps: [{ name: 'p', action: 'aws:configureDocker', inputs: { action: 'Install' } }],
    });
    assert.equal(result?.status, 'Failed');
    assert.match(result.stderr, /does not simulate aws:configureDocker/);
  });

  it('give scripts a clean environment and the working directory they ask for', async () => {
    const shell = new ScriptedShell();
    const context = {
      ...sampleContext(sampleTools({ startShell: shell.start })),
      environment: { SSM_message: 'hi' },
    };
    const inputs = { RunCommand: ['a', 'b'], WorkingDirectory: '/var', environment: { X: '1' } };
    await runSteps(lowered(scripts(inputs)), context);
    const directory = await context.directory();
    const [started] = shell.started;
    assert.equal(started?.text, 'a\nb\n');
    assert.equal(started.cwd, '/var');
    assert.deepEqual(started.environment, {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      HOME: directory.home,
      LANG: 'C.UTF-8',
      AWS_SSM_INSTANCE_ID: context.node.instanceId,
      AWS_SSM_REGION_NAME: 'us-east-1',
      AWS_SSM_PLATFORM_NAME: 'Amazon Linux',
      AWS_SSM_PLATFORM_VERSION: '2023',
      SSM_message: 'hi',
      X: '1',
      SSM_COMMAND_ID: context.commandId,
    });
    await directory.remove();
  });
});

describe('documents that run documents', () => {
  const inner = (script: string): string =>
    JSON.stringify({
      ...scripts(script),
      parameters: { who: { type: 'String', default: 'all', allowedPattern: '^[a-z]+$' } },
    });
  const outer = (...inputs: object[]): object => ({
    schemaVersion: '2.2',
    mainSteps: inputs.map((step, index) => ({
      name: `doc${index}`,
      action: 'sourceType' in step ? 'aws:downloadContent' : 'aws:runDocument',
      inputs: step,
    })),
  });
  const stored = (content: string): Partial<AgentTools> => ({ documentContent: () => content });

  it('run a stored document with parameters as a map or as text', async () => {
    for (const documentParameters of [{ who: 'web' }, '{"who":"web"}', 'who: web']) {
      const content = outer({ documentType: 'SSMDocument', documentPath: 'My-Doc', documentParameters });
      const [result] = await run(content, { tools: stored(inner('say hello {{ who }}')) });
      assert.equal(result?.stdout, 'hello web\n');
      assert.equal(result.status, 'Success');
    }
  });

  it('ask for the version that is named', async () => {
    const asked: unknown[] = [];
    const documentContent = (name: string, version: string | undefined): string => {
      asked.push([name, version]);
      return inner('true');
    };
    await run(
      outer(
        { documentType: 'SSMDocument', documentPath: 'My-Doc:3' },
        { documentType: 'SSMDocument', documentPath: 'arn:aws:ssm:us-east-1:123456789012:document/My-Doc' },
      ),
      { tools: { documentContent } },
    );
    assert.deepEqual(asked, [
      ['My-Doc', '3'],
      ['arn:aws:ssm:us-east-1:123456789012:document/My-Doc', undefined],
    ]);
  });

  it('run a document that was downloaded', async () => {
    const results = await run(
      outer(
        { sourceType: 'SSMDocument', sourceInfo: '{"name":"My-Doc"}', destinationPath: 'docs/' },
        { documentType: 'LocalPath', documentPath: 'docs/My-Doc.json' },
      ),
      { tools: stored(inner('say from disk')) },
    );
    assert.equal(brief(results), 'Success 0, Success 0');
    assert.equal(results[1]?.stdout, 'from disk\n');
  });

  const failing: [name: string, inputs: object, script: string, message: RegExp][] = [
    ['no type', { documentPath: 'x' }, 'true', /Document Type must be specified/],
    ['another type', { documentType: 'S3', documentPath: 'x' }, 'true', /type specified in invalid/],
    ['no path', { documentType: 'LocalPath' }, 'true', /Document Path must be provided/],
    ['a file that is not there', { documentType: 'LocalPath', documentPath: 'x.json' }, 'true', /ENOENT/],
    [
      'a path out of the downloads',
      { documentType: 'LocalPath', documentPath: '../../x' },
      'true',
      /outside/,
    ],
    [
      'a value that the inner document refuses',
      { documentType: 'SSMDocument', documentPath: 'D', documentParameters: { who: 'A1' } },
      'true',
      /preparing documents - Parameter who: A1 does not match/,
    ],
    [
      'parameters that are no map',
      { documentType: 'SSMDocument', documentPath: 'D', documentParameters: 'x' },
      'true',
      /parameter type specified to run document is unknown/,
    ],
    ['a failing script', { documentType: 'SSMDocument', documentPath: 'D' }, 'exit 5', /exit status 5/],
    ['a download from elsewhere', { sourceType: 'S3', sourceInfo: { path: 'x' } }, 'true', /no network/],
    ['no source', { sourceType: '', sourceInfo: {} }, 'true', /SourceType must be specified/],
    [
      'a download to anywhere',
      { sourceType: 'SSMDocument', sourceInfo: { name: 'D' }, destinationPath: '/etc/x' },
      'true',
      /its own temporary directory only/,
    ],
  ];
  for (const [name, inputs, script, message] of failing) {
    it(`fail with ${name}`, async () => {
      const [result] = await run(outer(inputs), { tools: stored(inner(script)) });
      assert.equal(result?.status, 'Failed');
      assert.equal(result.code, 1);
      assert.match(result.stderr, message);
    });
  }

  it('stop at the third level', async () => {
    const content = JSON.stringify(outer({ documentType: 'SSMDocument', documentPath: 'Self' }));
    const [result] = await run(JSON.parse(content) as object, { tools: stored(content) });
    assert.match(result?.stderr ?? '', /Maximum depth permitted - 3 and current depth - 4/);
  });
});
