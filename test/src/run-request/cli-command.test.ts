import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { RunRequest } from '../../../src/aws/run-request.ts';
import { toCliCommand, toSdkJson } from '../../../src/run-request/cli-command.ts';
import { testConnection } from '../../support/scripted-clients.ts';

const request: RunRequest = {
  document: { name: 'AWS-RunShellScript', version: '1' },
  parameters: { commands: [`echo "it's $HOME"`, 'a\\b `id` $(id)\n!'] },
  targets: { tags: [{ key: 'the env', values: ['dev', 'a,b'] }] },
  comment: '--all of it',
  maxConcurrency: '10%',
  s3: { bucket: 'logs' },
  cloudWatch: {},
};

/** The words that a POSIX shell makes of a command, without running it. */
function wordsOf(command: string): string[] {
  const script = `aws() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('toCliCommand', () => {
  it('is quoted so that a shell gives the CLI exactly what SendCommand would get', () => {
    const [service, operation, ...words] = wordsOf(toCliCommand(request, testConnection));
    assert.deepEqual([service, operation], ['ssm', 'send-command']);
    const value = (name: string): string => words[words.indexOf(name) + 1] ?? assert.fail(name);
    assert.equal(value('--region'), 'eu-central-1');
    assert.equal(value('--profile'), 'dev');
    assert.equal(value('--document-name'), 'AWS-RunShellScript');
    assert.equal(value('--document-version'), '1');
    assert.deepEqual(JSON.parse(value('--parameters')), request.parameters);
    assert.deepEqual(JSON.parse(value('--targets')), [{ Key: 'tag:the env', Values: ['dev', 'a,b'] }]);
    assert.equal(value('--max-concurrency'), '10%');
    assert.equal(value('--output-s3-bucket-name'), 'logs');
    assert.deepEqual(JSON.parse(value('--cloud-watch-output-config')), { CloudWatchOutputEnabled: true });
    assert.ok(words.includes('--comment=--all of it'));
  });

  it('names ids one by one, the endpoint of a playground, and nothing that is not set', () => {
    const command = toCliCommand(
      { document: { name: 'x' }, parameters: {}, targets: { instanceIds: ['i-1', 'mi-2'] } },
      { kind: 'playground', endpoint: 'http://127.0.0.1:9210', region: 'us-east-1' },
    );
    assert.equal(
      command,
      'aws ssm send-command --region us-east-1 --endpoint-url http://127.0.0.1:9210 \\\n  --document-name x \\\n  --instance-ids i-1 mi-2',
    );
  });
});

describe('toSdkJson', () => {
  it('is the input of SendCommand', () => {
    const input = JSON.parse(toSdkJson(request)) as Record<string, unknown>;
    assert.equal(input['DocumentName'], 'AWS-RunShellScript');
    assert.deepEqual(input['Parameters'], request.parameters);
  });
});
