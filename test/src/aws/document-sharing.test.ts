import assert from 'node:assert/strict';
import {
  checkAccountIds,
  listDocumentShares,
  shareDocument,
  splitAccountIds,
  unshareDocument,
} from '../../../src/aws/document-sharing.ts';
import { collect } from '../../../src/aws/page.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

describe('sharing documents', () => {
  it('lists accounts with the version that each may use, page by page', async () => {
    const clients = scriptedClients({
      'ssm:DescribeDocumentPermission': [
        {
          AccountIds: ['210987654321'],
          AccountSharingInfoList: [{ AccountId: '210987654321', SharedDocumentVersion: '$ALL' }],
          NextToken: 'two',
        },
        { AccountIds: ['All'] },
      ],
    });
    assert.deepEqual(await collect(listDocumentShares(clients, 'App')), [
      { accountId: '210987654321', version: '$ALL' },
      { accountId: 'all', version: '$DEFAULT' },
    ]);
    assert.deepEqual(clients.calls[1]?.input, { Name: 'App', PermissionType: 'Share', NextToken: 'two' });
  });

  it('adds and removes accounts, one call each', async () => {
    const clients = scriptedClients({ 'ssm:ModifyDocumentPermission': [{}, {}] });
    await shareDocument(clients, { name: 'App', accountIds: ['all'], version: '$LATEST' });
    await unshareDocument(clients, { name: 'App', accountIds: ['210987654321'] });
    assert.deepEqual(
      clients.calls.map(({ input }) => input),
      [
        { Name: 'App', PermissionType: 'Share', AccountIdsToAdd: ['All'], SharedDocumentVersion: '$LATEST' },
        { Name: 'App', PermissionType: 'Share', AccountIdsToRemove: ['210987654321'] },
      ],
    );
  });

  it('reads account ids as people write them', () => {
    assert.deepEqual(splitAccountIds(' 210987654321, 1234-5678-9012 210987654321'), [
      '210987654321',
      '123456789012',
    ]);
    assert.equal(checkAccountIds('210987654321'), undefined);
    assert.match(checkAccountIds('') ?? '', /Type one/);
    assert.match(checkAccountIds('210987654321, 12') ?? '', /"12" is not an account id/);
    const many = Array.from({ length: 21 }, (_, index) => String(100_000_000_000 + index)).join(' ');
    assert.match(checkAccountIds(many) ?? '', /at most 20 accounts/);
  });
});
