import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCommandInvocationCommand } from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { createClients, type Clients } from '../../src/aws/clients.ts';
import { getCommand, getStepOutputs, sendCommand } from '../../src/aws/commands.ts';
import { createDocument } from '../../src/aws/documents.ts';
import { readWholeStream } from '../../src/aws/whole-output.ts';
import { playgroundConnection } from '../../src/connection/connection.ts';
import { systemClock } from '../../src/runs/clock.ts';
import { Runs } from '../../src/runs/runs.ts';
import { isCutOff } from '../../src/runs/output-text.ts';
import { wholeSteps } from '../../src/runs/whole-steps.ts';
import { assertRefused, useEndpoint } from './endpoint.ts';

const { signal } = new AbortController();

/** Much more than the 24,000 characters that answers of Systems Manager carry. */
const script = 'for i in $(seq 8000); do echo "line $i"; done; echo oops >&2';
const lines = Array.from({ length: 8000 }, (_, i) => `line ${i + 1}\n`).join('');

describe('whole outputs of commands in the playground', () => {
  const endpoint = useEndpoint();
  let clients: Clients;
  let s3: S3Client;
  before(() => {
    const { url } = endpoint().playground;
    clients = createClients({ connection: playgroundConnection(url), version: 'test', env: {} });
    s3 = new S3Client({
      ...{ endpoint: url, region: 'us-east-1', forcePathStyle: true, maxAttempts: 1 },
      credentials: { accessKeyId: 'playground', secretAccessKey: 'playground' },
    });
  });
  after(() => {
    clients.close();
    s3.destroy();
  });

  async function run(document: string, places: object): Promise<{ commandId: string; instanceId: string }> {
    const command = await sendCommand(clients, {
      document: { name: document },
      targets: { tags: [{ key: 'Name', values: ['storefront-dev-01'] }] },
      parameters: document === 'AWS-RunShellScript' ? { commands: [script] } : {},
      ...places,
    });
    const { snapshot } = await new Runs(systemClock).follow(clients, command);
    return { commandId: command.commandId, instanceId: snapshot.invocations[0]?.instanceId ?? '' };
  }

  it('are read from the bucket that the command names', async () => {
    const node = await run('AWS-RunShellScript', { s3: { bucket: 'team-logs', prefix: 'runs/' } });
    const { steps } = await getStepOutputs(clients, node);
    assert.ok(isCutOff(steps[0]?.standardOutput ?? ''));
    const { outputs } = (await getCommand(clients, node.commandId)) ?? {};
    assert.deepEqual(outputs, { bucket: { name: 'team-logs', prefix: 'runs/', region: undefined } });
    const [whole] = await wholeSteps(clients, { ...node, outputs }, steps, signal);
    assert.equal(whole?.standardOutput, lines);
    assert.match(
      whole.notes?.stdout ?? '',
      /^read from s3:\/\/team-logs\/runs\/.*\/awsrunShellScript\/0\.awsrunShellScript\/stdout$/,
    );
    assert.equal(whole.notes?.stderr, undefined);
    const answer = await endpoint().ssm.send(
      new GetCommandInvocationCommand({ CommandId: node.commandId, InstanceId: node.instanceId }),
    );
    assert.match(
      answer.StandardOutputUrl ?? '',
      /^https:\/\/s3\.us-east-1\.amazonaws\.com\/team-logs\/runs\//,
    );
  });

  it('are read from CloudWatch Logs, in the group of the document unless another is named', async () => {
    const node = await run('AWS-RunShellScript', { cloudWatch: {} });
    const { outputs } = (await getCommand(clients, node.commandId)) ?? {};
    assert.deepEqual(outputs, { logGroup: '/aws/ssm/AWS-RunShellScript' });
    const address = { ...node, step: 'aws:runShellScript', stream: 'stderr' } as const;
    const found = await readWholeStream(clients, outputs, address, signal);
    assert.deepEqual(
      [found?.text.startsWith('oops\n'), found?.complete, found?.source],
      [
        true,
        true,
        `log stream ${node.commandId}/${node.instanceId}/aws-runShellScript/stderr of /aws/ssm/AWS-RunShellScript`,
      ],
    );
    const stdout = await readWholeStream(clients, outputs, { ...address, stream: 'stdout' }, signal);
    assert.equal(stdout?.text, lines);
  });

  it('lie below the name of the step for documents with steps of their own', async () => {
    const content = JSON.stringify({
      schemaVersion: '2.2',
      mainSteps: [
        { name: 'first', action: 'aws:runShellScript', inputs: { runCommand: ['echo one'] } },
        { name: 'second', action: 'aws:runShellScript', inputs: { runCommand: ['echo two; echo bad >&2'] } },
      ],
    });
    await createDocument(clients, { name: 'two-steps', type: 'Command', format: 'JSON', content });
    const node = await run('two-steps', { s3: { bucket: 'plain' }, cloudWatch: { logGroup: 'mine' } });
    const { Contents = [] } = await s3.send(
      new ListObjectsV2Command({ Bucket: 'plain', Prefix: `${node.commandId}/` }),
    );
    const folder = `${node.commandId}/${node.instanceId}/awsrunShellScript`;
    assert.deepEqual(
      Contents.map(({ Key }) => Key),
      [`${folder}/first/stdout`, `${folder}/second/stderr`, `${folder}/second/stdout`],
    );
    const address = { ...node, step: 'second', stream: 'stdout' } as const;
    for (const outputs of [
      { bucket: { name: 'plain', prefix: '', region: undefined } },
      { logGroup: 'mine' },
    ]) {
      assert.equal((await readWholeStream(clients, outputs, address, signal))?.text, 'two\n');
    }
  });

  it('say so where they are not, and go on to the next place', async () => {
    const node = await run('AWS-RunShellScript', { cloudWatch: { logGroup: 'second-place' } });
    const address = { ...node, step: 'aws:runShellScript', stream: 'stdout' } as const;
    const bucket = { name: 'nowhere', prefix: '', region: undefined };
    const both = { bucket, logGroup: 'second-place' };
    assert.equal((await readWholeStream(clients, both, address, signal))?.text, lines);
    await assert.rejects(
      readWholeStream(clients, { bucket }, address, signal),
      /The specified bucket does not exist/,
    );
    const { steps } = await getStepOutputs(clients, node);
    const [whole] = await wholeSteps(clients, { ...node, outputs: { bucket } }, steps, signal);
    assert.match(whole?.notes?.stdout ?? '', /could not be read: s3:ListObjectsV2 failed/);
    assert.ok(isCutOff(whole?.standardOutput ?? ''));
  });

  it('can be read in parts, and nothing else of S3 is simulated', async () => {
    const node = await run('AWS-RunShellScript', { s3: { bucket: 'parts' } });
    const Key = `${node.commandId}/${node.instanceId}/awsrunShellScript/0.awsrunShellScript/stdout`;
    const part = await s3.send(new GetObjectCommand({ Bucket: 'parts', Key, Range: 'bytes=5-9' }));
    assert.equal(await part.Body?.transformToString(), lines.slice(5, 10));
    assert.equal(part.ContentRange, `bytes 5-9/${lines.length}`);
    const page = await s3.send(new ListObjectsV2Command({ Bucket: 'parts', MaxKeys: 1 }));
    assert.deepEqual([page.KeyCount, page.IsTruncated], [1, true]);
    const rest = await s3.send(
      new ListObjectsV2Command({ Bucket: 'parts', ContinuationToken: page.NextContinuationToken }),
    );
    assert.deepEqual([rest.KeyCount, rest.IsTruncated], [1, false]);
    await assertRefused(s3.send(new GetObjectCommand({ Bucket: 'parts', Key: 'other' })), 'NoSuchKey');
    await assertRefused(
      s3.send(new PutObjectCommand({ Bucket: 'parts', Key: 'x', Body: 'x' })),
      'NotImplemented',
    );
    await assertRefused(
      s3.send(new ListObjectsV2Command({ Bucket: 'parts', Delimiter: '/' })),
      'NotImplemented',
    );
  });
});
