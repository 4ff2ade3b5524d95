import {
  CancelCommandCommand,
  CreateDocumentCommand,
  DescribeInstanceInformationCommand,
  GetCommandInvocationCommand,
  ListCommandInvocationsCommand,
  ListCommandsCommand,
  SendCommandCommand,
  SSMClient,
  type Command,
  type CommandInvocation,
  type GetCommandInvocationCommandOutput,
  type InstanceInformation,
  type SendCommandCommandInput,
} from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { startPlayground, type Playground } from '../../../playground/server.ts';
import { scripts } from './sample.ts';

describe('Run Command at the playground', () => {
  let playground: Playground;
  let ssm: SSMClient;
  let nodes: InstanceInformation[];

  before(async () => {
    playground = await startPlayground({ port: 0 });
    ssm = new SSMClient({
      endpoint: playground.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'playground', secretAccessKey: 'playground' },
    });
    const answer = await ssm.send(new DescribeInstanceInformationCommand({ MaxResults: 50 }));
    nodes = answer.InstanceInformationList ?? [];
  });
  after(async () => {
    ssm.destroy();
    assert.deepEqual(playground.breaches(), [], 'every answer fits the model');
    await playground.close();
  });

  const node = (facts: Partial<InstanceInformation>): string => {
    const found = nodes.find((candidate) =>
      Object.entries(facts).every(([key, value]) => candidate[key as keyof InstanceInformation] === value),
    );
    assert.ok(found?.InstanceId, `the sample fleet has a node with ${JSON.stringify(facts)}`);
    return found.InstanceId;
  };
  const linux = (): string => node({ PlatformType: 'Linux', PingStatus: 'Online' });

  const shell = (...commands: string[]): SendCommandCommandInput => ({
    DocumentName: 'AWS-RunShellScript',
    Parameters: { commands },
  });

  async function send(input: SendCommandCommandInput): Promise<Command & { CommandId: string }> {
    const { Command: command } = await ssm.send(new SendCommandCommand(input));
    assert.ok(command?.CommandId);
    return { ...command, CommandId: command.CommandId };
  }

  async function get(CommandId: string): Promise<Command> {
    const { Commands: [command] = [] } = await ssm.send(new ListCommandsCommand({ CommandId }));
    assert.ok(command);
    return command;
  }

  async function invocations(CommandId: string): Promise<CommandInvocation[]> {
    const input = { CommandId, Details: true };
    const { CommandInvocations = [] } = await ssm.send(new ListCommandInvocationsCommand(input));
    return CommandInvocations;
  }

  /** Waits until a command is final, or until it is what `condition` says. */
  async function finish(CommandId: string, condition?: (command: Command) => boolean): Promise<Command> {
    for (;;) {
      const command = await get(CommandId);
      const open = ['Pending', 'InProgress', 'Cancelling'].includes(command.Status ?? '');
      if (condition ? condition(command) : !open) return command;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it('runs a script and gives its output, code and times', async () => {
    const InstanceId = linux();
    const sent = await send({
      ...shell('echo hello $AWS_SSM_INSTANCE_ID', 'echo oops >&2', 'exit 3'),
      InstanceIds: [InstanceId],
      Comment: 'try',
    });
    assert.equal(sent.Status, 'Pending');
    assert.equal(sent.TargetCount, 1);
    const { CommandId } = sent;
    const done = await finish(CommandId);
    assert.equal(`${done.Status}/${done.StatusDetails}`, 'Failed/Failed');
    assert.deepEqual(
      [done.TargetCount, done.CompletedCount, done.ErrorCount, done.DeliveryTimedOutCount],
      [1, 1, 1, 0],
    );
    const one = await ssm.send(new GetCommandInvocationCommand({ CommandId, InstanceId }));
    assert.equal(one.PluginName, 'aws:runShellScript');
    assert.equal(`${one.Status}/${one.StatusDetails}`, 'Failed/Failed');
    assert.equal(one.ResponseCode, 3);
    assert.equal(one.StandardOutputContent, `hello ${InstanceId}\n`);
    assert.equal(one.StandardErrorContent, 'oops\nfailed to run commands: exit status 3');
    assert.match(one.ExecutionStartDateTime ?? '', /^\d{4}-.*Z$/);
    assert.match(one.ExecutionElapsedTime ?? '', /^PT[\d.]+S$/);
    assert.equal(one.Comment, 'try');
    const [listed] = await invocations(CommandId);
    assert.equal(listed?.Status, 'Failed');
    assert.equal(listed.CommandPlugins?.[0]?.Name, 'aws:runShellScript');
    assert.match(listed.CommandPlugins[0].Output ?? '', /^hello .*\n\n-+ERROR-+\noops\n/);
  });

  it('gives the steps of a document by name', async () => {
    const Name = 'Two-Steps';
    const Content = JSON.stringify(scripts('echo one', 'echo two'));
    await ssm.send(new CreateDocumentCommand({ Name, Content, DocumentType: 'Command' }));
    const InstanceId = linux();
    const { CommandId } = await send({ DocumentName: Name, InstanceIds: [InstanceId] });
    await finish(CommandId);
    const step = (PluginName?: string): Promise<GetCommandInvocationCommandOutput> =>
      ssm.send(new GetCommandInvocationCommand({ CommandId, InstanceId, PluginName }));
    assert.equal((await step('step2')).StandardOutputContent, 'two\n');
    const whole = await step();
    assert.equal(whole.StandardOutputContent, '');
    assert.equal(whole.ResponseCode, -1);
    await assert.rejects(step('aws:runShellScript'), { name: 'InvalidPluginName' });
    const [invocation] = await invocations(CommandId);
    assert.deepEqual(
      invocation?.CommandPlugins?.map(({ Name: name, Output }) => [name, Output]),
      [
        ['step1', 'one\n'],
        ['step2', 'two\n'],
      ],
    );
  });

  it('runs a stored document by way of AWS-RunDocument', async () => {
    const Name = 'Say-Hello';
    const Content = JSON.stringify({
      ...scripts('echo "hello $SSM_who and {{ who }}"'),
      parameters: { who: { type: 'String', default: 'all', interpolationType: 'ENV_VAR' } },
    });
    await ssm.send(new CreateDocumentCommand({ Name, Content, DocumentType: 'Command' }));
    // Agents before 3.3.2746.0 set no variables.
    const InstanceId = node({ PlatformType: 'Linux', PingStatus: 'Online', IsLatestVersion: true });
    const { CommandId } = await send({
      DocumentName: 'AWS-RunDocument',
      Parameters: {
        sourceType: ['SSMDocument'],
        sourceInfo: [JSON.stringify({ name: Name })],
        documentParameters: [JSON.stringify({ who: 'web' })],
      },
      InstanceIds: [InstanceId],
    });
    const done = await finish(CommandId);
    const [invocation] = await invocations(CommandId);
    assert.equal(done.Status, 'Success', JSON.stringify(invocation?.CommandPlugins));
    const steps = invocation?.CommandPlugins?.map(({ Output }) => Output) ?? [];
    assert.match(steps[0] ?? '', /^Content downloaded to .*ssmdocument$/);
    assert.equal(steps[1], 'hello web and web\n');
  });

  it('skips the steps of AWS-RunPatchBaseline that are for other platforms', async () => {
    const InstanceId = linux();
    const { CommandId } = await send({
      DocumentName: 'AWS-RunPatchBaseline',
      Parameters: { Operation: ['Scan'] },
      InstanceIds: [InstanceId],
    });
    await finish(CommandId);
    const [invocation] = await invocations(CommandId);
    const skipped = invocation?.CommandPlugins?.filter(({ Output }) =>
      Output?.includes('Step execution skipped'),
    );
    assert.deepEqual(
      skipped?.map(({ Name, Status }) => [Name, Status]),
      [
        ['PatchWindows', 'Success'],
        ['PatchMacOS', 'Success'],
      ],
    );
  });

  it('installs packages, says when one is there already, and takes them off again', async () => {
    const InstanceId = linux();
    const configure = async (action: string, name = 'Company-BackupAgent'): Promise<string[]> => {
      const { CommandId } = await send({
        DocumentName: 'AWS-ConfigureAWSPackage',
        Parameters: { action: [action], name: [name] },
        InstanceIds: [InstanceId],
      });
      const { Status = '' } = await finish(CommandId);
      const step = { CommandId, InstanceId, PluginName: 'configurePackage' };
      const answer = await ssm.send(new GetCommandInvocationCommand(step));
      return [Status, answer.StandardOutputContent ?? '', answer.StandardErrorContent ?? ''];
    };
    assert.deepEqual(await configure('Install'), [
      'Success',
      'Successfully installed Company-BackupAgent 4.2.1',
      '',
    ]);
    assert.equal((await configure('Install'))[1], 'Company-BackupAgent 4.2.1 is already installed');
    assert.equal((await configure('Uninstall'))[1], 'Successfully uninstalled Company-BackupAgent 4.2.1');
    assert.equal((await configure('Install', 'NoSuchPackage'))[0], 'Failed');
  });

  it('updates agents', async () => {
    const InstanceId = linux();
    const update = async (parameters: Record<string, string[]>): Promise<string> => {
      const { CommandId } = await send({
        DocumentName: 'AWS-UpdateSSMAgent',
        Parameters: parameters,
        InstanceIds: [InstanceId],
      });
      await finish(CommandId);
      const step = { CommandId, InstanceId, PluginName: 'awsupdateSsmAgent' };
      const answer = await ssm.send(new GetCommandInvocationCommand(step));
      return `${answer.StandardOutputContent ?? ''}${answer.StandardErrorContent ?? ''}`;
    };
    assert.match(await update({}), /Successfully updated|has already been installed, update skipped/);
    assert.match(await update({}), /3\.3\.2746\.0 has already been installed, update skipped/);
    assert.match(await update({ version: ['3.0.0.0'] }), /please enable allow downgrade to proceed/);
    assert.match(
      await update({ version: ['3.0.0.0'], allowDowngrade: ['true'] }),
      /Successfully updated amazon-ssm-agent from 3\.3\.2746\.0 to 3\.0\.0\.0/,
    );
  });

  it('cuts output that is too long', async () => {
    const InstanceId = linux();
    const { CommandId } = await send({ ...shell('yes | head -c 30000'), InstanceIds: [InstanceId] });
    await finish(CommandId);
    const { StandardOutputContent = '' } = await ssm.send(
      new GetCommandInvocationCommand({ CommandId, InstanceId }),
    );
    assert.equal(StandardOutputContent.length, 24_000);
    assert.match(StandardOutputContent, /--output truncated--$/);
    const [invocation] = await invocations(CommandId);
    assert.match(invocation?.CommandPlugins?.[0]?.Output ?? '', /---Output truncated---$/);
  });

  it('finds targets by tag, and other platforms do not fit', async () => {
    const sent = await send({
      ...shell('echo hi'),
      Targets: [{ Key: 'tag:env', Values: ['dev'] }],
      TimeoutSeconds: 30,
      MaxErrors: '100%',
    });
    assert.equal(sent.TargetCount, 0, 'targets are looked up later');
    const done = await finish(sent.CommandId);
    const all = await invocations(sent.CommandId);
    assert.ok(all.length > 1);
    assert.equal(done.TargetCount, all.length);
    assert.equal(done.CompletedCount, all.length);
    for (const { InstanceId, Status, StatusDetails } of all) {
      const { PlatformType, PingStatus } = nodes.find((one) => one.InstanceId === InstanceId) ?? {};
      const expected =
        PlatformType === 'Windows'
          ? 'Failed/InvalidPlatform'
          : PingStatus === 'Inactive'
            ? 'Failed/Undeliverable'
            : PingStatus === 'ConnectionLost'
              ? 'TimedOut/DeliveryTimedOut'
              : PlatformType === 'MacOS'
                ? 'Failed/Failed'
                : 'Success/Success';
      assert.equal(`${Status}/${StatusDetails}`, expected, `${PlatformType} ${PingStatus}`);
    }
  });

  it('is a success where a tag has no nodes', async () => {
    const { CommandId } = await send({ ...shell('true'), Targets: [{ Key: 'tag:env', Values: ['moon'] }] });
    const done = await finish(CommandId);
    assert.equal(`${done.Status}/${done.StatusDetails}`, 'Success/NoInstancesInTag');
  });

  it('cancels what runs', async () => {
    const InstanceId = linux();
    const { CommandId } = await send({ ...shell('echo begun', 'sleep 600'), InstanceIds: [InstanceId] });
    await finish(CommandId, ({ Status }) => Status === 'InProgress');
    await ssm.send(new CancelCommandCommand({ CommandId }));
    const done = await finish(CommandId);
    assert.equal(`${done.Status}/${done.StatusDetails}`, 'Cancelled/Cancelled');
    const one = await ssm.send(new GetCommandInvocationCommand({ CommandId, InstanceId }));
    assert.equal(one.Status, 'Cancelled');
    await assert.rejects(
      ssm.send(new CancelCommandCommand({ CommandId, InstanceIds: ['i-00000000000000000'] })),
      {
        name: 'InvalidInstanceId',
      },
    );
    await assert.rejects(
      ssm.send(new CancelCommandCommand({ CommandId: '00000000-0000-0000-0000-000000000000' })),
      { name: 'InvalidCommandId' },
    );
  });

  it('pages through commands and invocations without gaps or repeats, while new commands come', async () => {
    for (const [list, size] of [
      ['commands', 1],
      ['commands', 3],
      ['invocations', 1],
      ['invocations', 7],
    ] as const) {
      const seen: string[] = [];
      let NextToken: string | undefined;
      do {
        const input = { MaxResults: size, NextToken };
        if (list === 'commands') {
          const page = await ssm.send(new ListCommandsCommand(input));
          seen.push(...(page.Commands ?? []).map(({ CommandId = '' }) => CommandId));
          NextToken = page.NextToken;
        } else {
          const page = await ssm.send(new ListCommandInvocationsCommand(input));
          seen.push(...(page.CommandInvocations ?? []).map((one) => `${one.CommandId} ${one.InstanceId}`));
          NextToken = page.NextToken;
        }
        if (seen.length < 4) await send({ ...shell('true'), InstanceIds: [linux()] });
      } while (NextToken !== undefined);
      assert.ok(seen.length > size);
      assert.equal(new Set(seen).size, seen.length, `${list} by ${size}`);
    }
    await assert.rejects(ssm.send(new ListCommandsCommand({ NextToken: 'mine' })), {
      name: 'InvalidNextToken',
    });
    await assert.rejects(ssm.send(new ListCommandsCommand({ NextToken: '1.mine' })), {
      name: 'InvalidNextToken',
    });
  });

  it('filters commands and invocations', async () => {
    const InstanceId = linux();
    const { CommandId } = await send({ ...shell('exit 9'), InstanceIds: [InstanceId] });
    const done = await finish(CommandId);
    const time = done.RequestedDateTime?.toISOString() ?? '';
    const has = async (
      filters: [string, string][],
      scope: { InstanceId?: string } = {},
    ): Promise<boolean> => {
      const Filters = filters.map(([key, value]) => ({ key: key as 'Status', value }));
      const { Commands = [] } = await ssm.send(new ListCommandsCommand({ Filters, ...scope }));
      return Commands.some((command) => command.CommandId === CommandId);
    };
    assert.equal(await has([['Status', 'Failed']]), true);
    assert.equal(await has([['Status', 'Success']]), false);
    assert.equal(await has([['ExecutionStage', 'Complete']]), true);
    assert.equal(await has([['ExecutionStage', 'Executing']]), false);
    assert.equal(await has([['DocumentName', 'AWS-RunShellScript']], { InstanceId }), true);
    assert.equal(await has([['DocumentName', 'Two-Steps']]), false);
    assert.equal(await has([['InvokedAfter', time]]), true);
    assert.equal(await has([['InvokedBefore', time]]), false);
    assert.equal(await has([['Status', 'Failed']], { InstanceId: 'i-00000000000000000' }), false);
    await assert.rejects(has([['Status', 'Great']]), { name: 'ValidationException' });
    await assert.rejects(has([['InvokedAfter', 'once']]), { name: 'ValidationException' });
    await assert.rejects(has([['Status', 'Pending']], { InstanceId }), { name: 'ValidationException' });
    const listed = await ssm.send(
      new ListCommandInvocationsCommand({
        InstanceId,
        CommandId,
        Filters: [{ key: 'Status', value: 'Failed' }],
      }),
    );
    assert.equal(listed.CommandInvocations?.length, 1);
    assert.deepEqual(listed.CommandInvocations[0]?.CommandPlugins, []);
    await assert.rejects(
      ssm.send(
        new ListCommandInvocationsCommand({ Filters: [{ key: 'ExecutionStage', value: 'Complete' }] }),
      ),
      { name: 'InvalidFilterKey' },
    );
    await assert.rejects(ssm.send(new ListCommandsCommand({ CommandId: 'x'.repeat(36) })), {
      name: 'InvalidCommandId',
    });
  });

  describe('refuses', () => {
    const invalidParameters = {
      name: 'InvalidParameters',
      message: 'Parameters provided in document are invalid or not supported.',
    };
    const refusals: [
      what: string,
      input: () => SendCommandCommandInput,
      error: { name: string; message?: string | RegExp },
    ][] = [
      [
        'an unknown parameter',
        () => ({ ...shell('true'), Parameters: { commands: ['true'], runAs: ['me'] } }),
        invalidParameters,
      ],
      ['a missing parameter', () => ({ ...shell('true'), Parameters: {} }), invalidParameters],
      [
        'an unknown document',
        () => ({ DocumentName: 'No-Such' }),
        { name: 'InvalidDocument', message: 'Document with name No-Such does not exist.' },
      ],
      [
        'an unknown version',
        () => ({ ...shell('true'), DocumentVersion: '99' }),
        { name: 'InvalidDocumentVersion' },
      ],
      [
        'a document that is no command',
        () => ({ DocumentName: 'AWS-StartSSHSession' }),
        { name: 'InvalidDocument' },
      ],
      [
        'half of a hash',
        () => ({ ...shell('true'), DocumentHash: 'x' }),
        { name: 'InvalidDocument', message: /both be present/ },
      ],
      [
        'a wrong hash',
        () => ({
          ...shell('true'),
          DocumentHash: createHash('sha256').digest('hex'),
          DocumentHashType: 'Sha256',
        }),
        { name: 'InvalidDocument' },
      ],
      ['too much text', () => shell('x'.repeat(70_000)), { name: 'MaxDocumentSizeExceeded' }],
      [
        'an unknown node',
        () => ({ ...shell('true'), InstanceIds: ['i-00000000000000000'] }),
        {
          name: 'InvalidInstanceId',
          message: 'Instances [[i-00000000000000000]] not in a valid state for account 123456789012',
        },
      ],
      [
        'an unknown node as a target',
        () => ({ ...shell('true'), InstanceIds: [], Targets: [{ Key: 'InstanceIds', Values: ['i-1'] }] }),
        { name: 'InvalidInstanceId' },
      ],
      [
        'a node named twice',
        () => ({ ...shell('true'), InstanceIds: [linux(), linux()] }),
        { name: 'DuplicateInstanceId' },
      ],
      [
        'another platform',
        () => ({ ...shell('true'), InstanceIds: [node({ PlatformType: 'Windows', PingStatus: 'Online' })] }),
        {
          name: 'UnsupportedPlatformType',
          message: /^Cannot perform operation for instance id .* of platform type Windows$/,
        },
      ],
      [
        'nodes and targets',
        () => ({ ...shell('true'), Targets: [{ Key: 'tag-key', Values: ['env'] }] }),
        { name: 'ValidationException' },
      ],
      ['no target', () => ({ ...shell('true'), InstanceIds: [] }), { name: 'ValidationException' }],
      [
        'a resource group that is none',
        () => ({
          ...shell('true'),
          InstanceIds: [],
          Targets: [{ Key: 'resource-groups:Name', Values: ['g'] }],
        }),
        { name: 'ValidationException', message: /no resource group g/ },
      ],
      [
        'another target',
        () => ({ ...shell('true'), InstanceIds: [], Targets: [{ Key: 'Planet', Values: ['x'] }] }),
        { name: 'ValidationException' },
      ],
      [
        'a topic that is none',
        () => ({ ...shell('true'), NotificationConfig: { NotificationArn: 'x' } }),
        { name: 'InvalidNotificationConfig' },
      ],
      ['a role that is none', () => ({ ...shell('true'), ServiceRoleArn: 'x' }), { name: 'InvalidRole' }],
      [
        'a delivery time-out that is too short',
        () => ({ ...shell('true'), TimeoutSeconds: 5 }),
        { name: 'ValidationException' },
      ],
    ];
    for (const [what, input, error] of refusals) {
      it(what, async () => {
        await assert.rejects(send({ InstanceIds: [linux()], ...input() }), error);
      });
    }
  });
});
