import assert from 'node:assert/strict';
import type { State } from '../../../src/views/shown-nodes.ts';
import { ShownParameters } from '../../../src/views/shown-parameters.ts';

function memory(kept?: unknown): State {
  let value = kept;
  return {
    get: () => value,
    update: (_, next) => {
      value = JSON.parse(JSON.stringify(next)) as unknown;
    },
  };
}

describe('ShownParameters', () => {
  it('keep the filter and the form for the next window', () => {
    const state = memory();
    const shown = new ShownParameters(state);
    let changes = 0;
    shown.onChange(() => (changes += 1));
    shown.setFilter(' type:String x ');
    shown.setFlat(true);
    assert.equal(changes, 2);
    const next = new ShownParameters(state);
    assert.equal(next.describe(), 'type:String x · flat');
    assert.deepEqual(next.filter, { words: ['x'], types: ['String'] });
    next.setFilter('');
    next.setFlat(false);
    assert.deepEqual([next.describe(), next.filter], ['', {}]);
  });

  it('start afresh from what cannot be read', () => {
    for (const kept of [undefined, null, 'x', { query: 'type:?', flat: 'yes' }, { query: 1 }]) {
      const shown = new ShownParameters(memory(kept));
      assert.deepEqual([shown.query, shown.flat], ['', false]);
    }
  });
});
