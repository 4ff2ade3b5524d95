import assert from 'node:assert/strict';
import {
  checkConcurrency,
  checkErrors,
  describeRateControl,
  type TargetCount,
} from '../../../src/run-request/rate-control.ts';

describe('describeRateControl', () => {
  const cases: [concurrency: string, errors: string, targets: TargetCount | undefined, sentence: string][] = [
    ['10', '2', { count: 40 }, '10 at a time; stops after the 3rd failure.'],
    ['', '', { count: 400 }, '50 at a time; stops after the 1st failure.'],
    ['', '', { count: 4 }, 'All 4 nodes at the same time; stops after the 1st failure.'],
    ['5', '0', { count: 1 }, 'The one node at once; stops after the 1st failure.'],
    ['10%', '10%', { count: 50 }, '5 at a time (10%); stops after the 6th failure (10%).'],
    ['10%', '5%', { count: 42 }, 'About 4 at a time (10%); stops after about the 3rd failure (5%).'],
    ['1%', '0%', { count: 10 }, 'About 1 at a time (1%); stops after the 1st failure.'],
    ['10', '100%', { count: 40 }, '10 at a time; never stops for failures.'],
    ['10', '40', { count: 40 }, '10 at a time; never stops for failures.'],
    ['10', '10', undefined, '10 at a time; stops after the 11th failure.'],
    [
      '10%',
      '20%',
      undefined,
      '10% of the nodes at a time; stops when more than 20% of the nodes have failed.',
    ],
    [
      '100%',
      '100%',
      { count: 1000, atLeast: true },
      '100% of the nodes at a time; never stops for failures.',
    ],
    ['1', '21', { count: 100 }, '1 at a time; stops after the 22nd failure.'],
    ['1', '110', { count: 200 }, '1 at a time; stops after the 111th failure.'],
  ];
  for (const [maxConcurrency, maxErrors, targets, sentence] of cases) {
    it(`says for "${maxConcurrency}", "${maxErrors}" and ${targets?.count ?? 'unknown'} nodes: ${sentence}`, () => {
      assert.equal(describeRateControl({ maxConcurrency, maxErrors }, targets), sentence);
    });
  }
});

describe('checks of rate controls', () => {
  it('take what the API takes', () => {
    for (const good of ['1', '50', '9999999', '1%', '99%', '100%'])
      assert.equal(checkConcurrency(good), undefined, good);
    for (const bad of ['0', '0%', '101%', '1.5', '-1', 'ten', '10 %', ''])
      assert.ok(checkConcurrency(bad), bad);
    for (const good of ['0', '1', '0%', '9%', '100%']) assert.equal(checkErrors(good), undefined, good);
    for (const bad of ['-1', '101%', '01', '']) assert.ok(checkErrors(bad), bad);
  });
});
