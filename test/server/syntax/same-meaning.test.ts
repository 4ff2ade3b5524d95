import assert from 'node:assert/strict';
import { parse } from '../../../server/syntax/parse.ts';
import { sameMeaning } from '../../../server/syntax/same-meaning.ts';

const same = (a: string, b: string): boolean => sameMeaning(parse(a, 'yaml'), parse(b, 'yaml'));

describe('the meaning of a text', () => {
  const text = 'a: [1, .nan] # why\nb: &x\n  - "q"\n  - *x\nc: !t |\n  s\n';

  it('does not change by white space', () => {
    assert.ok(same(text, 'a:   [ 1,.nan ]   #  why\nb:   &x\n    - "q"\n    -   *x\nc: !t   |\n      s\n'));
  });

  const changes: readonly (readonly [before: string, after: string])[] = [
    ['[1', '["1"'],
    ['[1, .nan]', '[1]'],
    ['a:', 'z:'],
    ['# why', '# why not'],
    [' # why', ''],
    ['"q"', "'q'"],
    ['*x', '*y'],
    ['&x', ''],
    ['!t', '!u'],
    ['  s', '   \n  s'],
    ['- "q"', '"q"'],
    ['[1, .nan]', '\n  - 1\n  - .nan'],
  ];
  for (const [before, after] of changes) {
    it(`changes by ${JSON.stringify(after)} for ${JSON.stringify(before)}`, () => {
      assert.ok(!same(text, text.replace(before, after)));
    });
  }
});
