import assert from 'node:assert/strict';
import { applyEdits } from '../../support/check-rule.ts';
import { checkParse, valueOf } from '../../support/check-parse.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { asMap, asScalar, asSequence, type ScalarNode } from '../../../server/syntax/tree.ts';

const accepted: [title: string, text: string, value: unknown][] = [
  ['nothing', '', null],
  ['only comments', '# a\n\n# b', null],
  [
    'a map and its values',
    "a: 1\nb: 'x'\nc: true\nd:\ne: ~\nf: 0x1F\ng: 1.5\n",
    { a: 1, b: 'x', c: true, d: null, e: null, f: 31, g: 1.5 },
  ],
  ['what YAML 1.1 takes for booleans, as text', 'a: yes\nb: No\nc: on', { a: 'yes', b: 'No', c: 'on' }],
  ['a list at the column of its key', 'a:\n- 1\n- b: 2\n  c: 3\nd: 4', { a: [1, { b: 2, c: 3 }], d: 4 }],
  ['lists in lists', '- - 1\n  - 2\n-\n  - 3', [[1, 2], [3]]],
  ['text over several lines', 'a: one\n  two\n\n  three\nb: 2', { a: 'one two\nthree', b: 2 }],
  ['a dash that goes on', 'a: b\n  - c', { a: 'b - c' }],
  [
    'colons inside of words',
    'action: aws:runCommand\nurl: http://x:80/',
    { action: 'aws:runCommand', url: 'http://x:80/' },
  ],
  ['a hash inside of words', 'a: b#c # d', { a: 'b#c' }],
  ['escapes', String.raw`a: "\t\x41é\U0001F600\/\"\\"`, { a: '\tAé\u{1f600}/"\\' }],
  [
    'folded quotes',
    "a: \"one\n  two\n\n  three \\\n  four\"\nb: 'it''s\n  so'",
    { a: 'one two\nthree four', b: "it's so" },
  ],
  [
    'quotes that go on at any column',
    'a:\n  b: "one\ntwo"\n  c: \'x\n y\'',
    { a: { b: 'one two', c: 'x y' } },
  ],
  [
    'brackets that go on at any column',
    'a:\n  b: [\n1,\n  2\n]\n  c: {\n  x: 1,\n  y: [2]\n  }\nd: 1',
    { a: { b: [1, 2], c: { x: 1, y: [2] } }, d: 1 },
  ],
  [
    'flow style',
    '{a: [b, \'c\', {d: e}], f: , "g":1, ? h : i, j}',
    { a: ['b', 'c', { d: 'e' }], f: null, g: 1, h: 'i', j: null },
  ],
  ['pairs in flow lists', '[a: 1, "b":2]', [{ a: 1 }, { b: 2 }]],
  ['literal text', 'a: |\n  one\n   two\n\n  three\n\nb: 1', { a: 'one\n two\n\nthree\n', b: 1 }],
  ['chomping', 'a: |-\n  x\n\nb: |+\n  x\n\nc: >-\n  x\n  y', { a: 'x', b: 'x\n\n', c: 'x y' }],
  ['a given indentation', 'a: |2\n   x\n  y\n', { a: ' x\ny\n' }],
  [
    'folded text',
    'a: >\n  one\n  two\n\n  three\n   more\n   lines\n  end\n',
    { a: 'one two\nthree\n more\n lines\nend\n' },
  ],
  ['a last line without a line break', 'a: |\n  x', { a: 'x' }],
  ['# in literal text', 'a: |\n  # no comment\n# a comment\nb: 1', { a: '# no comment\n', b: 1 }],
  ['CRLF', 'a: |\r\n  x\r\n  y\r\nb: one\r\n  two\r\n', { a: 'x\ny\n', b: 'one two' }],
  ['a byte order mark', '\ufeffa: 1', { a: 1 }],
  ['document markers', '%YAML 1.2\n---\na: 1\n...\n', { a: 1 }],
  [
    'anchors, aliases and merge keys',
    'x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\nz: *x',
    { x: { a: 1, b: 2 }, y: { '<<': { a: 1, b: 2 }, b: 3 }, z: { a: 1, b: 2 } },
  ],
  ['tags', 'a: !!str 1\nb: !Sub "x"\nc: !GetAtt\n  - d', { a: '1', b: 'x', c: ['d'] }],
  ['explicit keys', '? a\n: b\n? c\n', { a: 'b', c: null }],
  ['JSON', '{\n\t"a": [1, true, null],\n\t"b": "\\u00e9"\n}', { a: [1, true, null], b: 'é' }],
];

const faulty: [title: string, sample: string, value: unknown][] = [
  [
    'a key that is being typed',
    'a: 1\nac\n^^ syntax: A key needs a colon and a space behind it\nb: 2',
    { a: 1, ac: null, b: 2 },
  ],
  [
    'a key that is being typed above others',
    'a:\n  ac\n  ^^ syntax: A key needs a colon and a space behind it\n  b: 2\nc: 3',
    { a: { ac: null, b: 2 }, c: 3 },
  ],
  [
    'an item that is being typed',
    '- na\n  ^^ syntax: A key needs a colon and a space behind it\n  action: x\n- name: y',
    [{ na: null, action: 'x' }, { name: 'y' }],
  ],
  [
    'a value that ends with a colon',
    'action: aws:\n        ^^^^ syntax: A value that ends with ":" has to be quoted\nb: 1',
    { action: 'aws:', b: 1 },
  ],
  [
    'a colon in a value',
    'a: b: c # d\n   ^^^^ syntax: A value with ": " in it has to be quoted',
    { a: 'b: c' },
  ],
  [
    'a reference without quotes',
    'a: {{ x }}-y\n   ^^^^^^^^^ syntax: A value that begins with "{{" has to be quoted\nb: [{{ z }}, 1]\n    ^^^^^^^ syntax: A value that begins with "{{" has to be quoted',
    { a: '{{ x }}-y', b: ['{{ z }}', 1] },
  ],
  [
    'a string without its end',
    'a: "one\n   ^^^^ syntax: This string has no closing "\nb: "two"\nc: 3',
    { a: 'one', b: 'two', c: 3 },
  ],
  [
    'a bracket without its end',
    'a:\n  b: [1, 2\n     ^ syntax: This bracket has no closing "]"\nc:\n  - d: 3',
    { a: { b: [1, 2] }, c: [{ d: 3 }] },
  ],
  [
    'the wrong bracket',
    'a: {b: [1, 2}\n            ^ syntax: Expected "]" here\nc: 3',
    { a: { b: [1, 2] }, c: 3 },
  ],
  [
    'a missing comma',
    'a: [1 , "x" "y"]\n           ^^ syntax: A comma is missing here',
    { a: [1, 'x', 'y'] },
  ],
  [
    'a list behind its key',
    'a: - b\n   ^ syntax: A list has to begin on a line of its own, behind its key\n   - c\nd: 1',
    { a: ['b', 'c'], d: 1 },
  ],
  [
    'a second document',
    'a: 1\n---\n^^^ too-many-documents: A file holds one document; what begins here is not read\nb: 2',
    { a: 1 },
  ],
  ['an unknown anchor', 'a: *b\n   ^^ unknown-alias: No anchor "&b" stands before this alias', { a: null }],
  [
    'an escape that is none',
    'a: "C:\\dir"\n      ^^ syntax: "\\d" is no escape; write "\\\\" for a backslash, or use single quotes',
    { a: 'C:\\dir' },
  ],
  [
    'a key twice',
    'a: 1\nb: 2\na: 3\n^ duplicate-key: The key "a" stands here twice; only one can count',
    { a: 3, b: 2 },
  ],
  ['a reserved character', 'a: @b\n   ^ syntax: A text that begins with "@" has to be quoted', { a: '@b' }],
  [
    'a control character',
    'a: x\0y\n    ^ invalid-character: The character U+0000 is not allowed in YAML',
    { a: 'x\0y' },
  ],
  [
    'half of a surrogate pair',
    'a: \ud83d\n   ^ invalid-character: The character U+D83D is not allowed in YAML',
    { a: '\ud83d' },
  ],
];

describe('parsing YAML', () => {
  for (const [title, text, value] of accepted)
    it(`reads ${title}`, () => void checkParse(text, 'yaml', value));

  for (const [title, sample, value] of faulty) {
    it(`reports ${title}`, () => void checkParse(sample, 'yaml', value));
  }

  it('reports wrong indentation, and takes the line for a sibling', () => {
    const text = 'a:\n  b: 1\n    c: 2\nd: 3\n';
    const tree = parse(text, 'yaml');
    assert.deepEqual(valueOf(tree.root), { a: { b: 1, c: 2 }, d: 3 });
    const [error] = tree.errors;
    assert.equal(error?.message, 'Wrong indentation: its siblings begin at column 3, this line at 5');
    assert.equal(applyEdits(text, error.fix?.edits ?? []), 'a:\n  b: 1\n  c: 2\nd: 3\n');
  });

  it('reports tabs in the indentation, and replaces them', () => {
    const text = 'a:\n\tb: 1\n\tc: 2\n';
    const tree = parse(text, 'yaml');
    assert.deepEqual(
      tree.errors.map(({ code }) => code),
      ['tab-indent', 'tab-indent'],
    );
    assert.deepEqual(valueOf(tree.root), { a: { b: 1, c: 2 } });
    const edits = tree.errors.flatMap((error) => error.fix?.edits ?? []);
    assert.equal(applyEdits(text, edits), 'a:\n  b: 1\n  c: 2\n');
  });

  it('offers the edit that mends a fault', () => {
    const mends: [before: string, after: string][] = [
      ['a: b: c', "a: 'b: c'"],
      ['a: {{ it }}s', "a: '{{ it }}s'"],
      ['a: "x\nb: 1', 'a: "x"\nb: 1'],
      ['a: 1\nb', 'a: 1\nb:'],
      ['a: "\\d"', 'a: "\\\\d"'],
    ];
    for (const [before, after] of mends) {
      assert.equal(applyEdits(before, parse(before, 'yaml').errors[0]?.fix?.edits ?? []), after);
    }
  });

  it('merges maps as PyYAML does', () => {
    const tree = parse('x: &x {a: 1, b: 1}\ny: &y {a: 2, c: 2}\nz:\n  <<: [*x, *y]\n  b: 3', 'yaml');
    const z = asMap(asMap(tree.root)?.get('z'));
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map((name) => asScalar(z?.get(name))?.value),
      [1, 3, 2, undefined],
    );
  });

  it('keeps comments apart from what looks like one', () => {
    const tree = parse('# one\na: "# no" # two\nb: | # three\n  # no\nc: x#no\n', 'yaml');
    assert.deepEqual(
      tree.comments.map(({ text }) => text),
      ['one', 'two', 'three'],
    );
  });

  it('points from the text of a scalar into the source', () => {
    const source =
      'a: |\n    one {{ x }}\n\n    two {{ x }}\nb: "t\\t{{ x }}\n  \\u0041{{ x }}"\nc: >\n  one\n  {{ x }}\nd: one\n   {{ x }}';
    const tree = parse(source, 'yaml');
    for (const name of ['a', 'b', 'c', 'd']) {
      const scalar = asScalar(asMap(tree.root)?.get(name)) as ScalarNode;
      for (let at = scalar.text.indexOf('{{'); at !== -1; at = scalar.text.indexOf('{{', at + 1)) {
        const { start, end } = scalar.sourceRange(at, at + 7);
        assert.equal(source.slice(start, end), '{{ x }}');
        assert.equal(scalar.textOffset(start), at);
      }
    }
    const b = asScalar(asMap(tree.root)?.get('b')) as ScalarNode;
    const { start, end } = b.sourceRange(b.text.indexOf('A'), b.text.indexOf('A') + 1);
    assert.equal(source.slice(start, end), '\\u0041');
  });

  it('gives an empty value the place where it would be typed', () => {
    const tree = parse('a:\nb: [1, ]\nc: {d: }\n', 'yaml');
    const root = asMap(tree.root);
    assert.deepEqual([root?.get('a')?.kind, root?.get('a')?.start], ['missing', 2]);
    assert.equal(asSequence(root?.get('b'))?.items.length, 1);
    assert.deepEqual(
      [asMap(root?.get('c'))?.get('d')?.kind, asMap(root?.get('c'))?.get('d')?.start],
      ['missing', 18],
    );
  });
});
