import assert from 'node:assert/strict';
import { applyEdits } from '../../support/check-rule.ts';
import { checkParse, valueOf } from '../../support/check-parse.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { asMap, asScalar, type ScalarNode } from '../../../server/syntax/tree.ts';

const faulty: [title: string, sample: string, value: unknown][] = [
  [
    'a comma behind the last item',
    '{"a": [1, 2,], "b": 3}\n//         ^ syntax: JSON allows no comma behind the last item',
    { a: [1, 2], b: 3 },
  ],
  ['a comment', '{"a": 1 /* x */}\n//      ^^^^^^^ syntax: JSON has no comments', { a: 1 }],
  ['single quotes', `{"a": 'it'}\n//    ^^^^ syntax: JSON strings stand in double quotes`, { a: 'it' }],
  ['a literal of another language', '[True]\n ^^^^ syntax: JSON writes true', ['True']],
  ['text without quotes', '{"a": yes}\n//    ^^^ syntax: Text has to stand in double quotes', { a: 'yes' }],
  [
    'numbers that are none',
    '[01, 1., +1]\n ^^ syntax: No JSON number; a text has to stand in double quotes\n     ^^ syntax: No JSON number; a text has to stand in double quotes\n         ^^ syntax: No JSON number; a text has to stand in double quotes',
    ['01', '1.', '+1'],
  ],
  ['a missing comma', '{"a": 1\n//     ^^ syntax: A comma is missing here\n"b": 2}', { a: 1, b: 2 }],
  ['the wrong bracket', '{"a": [1}\n//      ^ syntax: Expected "]" here', { a: [1] }],
  ['a missing bracket', '{"a": [1]\n^ syntax: This bracket has no closing "}"', { a: [1] }],
  [
    'a string that ends with its line',
    '{"a": "x\n//    ^^ syntax: This string has no closing " on its line\n}',
    { a: 'x' },
  ],
  [
    'a string over two lines',
    '{"a": "x\n//    ^^ syntax: A line break inside a JSON string is written \\n\n  y"}',
    { a: 'x\n  y' },
  ],
  ['text behind the end', '{} x\n// ^ syntax: Nothing may stand behind the end of the JSON text', {}],
  [
    'a key twice',
    '{"a": 1, "a": 2}\n//       ^^^ duplicate-key: The key "a" stands here twice; only one can count',
    { a: 2 },
  ],
  [
    'an escape that is none',
    '["C:\\dir"]\n//  ^^ syntax: "\\d" is no escape in JSON; write "\\\\" for a backslash',
    ['C:\\dir'],
  ],
];

describe('parsing JSON', () => {
  it('reads what JSON.parse reads', () => {
    const texts = [
      ' {"a": [1, -0.5, 1e3, true, false, null, "x"], "b": {}, "c": []} ',
      '"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00"',
      '"\u2028\u007f"',
      '[[[[]]]]',
      '3',
    ];
    for (const text of texts) checkParse(text, 'json', JSON.parse(text));
  });

  for (const [title, sample, value] of faulty) {
    it(`reports ${title}`, () => void checkParse(sample, 'json', value));
  }

  it('reads the members around a broken one', () => {
    const cases: [text: string, value: unknown, message: string][] = [
      ['{"a": , "b": 2}', { a: null, b: 2 }, 'A value is missing here'],
      ['{"na"\n"b": 2}', { na: null, b: 2 }, 'A colon and a value have to stand behind a key'],
      ['{"a" 1}', { a: 1 }, 'A colon and a value have to stand behind a key'],
      ['["a\tb"]', ['a\tb'], 'A control character in a string has to be written as \\t'],
      ['{"a": "x', { a: 'x' }, 'This string has no closing " on its line'],
    ];
    for (const [text, value, message] of cases) {
      const tree = parse(text, 'json');
      assert.deepEqual(valueOf(tree.root), value);
      assert.ok(
        tree.errors.some((error) => error.message === message),
        JSON.stringify(tree.errors),
      );
    }
  });

  it('offers the edit that mends a fault', () => {
    const mends: [before: string, after: string][] = [
      ['[1, 2,]', '[1, 2]'],
      ["['a']", '["a"]'],
      ['[yes]', '["yes"]'],
      ['[1 // x\n]', '[1 \n]'],
      ['{"a": 1 "b": 2}', '{"a": 1, "b": 2}'],
      ['["\\d"]', '["\\\\d"]'],
      ['["\t"]', '["\\t"]'],
    ];
    for (const [before, after] of mends) {
      const [error] = parse(before, 'json').errors;
      const mended = applyEdits(before, error?.fix?.edits ?? []);
      assert.equal(mended, after);
      assert.deepEqual(parse(mended, 'json').errors, []);
    }
  });

  it('points from the text of a string into the source', () => {
    const source = '{"a": "x\\n\\u0041{{ p }}\\"{{ q }}"}';
    const scalar = asScalar(asMap(parse(source, 'json').root)?.get('a')) as ScalarNode;
    for (const part of ['{{ p }}', '{{ q }}', 'A', '"', '\n']) {
      const at = scalar.text.indexOf(part);
      const { start, end } = scalar.sourceRange(at, at + part.length);
      assert.equal(JSON.parse(`"${source.slice(start, end)}"`), part);
      assert.equal(scalar.textOffset(start), at);
    }
  });
});
