import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { toSendCommandInput, type RunRequest } from '../../src/aws/run-request.ts';
import { toCliCommand } from '../../src/run-request/cli-command.ts';
import { useAwsCommand } from './aws-command.ts';

const request: RunRequest = {
  document: { name: 'AWS-RunShellScript', version: '1' },
  parameters: { commands: [`echo "it's $HOME"`, 'echo `id -u` \\ $(uname)', 'file:///etc/passwd'] },
  targets: {
    tags: [
      { key: 'service', values: ['storefront', 'a,b'] },
      { key: 'env', values: ['dev', 'staging'] },
    ],
  },
  maxConcurrency: '50%',
  maxErrors: '1',
  timeoutSeconds: 600,
  comment: "--it's a test",
  s3: { bucket: 'logs', prefix: 'a b' },
  cloudWatch: { logGroup: '/ssm/x' },
  notification: {
    topic: 'arn:aws:sns:us-east-1:123456789012:runs',
    role: 'arn:aws:iam::123456789012:role/notify',
    events: ['Failed', 'TimedOut'],
    type: 'Invocation',
  },
};

describe('the CLI command of a run', function () {
  this.timeout(120_000);
  const aws = useAwsCommand({ nodes: 24 });

  it('sends the same command as the extension would', async () => {
    const command = toCliCommand(request, { kind: 'account', profile: undefined, region: 'us-east-1' });
    // The words that a shell makes of it go to the AWS CLI, at this test's endpoint.
    const script = `aws() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}`;
    const words = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
    const { Command } = (await aws(...words)) as { Command: Record<string, unknown> };
    const { ServiceRoleArn, ...sent } = toSendCommandInput(request);
    assert.equal(Command['ServiceRole'], ServiceRoleArn);
    for (const [member, value] of Object.entries(sent)) assert.deepEqual(Command[member], value, member);
  });
});
