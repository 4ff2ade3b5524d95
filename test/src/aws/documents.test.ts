import assert from 'node:assert/strict';
import {
  checkDocumentName,
  createDocument,
  describeDocument,
  findDocuments,
  getDocument,
  listDocuments,
  updateDocument,
} from '../../../src/aws/documents.ts';
import { collect } from '../../../src/aws/page.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

describe('documents', () => {
  it('lists by owner and type, one call per page of 50', async () => {
    const clients = scriptedClients({
      'ssm:ListDocuments': [
        { DocumentIdentifiers: [{ Name: 'a', PlatformTypes: ['Linux'] }], NextToken: 'two' },
        { DocumentIdentifiers: [{ Name: 'b' }] },
      ],
    });
    const documents = await collect(listDocuments(clients, { owner: 'Self', type: 'Command' }));
    assert.deepEqual(
      documents.map(({ name, platforms }) => [name, platforms]),
      [
        ['a', ['Linux']],
        ['b', []],
      ],
    );
    assert.deepEqual(clients.calls[1]?.input, {
      Filters: [
        { Key: 'Owner', Values: ['Self'] },
        { Key: 'DocumentType', Values: ['Command'] },
      ],
      MaxResults: 50,
      NextToken: 'two',
    });
  });

  it('narrows the list by name, word and platform', async () => {
    const clients = scriptedClients({ 'ssm:ListDocuments': [{}, {}, {}] });
    await collect(listDocuments(clients, { namePrefix: 'Store' }));
    await collect(listDocuments(clients, { keyword: 'restart', platform: 'Linux' }));
    await collect(listDocuments(clients, {}));
    assert.deepEqual(
      clients.calls.map(({ input }) => input['Filters']),
      [
        [{ Key: 'Name', Values: ['Store'] }],
        [
          { Key: 'PlatformTypes', Values: ['Linux'] },
          { Key: 'SearchKeyword', Values: ['restart'] },
        ],
        undefined,
      ],
    );
  });

  it('finds documents by their names in one call, and says which are not there', async () => {
    const clients = scriptedClients({
      'ssm:ListDocuments': [{ DocumentIdentifiers: [{ Name: 'App' }, { Name: 'Application' }] }],
      'ssm:DescribeDocument': [
        { Document: { Name: 'arn:aws:ssm:eu-west-1:210987654321:document/Shared', Owner: '210987654321' } },
      ],
    });
    const names = ['App', 'Gone', 'arn:aws:ssm:eu-west-1:210987654321:document/Shared'];
    const found = await findDocuments(clients, names);
    assert.deepEqual([...found.keys()], ['App', 'arn:aws:ssm:eu-west-1:210987654321:document/Shared']);
    assert.deepEqual(clients.names(), ['ssm:ListDocuments', 'ssm:DescribeDocument']);
    assert.deepEqual(clients.calls[0]?.input['Filters'], [{ Key: 'Name', Values: ['App', 'Gone'] }]);
  });

  it('asks for a format where one is wanted', async () => {
    const clients = scriptedClients({
      'ssm:GetDocument': [
        {
          Name: 'a',
          DocumentFormat: 'JSON',
          AttachmentsContent: [{ Name: 'a.zip', Size: 12, Hash: 'ab', Url: 'https://signed' }],
        },
      ],
    });
    const { attachments } = await getDocument(clients, { name: 'a', format: 'JSON' });
    // The address is a secret for as long as it is good, so it stays out.
    assert.deepEqual(attachments, [{ name: 'a.zip', size: 12, hash: 'ab' }]);
    assert.deepEqual(clients.calls[0]?.input, { Name: 'a', DocumentFormat: 'JSON' });
  });

  it('attaches files from S3 and from other versions', async () => {
    const clients = scriptedClients({ 'ssm:UpdateDocument': [{}] });
    await updateDocument(clients, {
      name: 'a',
      format: 'JSON',
      content: '{}',
      attachments: [
        { name: 'a.zip', location: 's3://bucket/a.zip' },
        { name: 'b.zip', location: 'a/1/b.zip' },
      ],
    });
    assert.deepEqual(clients.calls[0]?.input['Attachments'], [
      { Key: 'S3FileUrl', Values: ['s3://bucket/a.zip'], Name: 'a.zip' },
      { Key: 'AttachmentReference', Values: ['a/1/b.zip'], Name: 'b.zip' },
    ]);
  });

  it('describes and reads one version', async () => {
    const clients = scriptedClients({
      'ssm:DescribeDocument': [
        { Document: { Name: 'a', DocumentVersion: '2', Description: '', Status: 'Active' } },
      ],
      'ssm:GetDocument': [{ Name: 'a', DocumentVersion: '2', DocumentFormat: 'YAML', Content: 'x: 1\n' }],
    });
    const description = await describeDocument(clients, { name: 'a', version: '2' });
    assert.equal(description.status, 'Active');
    assert.equal(description.description, undefined);
    assert.deepEqual(await getDocument(clients, { name: 'a' }), {
      name: 'a',
      version: '2',
      versionName: undefined,
      type: undefined,
      format: 'YAML',
      content: 'x: 1\n',
      attachments: [],
    });
    assert.deepEqual(
      clients.calls.map(({ input }) => input),
      [{ Name: 'a', DocumentVersion: '2' }, { Name: 'a' }],
    );
  });

  it('creates a document, and adds a version to the latest one', async () => {
    const clients = scriptedClients({
      'ssm:CreateDocument': [
        { DocumentDescription: { Name: 'a', DocumentVersion: '1', Status: 'Creating' } },
      ],
      'ssm:UpdateDocument': [
        { DocumentDescription: { Name: 'a', DocumentVersion: '2', Status: 'Updating' } },
      ],
    });
    const document = { name: 'a', format: 'YAML', content: 'x: 1\n' } as const;
    assert.equal((await createDocument(clients, { ...document, type: 'Command' })).version, '1');
    assert.equal((await updateDocument(clients, document)).version, '2');
    assert.deepEqual(
      clients.calls.map(({ input }) => input),
      [
        { Name: 'a', DocumentType: 'Command', DocumentFormat: 'YAML', Content: 'x: 1\n' },
        { Name: 'a', DocumentFormat: 'YAML', Content: 'x: 1\n', DocumentVersion: '$LATEST' },
      ],
    );
  });

  it('names the schema of a configuration', async () => {
    const clients = scriptedClients({ 'ssm:CreateDocument': [{}] });
    const document = { name: 'limits', format: 'JSON', content: '{}', requires: 'limits-schema' } as const;
    await createDocument(clients, { ...document, type: 'ApplicationConfiguration' });
    assert.deepEqual(clients.calls[0]?.input, {
      Name: 'limits',
      DocumentType: 'ApplicationConfiguration',
      DocumentFormat: 'JSON',
      Content: '{}',
      Requires: [{ Name: 'limits-schema' }],
    });
  });

  it('knows which names can be created', () => {
    assert.equal(checkDocumentName('Restart_agent-2.0'), undefined);
    assert.match(checkDocumentName('ab') ?? '', /3 to 128/);
    assert.match(checkDocumentName('with space') ?? '', /3 to 128/);
    assert.match(checkDocumentName('AWS-Mine') ?? '', /kept for AWS/);
    assert.match(checkDocumentName('amazonas') ?? '', /kept for AWS/);
  });
});
