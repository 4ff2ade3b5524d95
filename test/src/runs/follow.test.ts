import assert from 'node:assert/strict';
import { follow, type Sighting } from '../../../src/runs/follow.ts';
import { fakeClock, type FakeClock } from '../../support/fake-clock.ts';

const interval = { shortest: 1000, longest: 4000 };

async function watch(
  script: readonly (string | Error)[],
  clock: FakeClock,
  signal: AbortSignal = new AbortController().signal,
): Promise<Sighting<string>[]> {
  const answers = [...script];
  const seen: Sighting<string>[] = [];
  const read = async (): Promise<string> => {
    await Promise.resolve();
    const answer = answers.shift();
    if (answer === undefined) assert.fail('read once more than the script allows');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const isTransient = (error: unknown): boolean => error instanceof Error && error.message === 'busy';
  const sightings = follow(read, (value) => value === 'done', { interval, clock, signal, isTransient });
  for await (const sighting of sightings) seen.push(sighting);
  return seen;
}

describe('follow', () => {
  it('gives each value that differs and ends with the last', async () => {
    const clock = fakeClock();
    const seen = await watch(['sent', 'sent', 'running', 'done'], clock);
    assert.deepEqual(seen, [{ value: 'sent' }, { value: 'running' }, { value: 'done' }]);
  });

  it('pauses longer while nothing changes, up to the longest, and shortly after a change', async () => {
    const clock = fakeClock();
    await watch(['a', 'a', 'a', 'a', 'a', 'b', 'done'], clock);
    assert.deepEqual(clock.sleeps, [1000, 1500, 2250, 3375, 4000, 1000]);
  });

  it('goes on after a failure that passes, as slowly as it may, and says so once', async () => {
    const clock = fakeClock();
    const busy = new Error('busy');
    const seen = await watch(['a', busy, busy, 'a', 'done'], clock);
    assert.deepEqual(seen, [
      { value: 'a' },
      { value: 'a', problem: busy },
      { value: 'a' },
      { value: 'done' },
    ]);
    assert.deepEqual(clock.sleeps.slice(1), [4000, 4000, 1000]);
  });

  it('throws a failure that does not pass', async () => {
    await assert.rejects(watch(['a', new Error('gone')], fakeClock()), /gone/);
  });

  it('throws even a passing failure when nothing was read yet', async () => {
    await assert.rejects(watch([new Error('busy')], fakeClock()), /busy/);
  });

  it('ends at the signal, in the middle of a pause', async () => {
    const abort = new AbortController();
    const clock = fakeClock((count) => {
      if (count === 2) abort.abort(new Error('stopped'));
    });
    await assert.rejects(watch(['a', 'b', 'c'], clock, abort.signal), /stopped/);
    assert.equal(clock.sleeps.length, 2);
  });
});
