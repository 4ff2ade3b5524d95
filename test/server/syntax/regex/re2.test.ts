import assert from 'node:assert/strict';
import { parseRegex } from '../../../../server/syntax/regex/parse.ts';
import { re2Differences } from '../../../../server/syntax/regex/re2.ts';

function differences(pattern: string): readonly string[] {
  const { node } = parseRegex(pattern);
  assert.ok(node, `Java refuses ${pattern}`);
  return re2Differences(pattern, node).map(
    ({ effect, start, end }) => `${effect} ${pattern.slice(start, end)}`,
  );
}

// All of these were tried in regexp.Compile of Go 1.19 and java.util.regex.Pattern of OpenJDK 17.
describe('re2Differences', () => {
  const rows: readonly (readonly [pattern: string, ...found: string[]])[] = [
    ['^(?i)[a-z]{1,1000}\\d\\w\\s\\b\\z\\Qa.b\\E\\x41\\x{1F600}\\pL\\p{Lu}\\_\\07$'],
    ['^(?!root).*$', 'refused (?!root)'],
    ['(?=a)(?<=b)(?<!c)', 'refused (?=a)', 'refused (?<=b)', 'refused (?<!c)'],
    ['(a)\\1', 'refused \\1'],
    ['(a)\\17', 'other \\1'],
    ['(?>a)b++', 'refused (?>a)', 'refused b++'],
    ['(?<name>a)', 'refused (?<name>a)'],
    ['a\\Z', 'refused \\Z'],
    ['\\h\\R\\X\\V', 'refused \\h', 'refused \\R', 'refused \\X', 'refused \\V'],
    ['[\\h]', 'refused \\h'],
    ['\\p{Alpha}', 'refused \\p{Alpha}'],
    ['a{1001}', 'refused a{1001}'],
    ['(?:a{100}){11}', 'refused (?:a{100}){11}'],
    ['(?:a{100}){10}(?:a{1000})*'],
    ['[a-z&&[^b]]', 'other [a-z&&[^b]'],
    ['[[:alpha:]]', 'other [:alpha:]'],
    ['[a[b]]', 'other [b]'],
    ['[\\Q]\\E]', 'refused [\\Q]\\E]'],
    ['\\u0041\\e\\cA', 'refused \\u0041', 'refused \\e', 'refused \\cA'],
    ['\\0377', 'other \\0377'],
    ['(?x) a', 'refused (?x)'],
    ['(?U)a+', 'other (?U)'],
    ['{2}', 'other {2}'],
  ];
  for (const [pattern, ...found] of rows) {
    it(`finds ${found.length} in ${JSON.stringify(pattern)}`, () =>
      assert.deepEqual(differences(pattern), found));
  }
});
