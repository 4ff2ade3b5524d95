import assert from 'node:assert/strict';
import { checkAnswer } from '../../../playground/protocol/check-answer.ts';
import { sample } from './model.ts';

const check = (value: unknown) => checkAnswer(sample, 'Output', value);

describe('the check of answers', () => {
  it('lets through what fits, unset members and empty texts', () => {
    assert.deepEqual(check({ Name: 'abc', Count: 5, When: new Date(), Filters: undefined }), []);
    assert.deepEqual(check({ Name: '' }), []);
  });

  const faults: [unknown, RegExp][] = [
    [undefined, /Output is no structure/],
    [{ Name: 5 }, /Output\.Name is no string/],
    [{ Count: 5.5 }, /Output\.Count is no integer/],
    [{ When: 1_600_000_000 }, /Output\.When is no timestamp/],
    [{ When: new Date('never') }, /Output\.When is no timestamp/],
    [{ Filters: [{ Key: 'abc', Vales: [] }] }, /Output\.Filters\[0\] has no member Vales/],
    [{ Count: 99 }, /'count' failed to satisfy constraint/],
    [{ Filters: [{}] }, /'filters\.1\.member\.key'.*must not be null/],
  ];
  for (const [value, message] of faults) {
    it(`finds ${message.source}`, () => {
      const problems = check(value);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', message);
    });
  }
});
