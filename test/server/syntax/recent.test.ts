import assert from 'node:assert/strict';
import { recent } from '../../../server/syntax/recent.ts';

describe('recent', () => {
  it('reads a text again only when others came in between', () => {
    const asked: string[] = [];
    const lengthOf = recent((text) => {
      asked.push(text);
      return text.length;
    }, 2);
    assert.deepEqual(['a', 'bb', 'a', 'ccc', 'a', 'bb'].map(lengthOf), [1, 2, 1, 3, 1, 2]);
    assert.deepEqual(asked, ['a', 'bb', 'ccc', 'bb']);
  });
});
