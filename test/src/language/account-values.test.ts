import assert from 'node:assert/strict';
import { AccountValues } from '../../../src/language/account-values.ts';
import { scriptedClients, sdkError } from '../../support/scripted-clients.ts';

describe('values of the account for the language server', () => {
  it('are none, and cost no call, without a connection', async () => {
    const values = new AccountValues(() => undefined);
    assert.deepEqual(await values.answer({ kind: 'image', prefix: '' }), { values: [], isComplete: true });
  });

  it('are documents: own ones, shared ones and those of Amazon', async () => {
    const clients = scriptedClients({
      'ssm:ListDocuments': [
        { DocumentIdentifiers: [{ Name: 'mine', Owner: '111122223333' }] },
        { DocumentIdentifiers: [] },
        { DocumentIdentifiers: [{ Name: 'AWS-RunShellScript', Owner: 'Amazon' }] },
      ],
    });
    const values = new AccountValues(() => clients);
    const { values: found } = await values.answer({ kind: 'command-document', prefix: '' });
    assert.deepEqual(found, [
      { value: 'mine', detail: '111122223333' },
      { value: 'AWS-RunShellScript', detail: 'Amazon' },
    ]);
    assert.deepEqual(clients.calls[0]?.input['Filters'], [
      { Key: 'Owner', Values: ['Self'] },
      { Key: 'DocumentType', Values: ['Command'] },
    ]);
    clients.assertFinished();
  });

  it('are the names of parameters, whose values are never read', async () => {
    const clients = scriptedClients({
      'ssm:DescribeParameters': [
        { Parameters: [{ Name: '/app/key', Type: 'SecureString' }], NextToken: 'two' },
        { Parameters: [{ Name: '/app/name', Type: 'String' }] },
      ],
    });
    const { values } = await new AccountValues(() => clients).answer({ kind: 'ssm-parameter', prefix: '/' });
    assert.deepEqual(
      values.map(({ value, detail }) => `${value} ${detail ?? ''}`),
      ['/app/key SecureString', '/app/name String'],
    );
    assert.deepEqual(clients.names(), ['ssm:DescribeParameters', 'ssm:DescribeParameters']);
  });

  it('are managed nodes with their names, and own images', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [{ InstanceInformationList: [{ InstanceId: 'i-1' }] }],
      'ec2:DescribeTags': [sdkError('UnauthorizedOperation', { status: 403 })],
      'ec2:DescribeImages': [{ Images: [{ ImageId: 'ami-1', Name: 'golden' }] }],
    });
    const values = new AccountValues(() => clients);
    const nodes = await values.answer({ kind: 'managed-node', prefix: '' });
    assert.deepEqual(
      nodes.values.map(({ value }) => value),
      ['i-1'],
    );
    const images = await values.answer({ kind: 'image', prefix: '' });
    assert.deepEqual(images.values, [{ value: 'ami-1', detail: 'golden' }]);
    assert.deepEqual(clients.calls.at(-1)?.input, { Owners: ['self'], MaxResults: 1000 });
  });

  it('are roles with the services that may assume them', async () => {
    const trust = (statement: object): string => encodeURIComponent(JSON.stringify({ Statement: statement }));
    const arn = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
    const clients = scriptedClients({
      'iam:ListRoles': [
        {
          Roles: [
            {
              Arn: arn('run'),
              AssumeRolePolicyDocument: trust([
                { Effect: 'Allow', Principal: { Service: ['ssm.amazonaws.com', 'ec2.amazonaws.com'] } },
                { Effect: 'Deny', Principal: { Service: 'lambda.amazonaws.com' } },
              ]),
            },
          ],
          IsTruncated: true,
          Marker: 'two',
        },
        {
          Roles: [
            { Arn: arn('people'), AssumeRolePolicyDocument: trust({ Effect: 'Allow', Principal: '*' }) },
            { Arn: arn('odd'), AssumeRolePolicyDocument: '%' },
          ],
          IsTruncated: false,
        },
      ],
    });
    const { values } = await new AccountValues(() => clients).answer({ kind: 'role', prefix: '' });
    assert.deepEqual(values, [
      { value: arn('run'), detail: 'ssm.amazonaws.com, ec2.amazonaws.com' },
      { value: arn('people') },
      { value: arn('odd') },
    ]);
    assert.deepEqual(clients.calls[1]?.input, { MaxItems: 1000, Marker: 'two' });
    clients.assertFinished();
  });

  it('are listed once for a while, and anew for another connection', async () => {
    let now = 0;
    let clients = scriptedClients({ 'ec2:DescribeImages': () => ({ Images: [] }) });
    const values = new AccountValues(
      () => clients,
      () => now,
    );
    const ask = () => values.answer({ kind: 'image', prefix: '' });
    await Promise.all([ask(), ask()]);
    assert.equal(clients.calls.length, 1);
    now = 5 * 60_000 + 1;
    await ask();
    assert.equal(clients.calls.length, 2);
    clients = scriptedClients({ 'ec2:DescribeImages': () => ({ Images: [{ ImageId: 'ami-2' }] }) });
    assert.deepEqual((await ask()).values, [{ value: 'ami-2' }]);
  });

  it('are none when a call fails, which is not repeated with each key', async () => {
    const clients = scriptedClients({
      'ec2:DescribeImages': [sdkError('UnauthorizedOperation', { status: 403 })],
    });
    const values = new AccountValues(() => clients);
    for (const prefix of ['a', 'am']) {
      assert.deepEqual((await values.answer({ kind: 'image', prefix })).values, []);
    }
    assert.equal(clients.calls.length, 1);
  });

  it('end after a thousand', async () => {
    const Parameters = Array.from({ length: 50 }, (_, index) => ({ Name: `p${index}` }));
    const clients = scriptedClients({ 'ssm:DescribeParameters': () => ({ Parameters, NextToken: 'more' }) });
    await new AccountValues(() => clients).answer({ kind: 'ssm-parameter', prefix: '' });
    assert.equal(clients.calls.length, 20);
  });
});
