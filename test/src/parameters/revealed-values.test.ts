import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { RevealedValues } from '../../../src/parameters/revealed-values.ts';
import { fakeClock } from '../../support/fake-clock.ts';

describe('RevealedValues', () => {
  it('shows a value for 30 seconds', async () => {
    const seen: unknown[] = [];
    const clock = fakeClock(() => seen.push(['asleep', revealed.get('a')]));
    const revealed = new RevealedValues(clock);
    revealed.onChange((key) => seen.push([key, revealed.get(key)]));
    revealed.reveal('a', 'planted');
    await setImmediate();
    assert.deepEqual(clock.sleeps, [30_000]);
    assert.deepEqual(seen, [
      ['a', 'planted'],
      ['asleep', 'planted'],
      ['a', undefined],
    ]);
    assert.deepEqual(revealed.keys, []);
  });

  it('begins anew with a value that is revealed again', async () => {
    const ends: AbortSignal[] = [];
    const revealed = new RevealedValues({
      now: () => 0,
      sleep: (_, signal) => {
        ends.push(signal);
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('ended'))));
      },
    });
    revealed.reveal('a', 'old');
    revealed.reveal('a', 'new');
    await setImmediate();
    assert.equal(revealed.get('a'), 'new');
    assert.deepEqual(
      ends.map(({ aborted }) => aborted),
      [true, false],
    );
    revealed.reveal('b', 'other');
    revealed.dispose();
    assert.deepEqual(revealed.keys, []);
    assert.ok(ends.every(({ aborted }) => aborted));
  });

  it('tells nobody about a value that is not shown', () => {
    const revealed = new RevealedValues(fakeClock());
    revealed.onChange(() => assert.fail('told'));
    revealed.hide('a');
  });
});
