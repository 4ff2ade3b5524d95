import assert from 'node:assert/strict';
import {
  describeRows,
  filterRows,
  moveTo,
  nextSort,
  sortRows,
  spanOf,
  type Row,
} from '../../../src/webviews/table/rows.ts';

const rows: Row[] = [
  ['web-1', 'i-1', 'openssl', '1.10'],
  ['web-2', 'i-2', 'openssl', '1.9'],
  ['web-2', 'i-2', 'zlib', ''],
];

describe('the rows of a table', () => {
  it('are those that contain every word, in any column and without case', () => {
    assert.equal(filterRows(rows, '').length, 3);
    assert.deepEqual(filterRows(rows, 'WEB-2 open'), [rows[1]]);
    assert.deepEqual(filterRows(rows, '1.9 zlib'), []);
    assert.deepEqual(filterRows([['a', 'b']], 'ab'), [], 'a word is in one column');
  });

  it('are sorted with numbers as numbers, and without a value at the end', () => {
    const versions = (descending: boolean) => sortRows(rows, { column: 3, descending }).map((row) => row[3]);
    assert.deepEqual(versions(false), ['1.9', '1.10', '']);
    assert.deepEqual(versions(true), ['1.10', '1.9', '']);
    assert.equal(sortRows(rows, undefined), rows);
    assert.deepEqual(
      sortRows(rows, { column: 0, descending: false }).map((row) => row[2]),
      ['openssl', 'openssl', 'zlib'],
    );
  });

  it('change their order with each click: up, down, as they came', () => {
    const up = nextSort(undefined, 2);
    const down = nextSort(up, 2);
    assert.deepEqual([up?.descending, down?.descending, nextSort(down, 2)], [false, true, undefined]);
    assert.deepEqual(nextSort(down, 1), { column: 1, descending: false });
  });

  it('are drawn only around what is in sight', () => {
    const view = { height: 480, rowHeight: 24 };
    assert.deepEqual(spanOf(10_000, { ...view, scroll: 0 }), { first: 0, end: 40 });
    assert.deepEqual(spanOf(10_000, { ...view, scroll: 120_000 }), { first: 4980, end: 5040 });
    assert.deepEqual(spanOf(10_000, { ...view, scroll: 10_000 * 24 }), { first: 9980, end: 10_000 });
    assert.equal(spanOf(10_000, { ...view, scroll: 25 * 24 }).first, 4, 'even, for the stripes');
    assert.deepEqual(spanOf(0, { ...view, scroll: 500 }), { first: 0, end: 0 });
  });

  it('are walked by keys, never beyond the ends', () => {
    const list = { count: 100, page: 20 };
    const moves = (['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'] as const).map((key) =>
      moveTo(key, 10, list),
    );
    assert.deepEqual(moves, [11, 9, 30, 0, 0, 99]);
    assert.equal(moveTo('ArrowDown', 99, list), 99);
    assert.equal(moveTo('x', 1, list), undefined);
    assert.equal(moveTo('End', 0, { count: 0, page: 20 }), undefined);
  });

  it('are counted with their nodes', () => {
    assert.equal(describeRows(rows, rows, 1), '3 rows on 2 nodes');
    assert.equal(describeRows(rows.slice(0, 1), rows, 1), '1 of 3 rows on 1 node');
    assert.equal(describeRows(rows, rows), '3 rows');
  });
});
