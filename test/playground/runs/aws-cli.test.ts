import assert from 'node:assert/strict';
import { useAwsCommand } from '../aws-command.ts';

/** AWS's own client reads every answer by AWS's own model: what it makes of the playground is an independent check. */
describe('Run Command by the AWS CLI', function () {
  this.timeout(120_000);
  const aws = useAwsCommand();
  const query = (text: string): string[] => ['--query', text];

  it('sends to a tag, waits, reads, pages', async () => {
    const commandId = (await aws(
      ...['ssm', 'send-command', '--document-name', 'AWS-RunShellScript'],
      ...['--parameters', 'commands=[echo from $AWS_SSM_INSTANCE_ID]'],
      ...['--targets', 'Key=tag:env,Values=dev', '--timeout-seconds', '30', '--max-errors', '100%'],
      ...query('Command.CommandId'),
    )) as string;
    const linux = (await aws(
      ...['ssm', 'describe-instance-information', '--filters', 'Key=tag:env,Values=dev'],
      ...query('InstanceInformationList[?PlatformType==`Linux` && PingStatus==`Online`].InstanceId'),
    )) as string[];
    const [instanceId = ''] = linux;
    assert.match(instanceId, /^m?i-/);
    const place = ['--command-id', commandId, '--instance-id', instanceId];
    await aws('ssm', 'wait', 'command-executed', ...place);
    const output = query('StandardOutputContent');
    assert.equal(await aws('ssm', 'get-command-invocation', ...place, ...output), `from ${instanceId}\n`);
    const ids = (await aws(
      ...['ssm', 'list-command-invocations', '--command-id', commandId, '--page-size', '2'],
      ...query('CommandInvocations[].InstanceId'),
    )) as string[];
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(linux.every((id) => ids.includes(id)));
  });

  it('cancels a command', async () => {
    const [instanceId = ''] = (await aws(
      ...['ssm', 'describe-instance-information'],
      ...query('InstanceInformationList[?PlatformType==`Linux` && PingStatus==`Online`].InstanceId'),
    )) as string[];
    const commandId = (await aws(
      ...['ssm', 'send-command', '--document-name', 'AWS-RunShellScript', '--instance-ids', instanceId],
      ...['--parameters', 'commands=[sleep 600]'],
      ...query('Command.CommandId'),
    )) as string;
    const named = ['--command-id', commandId];
    await aws('ssm', 'cancel-command', ...named);
    const status = () => aws('ssm', 'list-commands', ...named, ...query('Commands[0].Status'));
    let last = await status();
    while (last === 'Cancelling' || last === 'InProgress') last = await status();
    assert.equal(last, 'Cancelled');
  });

  it('gets the errors of the service', async () => {
    const nobody = ['--instance-ids', 'i-00000000000000000'];
    const failing = aws('ssm', 'send-command', '--document-name', 'No-Such', ...nobody);
    await assert.rejects(failing, /\(InvalidDocument\) when calling the SendCommand operation/);
  });
});
