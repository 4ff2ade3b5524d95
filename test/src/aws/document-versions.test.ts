import assert from 'node:assert/strict';
import {
  deleteDocument,
  listDocumentVersions,
  setDefaultVersion,
} from '../../../src/aws/document-versions.ts';
import { collect } from '../../../src/aws/page.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

describe('document versions', () => {
  it('are listed with what is known of them, one call per page of 50', async () => {
    const created = new Date(Date.UTC(2026, 1, 3));
    const clients = scriptedClients({
      'ssm:ListDocumentVersions': [
        {
          DocumentVersions: [
            { DocumentVersion: '2', VersionName: '1.2.0', CreatedDate: created, DocumentFormat: 'YAML' },
          ],
          NextToken: 'two',
        },
        {
          DocumentVersions: [
            {
              DocumentVersion: '1',
              IsDefaultVersion: true,
              Status: 'Failed',
              StatusInformation: 'No bucket',
            },
          ],
        },
      ],
    });
    const versions = await collect(listDocumentVersions(clients, 'App'));
    assert.deepEqual(versions, [
      {
        version: '2',
        versionName: '1.2.0',
        created,
        isDefault: false,
        format: 'YAML',
        status: undefined,
        statusInformation: undefined,
      },
      {
        version: '1',
        versionName: undefined,
        created: undefined,
        isDefault: true,
        format: undefined,
        status: 'Failed',
        statusInformation: 'No bucket',
      },
    ]);
    assert.deepEqual(clients.calls[1]?.input, { Name: 'App', MaxResults: 50, NextToken: 'two' });
  });

  it('can become the default', async () => {
    const clients = scriptedClients({ 'ssm:UpdateDocumentDefaultVersion': [{}] });
    await setDefaultVersion(clients, { name: 'App', version: '3' });
    assert.deepEqual(clients.calls[0]?.input, { Name: 'App', DocumentVersion: '3' });
  });

  it('are deleted one by one, or all with the document', async () => {
    const clients = scriptedClients({ 'ssm:DeleteDocument': [{}, {}] });
    await deleteDocument(clients, { name: 'App', version: '3' });
    await deleteDocument(clients, { name: 'App' });
    assert.deepEqual(
      clients.calls.map(({ input }) => input),
      [{ Name: 'App', DocumentVersion: '3' }, { Name: 'App' }],
    );
  });
});
