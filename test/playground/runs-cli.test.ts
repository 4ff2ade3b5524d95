import assert from 'node:assert/strict';
import { sendCommand } from '../../src/aws/commands.ts';
import { systemClock } from '../../src/runs/clock.ts';
import { RunOutputs } from '../../src/runs/run-outputs.ts';
import { Runs, type Run } from '../../src/runs/runs.ts';
import { useAwsAndClients } from './aws-command.ts';

interface Listed {
  readonly InstanceId: string;
  readonly Status: string;
  readonly StatusDetails: string;
  readonly CommandPlugins: readonly { readonly ResponseCode: number; readonly Output: string }[];
}

/** What a followed command shows and what AWS's own client tells of it is the same. */
describe('the results of a command and the AWS CLI', function () {
  this.timeout(300_000);
  const { aws, clients } = useAwsAndClients({ nodes: 60 });

  it('have the same nodes, statuses, exit codes and outputs', async () => {
    const command = await sendCommand(clients(), {
      document: { name: 'AWS-RunShellScript' },
      // Nodes that are lost are given up in half a second of the playground's time.
      timeoutSeconds: 30,
      maxErrors: '100%',
      targets: { tags: [{ key: 'env', values: ['dev', 'staging'] }] },
      parameters: {
        commands: ['case $AWS_SSM_INSTANCE_ID in *[0-7]) echo low;; *) echo high >&2; exit 3;; esac'],
      },
    });
    const runs = new Runs(systemClock);
    const run = await runs.follow(clients(), command);
    const where = ['--command-id', command.commandId];
    const [invocations, listed, single] = (await Promise.all([
      aws('ssm', 'list-command-invocations', ...where, '--details', '--query', 'CommandInvocations'),
      aws('ssm', 'list-commands', ...where, '--query', 'Commands[0]'),
      aws(
        ...['ssm', 'get-command-invocation', ...where],
        ...['--instance-id', run.snapshot.invocations[0]?.instanceId ?? ''],
      ),
    ])) as [Listed[], { Status: string; CompletedCount: number }, { Status: string }];
    assert.deepEqual(shown(run), told(invocations));
    assert.ok(new Set(invocations.map(({ Status }) => Status)).size > 1, 'some succeed and some fail');
    assert.equal(run.snapshot.command.status, listed.Status);
    assert.equal(run.snapshot.command.completedCount, listed.CompletedCount);
    assert.equal(run.snapshot.invocations[0]?.status, single.Status);
    const { ended } = new RunOutputs().groups(run.snapshot.invocations);
    const outputs = new Set(told(invocations).map(([, ...result]) => result.join('\n')));
    assert.equal(ended.length, outputs.size);
  });
});

function shown({ snapshot }: Run): string[][] {
  return snapshot.invocations
    .map(({ instanceId, status, statusDetails, steps: [step] }) => [
      ...[instanceId, status, statusDetails, String(step?.responseCode ?? -1), step?.output ?? ''],
    ])
    .sort();
}

function told(invocations: readonly Listed[]): string[][] {
  return invocations
    .map(({ InstanceId, Status, StatusDetails, CommandPlugins: [plugin] }) => [
      ...[InstanceId, Status, StatusDetails, String(plugin?.ResponseCode), plugin?.Output ?? ''],
    ])
    .sort();
}
