import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import { analyze } from '../../../server/analysis.ts';
import { formatting } from '../../../server/features/formatting.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { sameMeaning } from '../../../server/syntax/same-meaning.ts';
import type { Language, Range } from '../../../server/syntax/tree.ts';
import { applyEdits } from '../../support/check-rule.ts';
import { hasCorpus, listCorpus } from '../../support/corpus.ts';
import { sketches, write } from '../../support/untidy-yaml.ts';

const options = { tabSize: 2, insertSpaces: true };

function format(text: string, language: Language = 'yaml', within?: Range): string {
  return applyEdits(text, formatting(analyze(parse(text, language)), options, within));
}

describe('formatting YAML', () => {
  it('indents blocks and scripts, and leaves what they say', () => {
    const text = `#  About this
schemaVersion:   '2.2'


parameters:
    Path:   {type: String,default: "/ ,  x" }
    # lists
    Tags :
          - a
          -   b    # why
mainSteps:
    -   name:  one
        action: aws:runShellScript
        # about the inputs
        inputs:
             runCommand:
                - |
                     if true; then
                       echo "a   b"   ${''}

                     fi
                  # behind the script
                - 'two
                   lines'
    # at the end of the list
    -   { name: two, inputs: {
          a: 1 } }


# the end   ${''}

`;
    assert.equal(
      format(text),
      `#  About this
schemaVersion: '2.2'

parameters:
  Path: { type: String, default: "/ ,  x" }
  # lists
  Tags:
    - a
    - b    # why
mainSteps:
  - name: one
    action: aws:runShellScript
    # about the inputs
    inputs:
      runCommand:
        - |
          if true; then
            echo "a   b"   ${''}

          fi
        # behind the script
        - 'two
           lines'
  # at the end of the list
  - { name: two, inputs: {
      a: 1 } }

# the end
`,
    );
  });

  const cases: readonly (readonly [title: string, before: string, after: string])[] = [
    ['keeps lists flush with their key', 'a:\n- x:   1\n  y: 2\n-   z\n', 'a:\n- x: 1\n  y: 2\n- z\n'],
    ['makes lists alike, as most are', 'a:\n- 1\nb:\n- 2\nc:\n    - 3\n', 'a:\n- 1\nb:\n- 2\nc:\n- 3\n'],
    [
      'keeps the depth of a script that says it',
      'a:\n    b: |2\n         x\n        y\n',
      'a:\n  b: |2\n       x\n      y\n',
    ],
    [
      'keeps what white space a script ends with',
      'a:\n   b: |+\n     x\n\n\n\nc: 1\n',
      'a:\n  b: |+\n    x\n\n\n\nc: 1\n',
    ],
    [
      'moves tags and anchors along',
      'a:\n    &x\n    b: 1\n    c: !t   2\nd:   *x\n',
      'a:\n  &x\n  b: 1\n  c: !t   2\nd: *x\n',
    ],
    [
      'keeps carriage returns',
      'a:\r\n    b:  1  \r\n\r\n\r\nc: |\r\n    x\r\n',
      'a:\r\n  b: 1\r\n\r\nc: |\r\n  x\r\n',
    ],
    ['keeps a byte order mark', '\uFEFFa:\n    b: 1\n', '\uFEFFa:\n  b: 1\n'],
    [
      'keeps the marks of documents',
      '%YAML 1.2\n---\na:\n    b: 1\n...\n',
      '%YAML 1.2\n---\na:\n  b: 1\n...\n',
    ],
    ['keeps keys behind question marks', '? a\n:   b\n', '? a\n:   b\n'],
    ['keeps tabs inside of text', "a:\n    b: 'x\ty'\n", "a:\n  b: 'x\ty'\n"],
    ['ends the text with one line break', 'a: 1\n\n\n', 'a: 1\n'],
  ];
  for (const [title, before, after] of cases) it(title, () => assert.equal(format(before), after));

  for (const broken of ['a:\n    b: [1\n', 'a:\n    b: 1\n  c: 2\n', 'a:\n\tb:   1\n', 'a:   "x\n']) {
    it(`leaves ${JSON.stringify(broken)} alone`, () => assert.equal(format(broken), broken));
  }

  it('gives any untidy document its one form, which means the same', () => {
    const whiteSpace = fc.array(fc.nat(3), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(sketches, whiteSpace, (sketch, spaces) => {
        let at = 0;
        const text = write(sketch, () => spaces[at++ % spaces.length] ?? 0);
        const tidy = format(text);
        const [before, after] = [parse(text, 'yaml'), parse(tidy, 'yaml')];
        assert.deepEqual(before.errors, []);
        assert.ok(sameMeaning(before, after));
        assert.deepEqual(parseYaml(tidy, { logLevel: 'silent' }), parseYaml(text, { logLevel: 'silent' }));
        assert.equal(format(tidy), tidy);
        assert.equal(tidy, format(write(sketch, () => 1)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('formatting JSON', () => {
  it('writes each entry on its line', () => {
    assert.equal(
      format('{"schemaVersion":"2.2","mainSteps":[{"name" : "a","x":[ ]}]}', 'json'),
      `{
  "schemaVersion": "2.2",
  "mainSteps": [
    {
      "name": "a",
      "x": []
    }
  ]
}
`,
    );
  });

  for (const broken of ['{"a":1', '{"a":1,}', '{"a":1 // x\n}']) {
    it(`leaves ${broken} alone`, () => assert.equal(format(broken, 'json'), broken));
  }

  it('changes no value of any document', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.boolean(), (json, isPretty) => {
        const text = isPretty ? JSON.stringify(JSON.parse(json), undefined, '\t') : json;
        const tidy = format(text, 'json');
        assert.deepEqual(JSON.parse(tidy), JSON.parse(text));
        assert.equal(format(tidy, 'json'), tidy);
      }),
      { numRuns: 200 },
    );
  });
});

describe('formatting a range', () => {
  const text = 'a:\n    b:   1\n    c:   2\nd:\n    e:   3\n';

  it('changes its lines where they can change alone', () => {
    const start = text.indexOf('c:');
    assert.equal(format(text, 'yaml', { start, end: start + 1 }), 'a:\n  b: 1\n  c: 2\nd:\n    e:   3\n');
    const spaced = 'a:\n  b:   1\n  c:   2\n';
    const at = spaced.indexOf('c:');
    assert.equal(format(spaced, 'yaml', { start: at, end: at }), 'a:\n  b:   1\n  c: 2\n');
  });

  it('works in JSON', () => {
    const json = '{\n  "a":1,\n  "b":{\n"c":2 }\n}\n';
    const start = json.indexOf('"b"');
    assert.equal(
      format(json, 'json', { start, end: json.indexOf('}') }),
      '{\n  "a":1,\n  "b": {\n    "c": 2\n  }\n}\n',
    );
  });
});

describe('formatting real documents', () => {
  it('changes no value and keeps comments, in one go', function () {
    if (!hasCorpus) this.skip();
    this.timeout(120_000);
    let changed = 0;
    // A part of them, which takes a few seconds.
    for (const { file, language, text: read } of listCorpus().filter((_, index) => index % 5 === 0)) {
      const text = read();
      const before = parse(text, language);
      const tidy = format(text, language);
      if (tidy === text) continue;
      changed += 1;
      const after = parse(tidy, language);
      assert.ok(sameMeaning(before, after), file);
      assert.equal(before.comments.length, after.comments.length, file);
      assert.equal(format(tidy, language), tidy, file);
    }
    assert.ok(changed > 60);
  });
});
