import assert from 'node:assert/strict';
import {
  checkDocumentName,
  createDocument,
  describeDocument,
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
      type: undefined,
      format: 'YAML',
      content: 'x: 1\n',
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

  it('knows which names can be created', () => {
    assert.equal(checkDocumentName('Restart_agent-2.0'), undefined);
    assert.match(checkDocumentName('ab') ?? '', /3 to 128/);
    assert.match(checkDocumentName('with space') ?? '', /3 to 128/);
    assert.match(checkDocumentName('AWS-Mine') ?? '', /kept for AWS/);
    assert.match(checkDocumentName('amazonas') ?? '', /kept for AWS/);
  });
});
