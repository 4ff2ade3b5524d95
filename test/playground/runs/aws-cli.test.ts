import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startPlayground, type Playground } from '../../../playground/server.ts';

const execute = promisify(execFile);

/** AWS's own client reads every answer by AWS's own model: what it makes of the playground is an independent check. */
describe('Run Command by the AWS CLI', function () {
  this.timeout(120_000);
  let playground: Playground | undefined;

  const aws = async (...args: string[]): Promise<string> => {
    const { stdout } = await execute('aws', ['ssm', ...args, '--endpoint-url', playground?.url ?? ''], {
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        AWS_ACCESS_KEY_ID: 'playground',
        AWS_SECRET_ACCESS_KEY: 'playground',
        AWS_DEFAULT_REGION: 'us-east-1',
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
        AWS_PAGER: '',
      },
    });
    return stdout.trim();
  };
  const text = (query: string): string[] => ['--query', query, '--output', 'text'];

  before(async function () {
    const version = await execute('aws', ['--version']).catch(() => undefined);
    if (!version) {
      if (this.test?.parent) this.test.parent.title += ' (skipped: no aws command here)';
      this.skip();
    }
    playground = await startPlayground({ port: 0 });
  });
  after(() => playground?.close());

  it('sends to a tag, waits, reads, pages', async () => {
    const commandId = await aws(
      'send-command',
      ...[
        '--document-name',
        'AWS-RunShellScript',
        '--parameters',
        'commands=[echo from $AWS_SSM_INSTANCE_ID]',
      ],
      ...['--targets', 'Key=tag:env,Values=dev', '--timeout-seconds', '30', '--max-errors', '100%'],
      ...text('Command.CommandId'),
    );
    const linux = (
      await aws(
        'describe-instance-information',
        ...['--filters', 'Key=tag:env,Values=dev'],
        ...text('InstanceInformationList[?PlatformType==`Linux` && PingStatus==`Online`].InstanceId'),
      )
    ).split(/\s+/);
    const [instanceId = ''] = linux;
    assert.match(instanceId, /^m?i-/);
    await aws('wait', 'command-executed', '--command-id', commandId, '--instance-id', instanceId);
    const place = ['--command-id', commandId, '--instance-id', instanceId];
    assert.equal(
      await aws('get-command-invocation', ...place, ...text('StandardOutputContent')),
      `from ${instanceId}`,
    );
    const invoked = await aws(
      'list-command-invocations',
      ...['--command-id', commandId, '--page-size', '2'],
      ...text('CommandInvocations[].InstanceId'),
    );
    const ids = invoked.split(/\s+/);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(linux.every((id) => ids.includes(id)));
  });

  it('cancels a command', async () => {
    // One line for each page that the CLI reads.
    const [instanceId = ''] = (
      await aws(
        'describe-instance-information',
        ...text('InstanceInformationList[?PlatformType==`Linux` && PingStatus==`Online`].InstanceId | [0]'),
      )
    ).split('\n');
    const commandId = await aws(
      'send-command',
      ...['--document-name', 'AWS-RunShellScript', '--parameters', 'commands=[sleep 600]'],
      ...['--instance-ids', instanceId],
      ...text('Command.CommandId'),
    );
    await aws('cancel-command', '--command-id', commandId);
    const status = (): Promise<string> =>
      aws('list-commands', '--command-id', commandId, ...text('Commands[0].Status'));
    let last = await status();
    while (last === 'Cancelling' || last === 'InProgress') last = await status();
    assert.equal(last, 'Cancelled');
  });

  it('gets the errors of the service', async () => {
    const failing = aws(
      'send-command',
      '--document-name',
      'No-Such',
      '--instance-ids',
      'i-00000000000000000',
    );
    await assert.rejects(failing, /\(InvalidDocument\) when calling the SendCommand operation/);
  });
});
