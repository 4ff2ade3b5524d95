import fc from 'fast-check';
import assert from 'node:assert/strict';
import { takeItems, takePage } from '../../playground/paging.ts';

const invalidToken = () => new Error('no token of ours');
const even = (number: number) => number % 2 === 0;

/** All items, page by page, and how many pages there were. */
function readAll(numbers: readonly number[], size: number): { items: number[]; pages: number } {
  const items: number[] = [];
  let pages = 0;
  let nextToken: string | undefined;
  do {
    const source = { size: numbers.length, at: (index: number) => numbers[index] ?? NaN };
    const page = takePage(source, even, { list: 'even', nextToken, size, invalidToken });
    items.push(...page.items);
    nextToken = page.nextToken;
    pages += 1;
  } while (nextToken !== undefined);
  return { items, pages };
}

describe('pages', () => {
  it('give the same items at any size, without duplicates and without an empty last page', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(100), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (numbers, size) => {
          const expected = numbers.filter(even);
          const { items, pages } = readAll(numbers, size);
          assert.deepEqual(items, expected);
          assert.equal(pages, Math.max(1, Math.ceil(expected.length / size)));
        },
      ),
    );
  });

  it('look only at as many items as they need', () => {
    let looks = 0;
    const source = { size: 50_000, at: (index: number) => ((looks += 1), index) };
    takePage(source, () => true, { list: 'all', nextToken: undefined, size: 50, invalidToken });
    assert.ok(looks <= 52, `${looks} items for a page of 50`);
  });

  it('refuse tokens that are not theirs', () => {
    const request = { size: 1, invalidToken };
    const { nextToken } = takeItems([1, 2, 3], { ...request, list: 'a', nextToken: undefined });
    assert.ok(nextToken !== undefined);
    assert.deepEqual(takeItems([1, 2, 3], { ...request, list: 'a', nextToken }).items, [2]);
    const changed = `${nextToken.startsWith('A') ? 'B' : 'A'}${nextToken.slice(1)}`;
    for (const wrong of ['', 'x', '1', changed, nextToken.slice(0, 20)]) {
      assert.throws(
        () => takeItems([1, 2, 3], { ...request, list: 'a', nextToken: wrong }),
        /no token of ours/,
      );
    }
    // The token of another list, or of the same one with other filters.
    assert.throws(() => takeItems([1, 2, 3], { ...request, list: 'b', nextToken }), /no token of ours/);
  });
});
