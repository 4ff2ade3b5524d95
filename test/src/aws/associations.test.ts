import assert from 'node:assert/strict';
import { describeAssociation, listAssociations, startAssociations } from '../../../src/aws/associations.ts';
import { collect } from '../../../src/aws/page.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

const targets = [
  { Key: 'InstanceIds', Values: ['*'] },
  { Key: 'tag:env', Values: ['dev', 'test'] },
];

describe('associations', () => {
  it('are listed page by page with their targets in words', async () => {
    const clients = scriptedClients({
      'ssm:ListAssociations': [
        { Associations: [{ AssociationId: 'a', Name: 'Doc', Targets: targets }], NextToken: 't' },
        { Associations: [{ AssociationId: 'b', Name: 'Doc', AssociationName: 'Nightly' }] },
      ],
    });
    assert.deepEqual(await collect(listAssociations(clients)), [
      {
        id: 'a',
        name: undefined,
        documentName: 'Doc',
        targets: ['all managed nodes', 'tag:env = dev, test'],
      },
      { id: 'b', name: 'Nightly', documentName: 'Doc', targets: [] },
    ]);
  });

  it('tell their pace, and are started by one call', async () => {
    const clients = scriptedClients({
      'ssm:DescribeAssociation': [
        { AssociationDescription: { AssociationId: 'a', Name: 'Doc', MaxConcurrency: '5%', MaxErrors: '1' } },
      ],
      'ssm:StartAssociationsOnce': [{}],
    });
    const { maxConcurrency, maxErrors } = await describeAssociation(clients, 'a');
    assert.deepEqual([maxConcurrency, maxErrors], ['5%', '1']);
    await startAssociations(clients, ['a']);
    assert.deepEqual(clients.calls.at(-1)?.input, { AssociationIds: ['a'] });
  });
});
