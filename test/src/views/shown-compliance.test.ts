import assert from 'node:assert/strict';
import { ShownCompliance } from '../../../src/views/shown-compliance.ts';
import type { State } from '../../../src/views/shown-nodes.ts';

function memory(kept?: unknown): State {
  let value = kept;
  return { get: () => value, update: (_, next) => (value = next) };
}

describe('ShownCompliance', () => {
  it('keeps the filter for the next window, until it is cleared', () => {
    const state = memory();
    const shown = new ShownCompliance(state);
    const queries: string[] = [];
    shown.onChange(() => queries.push(shown.query));
    shown.setFilter(' severity:high web ');
    const next = new ShownCompliance(state);
    assert.equal(next.query, 'severity:high web');
    assert.deepEqual(next.filter?.words, ['web']);
    shown.setFilter('');
    assert.deepEqual(queries, ['severity:high web', '']);
    assert.deepEqual([shown.filter, new ShownCompliance(state).filter], [undefined, undefined]);
  });

  it('starts without a filter from what cannot be read', () => {
    for (const kept of [undefined, null, 1, { query: 'web' }, 'severity:?']) {
      const shown = new ShownCompliance(memory(kept));
      assert.deepEqual([shown.query, shown.filter], ['', undefined]);
    }
  });
});
