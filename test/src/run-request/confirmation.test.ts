import assert from 'node:assert/strict';
import { confirmationOf, type RunToConfirm } from '../../../src/run-request/confirmation.ts';

const run: RunToConfirm = {
  name: 'Restart',
  count: 20,
  summary: '20 nodes, 1 offline',
  hasChanged: false,
  above: 20,
  production: false,
};

describe('what has to be typed before a run', () => {
  it('is nothing for as many nodes as the setting allows', () => {
    assert.equal(confirmationOf(run), undefined);
    assert.equal(confirmationOf({ ...run, count: 1 }), undefined);
  });

  it('is the count of more nodes, and of any in production', () => {
    const many = confirmationOf({ ...run, count: 21, summary: '21 nodes' });
    assert.deepEqual(many, {
      title: 'Run Restart on 21 nodes',
      prompt: 'Type the number of nodes, 21, to run it',
      expected: '21',
    });
    assert.equal(confirmationOf({ ...run, count: 1, production: true })?.expected, '1');
    assert.equal(confirmationOf({ ...run, above: 0, count: 1 })?.expected, '1');
  });

  it('is the count where the nodes are others than were shown, which is said', () => {
    const changed = confirmationOf({ ...run, hasChanged: true });
    assert.match(changed?.prompt ?? '', /^The nodes have changed since you looked at them\. Type .* 20/);
  });

  it('is the name of the document where nobody knows the count', () => {
    const unknown = confirmationOf({ ...run, count: undefined });
    assert.deepEqual(
      [unknown?.expected, unknown?.title],
      ['Restart', 'Run Restart on nodes that cannot be counted'],
    );
  });
});
