import assert from 'node:assert/strict';
import { connectionKey } from '../../../src/connection/connection.ts';
import { onePage } from '../../../src/aws/page.ts';
import { Branches, idPrefix } from '../../../src/views/branches.ts';
import { testConnection } from '../../support/scripted-clients.ts';

const here = testConnection;
const elsewhere = { ...testConnection, region: 'eu-west-3' };
const key = (id: string): string => `${idPrefix(here)}${id}`;

/** Counts how often the rows of each key are read. */
function counted(): { branches: Branches; read: (key: string) => Promise<void>; reads: string[] } {
  const branches = new Branches();
  const reads: string[] = [];
  const read = async (key: string): Promise<void> => {
    await branches.loaded(key, () => {
      reads.push(key);
      return onePage([{ id: `${key}/1`, label: 'one' }]);
    });
  };
  return { branches, read, reads };
}

describe('Branches', () => {
  it('reads what is asked for once', async () => {
    const { branches, read, reads } = counted();
    await Promise.all([read(connectionKey(here)), read(connectionKey(here))]);
    await read(connectionKey(here));
    assert.deepEqual(reads, [connectionKey(here)]);
    assert.equal(branches.first(here)?.items.length, 1);
    assert.equal(branches.first(elsewhere), undefined);
  });

  it('gives a branch without reading it, and the same one later', async () => {
    const branches = new Branches();
    const one = branches.of('a', () => onePage([{ id: '1', label: 'one' }]));
    assert.deepEqual([one.hasBegun, one.items.length], [false, 0]);
    const same = await branches.loaded('a', () => assert.fail('opened twice'));
    assert.equal(same, one);
    assert.deepEqual([one.hasBegun, one.items.length], [true, 1]);
  });

  it('forgets one connection with all below it, and ends what is under way there', async () => {
    const { branches, read, reads } = counted();
    for (const each of [connectionKey(here), key('a'), connectionKey(elsewhere)]) await read(each);
    const before = branches.first(here);
    branches.forgetAll(here);
    assert.equal(before?.isAborted, true);
    assert.equal(branches.first(elsewhere)?.isAborted, false);
    reads.length = 0;
    for (const each of [connectionKey(here), key('a'), connectionKey(elsewhere)]) await read(each);
    assert.deepEqual(reads, [connectionKey(here), key('a')]);
  });

  it('forgets what matches', async () => {
    const { branches, read, reads } = counted();
    for (const each of [key('a/sessions'), key('b/sessions')]) await read(each);
    branches.forget((id) => id.endsWith('a/sessions'));
    reads.length = 0;
    for (const each of [key('a/sessions'), key('b/sessions')]) await read(each);
    assert.deepEqual(reads, [key('a/sessions')]);
  });

  it('takes rows from memory anew without ending anything', async () => {
    const { branches, read, reads } = counted();
    const old = await branches.loaded(key('run'), () => onePage([]));
    await read(connectionKey(here));
    branches.drop(here, ['run']);
    assert.equal(old.isAborted, false);
    reads.length = 0;
    for (const each of [connectionKey(here), key('run')]) await read(each);
    assert.deepEqual(reads, [key('run')]);
  });
});
