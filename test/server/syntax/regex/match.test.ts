import assert from 'node:assert/strict';
import { search } from '../../../../server/syntax/regex/match.ts';
import { parseRegex } from '../../../../server/syntax/regex/parse.ts';

function found(pattern: string, text: string): boolean | undefined {
  const { node } = parseRegex(pattern);
  assert.ok(node, `Java refuses ${pattern}`);
  return search(node, text);
}

// The answers are those of Matcher.find in OpenJDK 17.
describe('search', () => {
  const rows: readonly (readonly [
    pattern: string,
    matching: readonly string[],
    others: readonly string[],
  ])[] = [
    ['[a-z]+', ['a', '1b2'], ['', '12']],
    ['^[a-z]+$', ['abc', 'a\n'], ['a b', 'A']],
    ['^(?i)[a-z]+\\z', ['aBc'], ['a\n']],
    ['(?i)[^a]', ['b'], ['a', 'A']],
    ['^$|^\\d{2,3}$', ['', '12', '123'], ['1', '1234']],
    ['^(a|ab)(c|bcd)(d*)$', ['abcd', 'acd'], ['abc d']],
    ['(\\w)\\1', ['hello'], ['world']],
    ['^(?!root$)\\w+$', ['rooty', 'admin'], ['root']],
    ['(?<=x)y', ['xy'], ['zy']],
    ['(?<!x)y', ['zy'], ['xy']],
    ['^a++b$', ['aab'], ['b']],
    ['^a++ab$', [], ['aab']],
    ['^(?>a|ab)c$', ['ac'], ['abc']],
    ['(?m)^b$', ['a\nb'], ['ab']],
    ['(?s)a.b', ['a\nb'], ['ab']],
    ['a.b', ['a-b'], ['a\nb']],
    ['\\bfoo\\b', ['a foo b'], ['food']],
    ['[a-z&&[^aeiou]]', ['b'], ['a', 'e']],
    ['^\\p{Alpha}\\p{IsLatin}\\P{L}$', ['aé1'], ['1é1']],
    ['^\\Q.*\\E$', ['.*'], ['ab']],
    ['^(|a)+$', ['', 'aa'], ['b']],
    ['^\\x{1F600}$', ['😀'], [':-)']],
  ];
  for (const [pattern, matching, others] of rows) {
    it(`knows what ${JSON.stringify(pattern)} matches`, () => {
      for (const text of matching) assert.equal(found(pattern, text), true, text);
      for (const text of others) assert.equal(found(pattern, text), false, text);
    });
  }

  it('gives up on a pattern that takes exponential time', () => {
    assert.equal(found('^(a+)+$', `${'a'.repeat(60)}!`), undefined);
  });

  it('gives up on long texts and on properties that it does not know', () => {
    assert.equal(found('a', 'b'.repeat(1000)), undefined);
    assert.equal(found('\\p{InGreek}', 'a'), undefined);
  });
});
