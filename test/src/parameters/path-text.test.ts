import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  keptSecret,
  parsePath,
  writePath,
  type PathEntry,
  type PathFormat,
} from '../../../src/parameters/path-text.ts';

const formats: readonly PathFormat[] = ['yaml', 'json', 'env'];

const entries = (text: string, format: PathFormat): PathEntry[] => {
  const parsed = parsePath(text, format);
  assert.deepEqual(parsed.problems, []);
  return parsed.entries.map(({ key, value }) => ({ key, value }));
};

/** The messages, each with the text that it is about. */
const problems = (text: string, format: PathFormat): string[] =>
  parsePath(text, format).problems.map(
    ({ message, offset, length }) => `${text.slice(offset, offset + length)}: ${message}`,
  );

describe('a parameter path as a text', () => {
  it('is read as it was written, whatever the values are', () => {
    const key = fc
      .array(fc.stringMatching(/^[\w.-]{1,8}$/), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join('/'));
    const value = fc.oneof(
      fc.string({ minLength: 1, unit: 'binary' }).filter((text) => !/[\ud800-\udfff]/u.test(text)),
      fc.constantFrom(
        '8080',
        'yes',
        '0x1f',
        '1e3',
        '~',
        'null',
        keptSecret,
        '# a',
        ' a ',
        'a\nb\n',
        '"',
        "'",
        '$x',
      ),
    );
    const lists = fc.uniqueArray(fc.record({ key, value }), { selector: (one) => one.key, maxLength: 6 });
    for (const format of formats) {
      fc.assert(
        fc.property(lists, (list) => {
          const safe = list.filter(({ key }) => key !== '__proto__');
          assert.deepEqual(sorted(entries(writePath(safe, format), format)), sorted(safe));
        }),
        { numRuns: 200 },
      );
    }
  });

  it('has lists for StringLists, but for .env files', () => {
    const list = [{ key: 'hosts', value: ['a', 'b'] }];
    assert.deepEqual(entries(writePath(list, 'yaml'), 'yaml'), list);
    assert.deepEqual(entries(writePath(list, 'json'), 'json'), list);
    assert.deepEqual(entries(writePath(list, 'env'), 'env'), [{ key: 'hosts', value: 'a,b' }]);
  });

  it('takes levels as maps too, and numbers and truths as they are written', () => {
    const wanted = [
      { key: 'db/port', value: '05432' },
      { key: 'db/tls', value: 'yes' },
    ];
    assert.deepEqual(entries('db:\n  port: 05432\n  tls: yes\n', 'yaml'), wanted);
    assert.deepEqual(entries('{"db": {"port": 1e3, "tls": true}}', 'json'), [
      { key: 'db/port', value: '1e3' },
      { key: 'db/tls', value: 'true' },
    ]);
  });

  it('tells what cannot be read, with its place', () => {
    assert.deepEqual(problems('a: 1\na: 2\n', 'yaml'), ['a: a stands here twice.']);
    assert.deepEqual(problems('a:\n', 'yaml'), ['a: A parameter cannot be empty.']);
    assert.deepEqual(problems('a: [[1]]\n', 'yaml'), ['a: A value is a text or a list of texts.']);
    assert.deepEqual(problems('- a\n', 'yaml'), ['- a\n: Write a key and a value for each parameter.']);
    assert.match(problems('a: "b\n', 'yaml')[0] ?? '', /quote/);
    assert.deepEqual(problems('{"a": null}', 'json'), ['"a": A parameter cannot be empty.']);
    assert.match(problems('{"a": 1,}', 'json')[0] ?? '', /^[,}]: This is no JSON/);
    assert.deepEqual(problems('A=1\nwhat is this\nB="x', 'env'), [
      'what is this: Write NAME=value.',
      '": This quote is not closed.',
    ]);
  });

  it('survives texts that are broken on purpose', () => {
    const deep = '['.repeat(3000);
    for (const format of formats) {
      for (const text of [
        deep,
        '{"a":'.repeat(3000),
        '- '.repeat(3000),
        '? '.repeat(3000),
        '\u0000',
        'a: &a *a',
        '\ud800',
      ]) {
        assert.doesNotThrow(() => parsePath(text, format));
      }
    }
  });

  it('says what it is in a comment where there are comments', () => {
    assert.equal(writePath([{ key: 'a', value: '1' }], 'yaml', ['Hello']), '# Hello\na: "1"\n');
    assert.equal(writePath([{ key: 'a/b', value: 'x y' }], 'env', ['Hello']), "# Hello\na__b='x y'\n");
    assert.equal(writePath([], 'yaml', ['Hello']), '# Hello\n');
  });
});

describe('an .env file of somebody else', () => {
  it('is read with comments, exports and quotes', () => {
    const text = [
      '# a comment',
      'export HOST=localhost # of this computer',
      'PORT = 80',
      "TEXT='it # stays'",
      'LINES="one\\ntwo',
      'three" # done',
      'EMPTYISH=a#b',
      '',
    ].join('\r\n');
    assert.deepEqual(entries(text, 'env'), [
      { key: 'HOST', value: 'localhost' },
      { key: 'PORT', value: '80' },
      { key: 'TEXT', value: 'it # stays' },
      { key: 'LINES', value: 'one\ntwo\r\nthree' },
      { key: 'EMPTYISH', value: 'a#b' },
    ]);
  });
});

const sorted = (list: readonly PathEntry[]): PathEntry[] =>
  list.map(({ key, value }) => ({ key, value })).sort((a, b) => (a.key < b.key ? -1 : 1));
