import assert from 'node:assert/strict';
import {
  countStatuses,
  describeDuration,
  describeGroups,
  filterResults,
  groupResults,
  groupTexts,
  nodeTexts,
  sortResults,
  type ResultRow,
} from '../../../src/webviews/results/rows.ts';

function row(name: string, but: Partial<ResultRow> = {}): ResultRow {
  const ended = { status: 'Success', text: 'Success', ended: true, code: 0, duration: 1000 };
  return { id: `i-${name}`, name, ...ended, first: 'up 3 days', group: 'same', ...but };
}

const failed = { status: 'Failed', text: 'Failed', code: 2, first: 'no such unit', group: 'other' };
const running = {
  ...{ status: 'InProgress', text: 'In progress', ended: false, code: undefined },
  ...{ duration: undefined, first: '', group: undefined },
};
const names = (rows: readonly ResultRow[]): string[] => rows.map(({ name }) => name);

describe('the nodes of a page of results', () => {
  const rows = [row('web-10'), row('web-2', { duration: 500 }), row('db-1', failed), row('db-2', running)];

  it('are filtered by words in any column, by status, and by what was found in outputs', () => {
    assert.deepEqual(names(filterResults(rows, { query: 'WEB succ' })), ['web-10', 'web-2']);
    assert.deepEqual(names(filterResults(rows, { query: 'unit' })), ['db-1']);
    assert.deepEqual(names(filterResults(rows, { query: '', status: 'InProgress' })), ['db-2']);
    const found = new Map([['i-web-2', 'load average']]);
    assert.deepEqual(names(filterResults(rows, { query: 'load', found })), ['web-2']);
    assert.equal(nodeTexts(row('web-2'), found)[5], 'load average');
  });

  it('stand with failures first, or in order of a column with empty values last', () => {
    assert.deepEqual(names(sortResults(rows, undefined)), ['db-1', 'db-2', 'web-2', 'web-10']);
    const by = (column: number, descending: boolean) => names(sortResults(rows, { column, descending }));
    assert.deepEqual(by(4, false), ['web-2', 'web-10', 'db-1', 'db-2']);
    assert.deepEqual(by(4, true).at(-1), 'db-2');
    assert.deepEqual(by(3, true)[0], 'db-1');
    assert.deepEqual(by(0, true)[0], 'web-10');
  });

  it('say their status with a sign, their exit code and how long they took', () => {
    assert.deepEqual(nodeTexts(row('a', failed)), ['a', 'i-a', '✗ Failed', '2', '1.0 s', 'no such unit']);
    assert.deepEqual(nodeTexts(row('b', running)), ['b', 'i-b', '… In progress', '', '', '']);
  });

  it('are counted by status', () => {
    assert.deepEqual(countStatuses(rows), [
      ['Failed', 1],
      ['InProgress', 1],
      ['Success', 2],
    ]);
  });
});

describe('the groups of a page of results', () => {
  it('are the nodes with equal results, the largest first', () => {
    const rows = [row('db-1', failed), ...Array.from({ length: 7 }, (_, i) => row(`web-${i}`))];
    const groups = groupResults(rows);
    assert.deepEqual(
      groups.map((group) => groupTexts(group)),
      [
        ['7', '✓ Success', '0', 'up 3 days', 'web-0, web-1, web-2, web-3, web-4 and 2 more'],
        ['1', '✗ Failed', '2', 'no such unit', 'db-1'],
      ],
    );
  });

  const summaries: [groups: (string | undefined)[], text: string][] = [
    [[], 'No node has finished yet'],
    [[undefined], 'No node has finished yet, 1 not finished'],
    [['a'], 'One result'],
    [['a', 'a'], 'All 2 the same'],
    [['a', 'b', undefined], 'All 2 differ, 1 not finished'],
    [['a', 'a', 'b'], '2 the same, 1 differs'],
    [['a', 'a', 'b', 'c'], '2 the same, 2 differ'],
  ];
  for (const [keys, text] of summaries) {
    it(`are summed up: ${text}`, () => {
      const rows = keys.map((group, i) => row(`n-${i}`, { group, ended: group !== undefined }));
      assert.equal(describeGroups(groupResults(rows), rows), text);
    });
  }

  it('of 10,000 nodes are found without comparing each with each', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => row(`n-${i}`, { group: `g-${i % 5000}` }));
    assert.equal(groupResults(rows).length, 5000);
    assert.equal(describeGroups(groupResults(rows), rows), '2 the same, 9,998 differ');
  });
});

describe('describeDuration', () => {
  it('uses the units that fit', () => {
    assert.deepEqual([40, 12_340, 59_990, 200_000, 7_500_000].map(describeDuration), [
      '0.0 s',
      '12.3 s',
      '1 min 0 s',
      '3 min 20 s',
      '2 h 5 min',
    ]);
  });
});
