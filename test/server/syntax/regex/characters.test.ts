import assert from 'node:assert/strict';
import { admittedCharacters, isAnchored } from '../../../../server/syntax/regex/characters.ts';
import { parseRegex } from '../../../../server/syntax/regex/parse.ts';

function parse(pattern: string) {
  const { node } = parseRegex(pattern);
  assert.ok(node, `Java refuses ${pattern}`);
  return node;
}

describe('isAnchored', () => {
  const anchored = [
    '^a$',
    '^$|^a$',
    '^(a|b)$',
    '(^a$)',
    '\\Aa\\z',
    '^a\\Z',
    '(?i)^a$',
    '^(?=x)a$',
    '(?:^a|^b)$',
    '\\b^a$\\b',
  ];
  const open = ['a', '^a', 'a$', '^a|b$', '(^a)?$', '(?m)^a$', '^a$|b', '(^)*a$', 'x^a$'];
  for (const pattern of anchored) it(`holds for ${pattern}`, () => assert.ok(isAnchored(parse(pattern))));
  for (const pattern of open)
    it(`does not hold for ${pattern}`, () => assert.ok(!isAnchored(parse(pattern))));
});

describe('admittedCharacters', () => {
  const rows: readonly (readonly [pattern: string, admitted: string])[] = [
    ['^[a-z]*$', ''],
    ['[a-z]*', ';$\n'],
    ['^.*$', ';$'],
    ['^[^;]*$', '$\n'],
    ['^\\S+$', ';$'],
    ['^\\w+;$', ';'],
    ['^a|b\\$$', ';$\n'],
    ['^(?:[a-z]|\\s)*$', '\n'],
    ['^a\\Rb$', '\n'],
    ['^(?!.*;).*$', ''],
    ['^\\p{Punct}$', ';$'],
  ];
  for (const [pattern, admitted] of rows) {
    it(`of ${pattern} are ${JSON.stringify(admitted)}`, () =>
      assert.equal(admittedCharacters(parse(pattern), [';', '$', '\n']).join(''), admitted));
  }
});
