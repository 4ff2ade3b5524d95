import assert from 'node:assert/strict';
import { checkTargets, summarizeTargets } from '../../../src/runs/target-check.ts';
import { sampleNode } from '../../support/sample-node.ts';

const online = sampleNode({ id: 'i-1' });
const offline = sampleNode({ id: 'i-2', pingStatus: 'ConnectionLost' });
const windows = sampleNode({ id: 'i-3', platformType: 'Windows', pingStatus: 'Inactive' });

describe('checkTargets', () => {
  it('puts nodes first that will not run the document, with the reason', () => {
    const checked = checkTargets([online, offline, windows], { platforms: ['Linux'] });
    assert.deepEqual(
      checked.map(({ node, obstacle }) => [node.id, obstacle]),
      [
        ['i-2', 'offline'],
        ['i-3', 'platform'],
        ['i-1', undefined],
      ],
    );
    assert.equal(summarizeTargets(checked), '3 nodes, 1 offline, 1 of another platform');
  });

  it('takes a document without platforms to fit anywhere', () => {
    const checked = checkTargets([sampleNode({ platformType: 'Windows' })], { platforms: [] });
    assert.equal(summarizeTargets(checked), '1 node');
  });
});
