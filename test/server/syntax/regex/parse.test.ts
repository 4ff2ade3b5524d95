import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRegex } from '../../../../server/syntax/regex/parse.ts';

/** The fault that Java finds, as the text it is marked at; undefined for a pattern that Java takes. */
function fault(pattern: string): string | undefined {
  const { error } = parseRegex(pattern);
  return error && pattern.slice(error.start, error.end);
}

// All of these were tried in java.util.regex.Pattern of OpenJDK 17.
describe('parseRegex', () => {
  const taken = [
    '',
    '^[a-zA-Z0-9_.-]{3,128}$',
    '^$|^(?:m?i-[a-z0-9]{8,17})$',
    '(?i)(?s-m:a.b)(?<name>x)\\k<name>',
    '(?<=a)(?<!b)(?=c)(?!d)(?>e)',
    'a*?b+?c??d{2}?e{2,}+f++',
    '[]a]',
    '[^]a]',
    '[a-z&&[^aeiou]]',
    '[&&a]',
    '[a-c[x-z]]',
    '[a-[b]]',
    '[\\d-x]',
    '[[:alpha:]]',
    '\\p{L}\\pN\\P{Alpha}\\p{IsLatin}\\p{InGreek}\\p{javaLowerCase}\\p{script=Greek}',
    '\\x41\\x{1F600}\\u0041\\uD83D\\uDE00\\07\\0377\\cA\\e',
    '\\Qa.b[(\\E\\Q]',
    '[\\Q]\\E]',
    'a]b}c',
    '\\_\\/\\-\\"\\é',
    '^*$+',
    '{2}',
    '(a)(b)\\2\\12',
    '\\9',
    '(?x) a b # not a bracket: (\n c',
    '\\R\\X\\h\\H\\v\\V\\b{g}\\G\\Z\\z\\A',
    '|a||',
    '()',
  ];
  for (const pattern of taken) {
    it(`takes ${JSON.stringify(pattern)}`, () => assert.equal(fault(pattern), undefined));
  }

  const refused: readonly (readonly [pattern: string, marked: string])[] = [
    ['[', '['],
    ['a[b-', 'b-'],
    ['[^]', '[^]'],
    ['(a', '('],
    ['a)', ')'],
    ['*a', '*'],
    ['a**', '*'],
    ['a|+', '+'],
    ['(?i)*', '*'],
    ['a{', '{'],
    ['a{,3}', '{'],
    ['a{3,2}', '{3,2}'],
    ['a{2}{3}x\\', '\\'],
    ['[z-a]', 'z-a'],
    ['[_-\\/]', '_-\\/'],
    ['[a-\\d]', 'a-\\d'],
    ['[\\b]', '\\b'],
    ['[&&]', '&&'],
    ['\\y', '\\y'],
    ['\\p{Foo}', '\\p{Foo}'],
    ['\\p', '\\p'],
    ['\\x4', '\\x'],
    ['\\u12', '\\u'],
    ['\\08', '\\0'],
    ['\\k<n>', '\\k<n>'],
    ['\\kn', '\\k'],
    ['(?P<name>a)', '(?P'],
    ['(?<a>x)(?<a>y)', '(?<a>'],
    ['(?<my_name>x)', '(?<'],
    ['(?y)', '(?y'],
  ];
  for (const [pattern, marked] of refused) {
    it(`refuses ${JSON.stringify(pattern)} at ${JSON.stringify(marked)}`, () =>
      assert.equal(fault(pattern), marked));
  }

  it('says how Go and Java differ in named groups', () => {
    assert.match(parseRegex('(?P<name>a)').error?.message ?? '', /without the P/);
  });

  it('gives up on nesting that could exhaust the stack', () => {
    assert.equal(parseRegex('('.repeat(50_000)).error?.code, 'too-deep');
    assert.equal(parseRegex('['.repeat(50_000)).error?.code, 'too-deep');
  });

  it('takes or refuses any text, and marks a place inside of it', () => {
    const part = fc.constantFrom(
      'a',
      '\\',
      '[',
      ']',
      '(',
      ')',
      '?',
      '*',
      '{',
      '}',
      '&&',
      '-',
      '\\Q',
      '\\E',
      '^',
      '<',
      'é😀',
      '0',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const pattern = parts.join('');
        const { node, error } = parseRegex(pattern);
        const { start, end } = node ?? error;
        assert.ok(0 <= start && start <= end && end <= pattern.length);
      }),
    );
  });
});
