import assert from 'node:assert/strict';
import { addTag, checkTagKey, checkTagValue, listTags, removeTag } from '../../../src/aws/tags.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

const document = { type: 'Document', id: 'App' } as const;

describe('tags', () => {
  it('are listed by key', async () => {
    const clients = scriptedClients({
      'ssm:ListTagsForResource': [
        {
          TagList: [
            { Key: 'team', Value: 'web' },
            { Key: 'env', Value: '' },
          ],
        },
      ],
    });
    assert.deepEqual(await listTags(clients, document), [
      { key: 'env', value: '' },
      { key: 'team', value: 'web' },
    ]);
    assert.deepEqual(clients.calls[0]?.input, { ResourceType: 'Document', ResourceId: 'App' });
  });

  it('are added and removed, one call each', async () => {
    const clients = scriptedClients({ 'ssm:AddTagsToResource': [{}], 'ssm:RemoveTagsFromResource': [{}] });
    await addTag(clients, document, { key: 'team', value: 'web' });
    await removeTag(clients, document, 'team');
    assert.deepEqual(clients.calls[0]?.input['Tags'], [{ Key: 'team', Value: 'web' }]);
    assert.deepEqual(clients.calls[1]?.input['TagKeys'], ['team']);
  });

  it('have keys and values that AWS takes', () => {
    assert.equal(checkTagKey('cost centre/éé'), undefined);
    assert.equal(checkTagValue(''), undefined);
    assert.match(checkTagKey('') ?? '', /1 to 128/);
    assert.match(checkTagKey('aws:mine') ?? '', /kept for AWS/);
    assert.match(checkTagKey('a,b') ?? '', /allowed/);
    assert.match(checkTagValue('x'.repeat(257)) ?? '', /at most 256/);
  });
});
