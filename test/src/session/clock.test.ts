import assert from 'node:assert/strict';
import { Clock } from '../../../src/session/clock.ts';

describe('the clock of a data channel', () => {
  it('wakes nobody before a time, however little is missing', () => {
    const clock = new Clock();
    const now = 1_700_000_000_000;
    clock.advance(now);
    assert.equal(clock.toEpoch(clock.time + 0.0001), now + 1);
    assert.equal(clock.toEpoch(clock.time), now);
    clock.advance(now + 1);
    assert.ok(clock.time >= 0.0001);
  });

  it('goes on when the clock of the system is set back', () => {
    const clock = new Clock();
    clock.advance(5000);
    clock.advance(1000);
    clock.advance(1010);
    assert.equal(clock.time, 10);
  });
});
