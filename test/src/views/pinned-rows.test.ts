import assert from 'node:assert/strict';
import type { Clients } from '../../../src/aws/clients.ts';
import { onePage } from '../../../src/aws/page.ts';
import { PinnedRows } from '../../../src/views/pinned-rows.ts';
import type { TreeNode } from '../../../src/views/tree-node.ts';

const clients = { connection: { kind: 'playground' } } as unknown as Clients;
const renewed = { ...clients };

const row = (id: string, description: string, rest: Partial<TreeNode> = {}): TreeNode => ({
  id,
  label: id,
  description,
  ...rest,
});

describe('PinnedRows', () => {
  it('keeps the object of a row whose contents change, and tells which rows look different', () => {
    const pinned = new PinnedRows('here/');
    assert.equal(pinned.list([row('a', 'pending'), row('b', 'pending')], clients), undefined);
    const before = pinned.rows;
    const changed = pinned.list([row('a', 'pending'), row('b', 'success')], clients);
    assert.deepEqual(pinned.rows, before);
    assert.equal(pinned.rows[1], before[1]);
    assert.deepEqual(changed, [before[1]]);
    assert.equal(changed[0], before[1]);
    assert.deepEqual([before[1]?.id, before[1]?.description], ['here/b', 'success']);
  });

  it('tells that others are listed, and still keeps the objects of those that were', () => {
    const pinned = new PinnedRows('here/');
    pinned.list([row('a', ''), row('b', '')], clients);
    const [, second] = pinned.rows;
    assert.equal(pinned.list([row('c', ''), row('b', 'new')], clients), undefined);
    assert.equal(pinned.rows[1], second);
    assert.equal(second?.description, 'new');
    assert.equal(pinned.list([row('b', 'new'), row('c', '')], clients), undefined, 'another order');
    assert.equal(pinned.list([row('b', 'new')], clients), undefined, 'fewer');
    assert.deepEqual(pinned.list([row('b', 'new')], clients), []);
    assert.equal(pinned.get('c'), undefined);
    assert.equal(pinned.get('b'), second);
  });

  it('sees what only a menu or a screen reader would see', () => {
    const pinned = new PinnedRows('here/');
    pinned.list([row('a', '', { words: ['running'] })], clients);
    assert.equal(pinned.list([row('a', '', { words: ['ended'] })], clients)?.length, 1);
    assert.equal(pinned.list([row('a', '', { words: ['ended'], icon: { id: 'pass' } })], clients)?.length, 1);
    const named = row('a', '', { words: ['ended'], icon: { id: 'pass' }, accessibilityLabel: 'over' });
    assert.equal(pinned.list([named], clients)?.length, 1);
  });

  it('hands on the clients and the children of now', async () => {
    const pinned = new PinnedRows('here/');
    pinned.list([row('a', '', { children: () => onePage([row('old', '')]) })], clients);
    const [kept] = pinned.rows;
    pinned.list([row('a', '', { children: () => onePage([row('new', '')]) })], renewed);
    assert.equal(kept?.clients, renewed);
    for await (const { items } of kept.children?.(new AbortController().signal) ?? []) {
      assert.deepEqual(
        items.map(({ id, clients }) => [id, clients === renewed]),
        [['here/new', true]],
      );
    }
  });
});
