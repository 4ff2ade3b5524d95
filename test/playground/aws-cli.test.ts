import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { useAwsAndPlayground } from './aws-command.ts';

/** AWS's own client parses every answer by AWS's own model and pages by its own rules. */
describe('the playground, seen by the AWS CLI', function () {
  this.timeout(300_000);
  const { aws, playground } = useAwsAndPlayground();
  const query = (text: string) => ['--query', text];

  it('lists nodes page by page', async () => {
    const ids = query('InstanceInformationList[].InstanceId');
    const list = (size: string) => aws('ssm', 'describe-instance-information', '--page-size', size, ...ids);
    const byFive = (await list('5')) as string[];
    assert.equal(new Set(byFive).size, 24);
    const response = await fetch(`${playground().url}/_playground/calls`);
    const { counts } = (await response.json()) as { counts: Record<string, number> };
    assert.equal(counts['ssm:DescribeInstanceInformation'], 5);
    assert.deepEqual(await list('50'), byFive);
    const dev = await aws(
      'ssm',
      'describe-instance-information',
      '--filters',
      'Key=tag:env,Values=dev',
      ...ids,
    );
    const ec2 = await aws(
      'ec2',
      ...['describe-instances', '--filters', 'Name=tag:env,Values=dev', '--page-size', '5'],
      ...query('Reservations[].Instances[].InstanceId'),
    );
    const hybrid = (dev as string[]).filter((id) => id.startsWith('mi-'));
    assert.deepEqual([...(ec2 as string[]), ...hybrid].sort(), (dev as string[]).sort());
  });

  it('reads every operation of a document', async () => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'playground-cli-'));
    const file = path.join(folder, 'document.yaml');
    const write = (text: string) =>
      fs.writeFile(
        file,
        `schemaVersion: '2.2'\nmainSteps:\n- {action: aws:runShellScript, name: a, inputs: {runCommand: [${text}]}}\n`,
      );
    const body = ['--content', `file://${file}`, '--document-format', 'YAML'];
    try {
      await write('one');
      const name = ['--name', 'FromTheCli'];
      const status = query('DocumentDescription.Status');
      const created = await aws(
        'ssm',
        'create-document',
        ...name,
        ...body,
        '--document-type',
        'Command',
        ...status,
      );
      assert.equal(created, 'Creating');
      await write('two');
      await aws('ssm', 'update-document', ...name, ...body, '--document-version', '$LATEST', ...status);
      await aws('ssm', 'update-document-default-version', ...name, '--document-version', '2');
      const versions = await aws(
        'ssm',
        'list-document-versions',
        ...name,
        ...query('DocumentVersions[].DocumentVersion'),
      );
      assert.deepEqual(versions, ['2', '1']);
      const content = await aws('ssm', 'get-document', ...name, ...query('Content'));
      assert.match(content as string, /"two"/);
      const listed = await aws(
        'ssm',
        ...['list-documents', '--filters', 'Key=Owner,Values=Self', '--page-size', '2'],
        ...query('DocumentIdentifiers[].Name'),
      );
      assert.ok((listed as string[]).includes('FromTheCli'));
      await aws('ssm', 'delete-document', ...name);
      await assert.rejects(aws('ssm', 'describe-document', ...name), /\(InvalidDocument\).*does not exist/);
    } finally {
      await fs.rm(folder, { recursive: true });
    }
  });

  it('knows who is calling, the regions and the sessions', async () => {
    assert.deepEqual(await aws('sts', 'get-caller-identity', ...query('Account')), '123456789012');
    const regions = await aws('ec2', 'describe-regions', ...query('Regions[].RegionName'));
    assert.ok((regions as string[]).includes('eu-west-1'));
    assert.deepEqual(await aws('ssm', 'describe-sessions', '--state', 'Active'), { Sessions: [] });
    const gone = ['--target', 'i-00000000000000000'];
    assert.equal(await aws('ssm', 'get-connection-status', ...gone, ...query('Status')), 'notconnected');
    await assert.rejects(
      aws('ssm', 'start-session', ...gone),
      /\(TargetNotConnected\).*i-00000000000000000 is not connected\./,
    );
  });

  it('says plainly what it lacks', async () => {
    await assert.rejects(aws('ssm', 'describe-maintenance-windows'), /\(NotSimulated\).*does not simulate/);
  });
});
