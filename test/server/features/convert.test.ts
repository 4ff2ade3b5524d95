import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Document, parse as parseYaml } from 'yaml';
import { convert } from '../../../server/features/convert.ts';
import { parse } from '../../../server/syntax/parse.ts';
import type { Language } from '../../../server/syntax/tree.ts';
import { valueOf } from '../../support/check-parse.ts';
import { hasCorpus, listCorpus } from '../../support/corpus.ts';

function converted(text: string, language: Language): string {
  const result = convert({ tree: parse(text, language) });
  assert.ok('text' in result, JSON.stringify(result));
  return result.text;
}

function refusal(text: string, language: Language): string | undefined {
  const result = convert({ tree: parse(text, language) });
  return 'refusal' in result ? result.refusal : undefined;
}

describe('conversion into YAML', () => {
  it('keeps the order, quotes what YAML would read otherwise, and makes blocks of scripts', () => {
    const json = {
      schemaVersion: '2.2',
      description: 'Restarts: a service',
      parameters: {
        Zone: { type: 'String', default: 'yes', allowedValues: ['yes', '0123', '2024-01-31', '1:30', ''] },
      },
      mainSteps: [
        {
          action: 'aws:runShellScript',
          name: 'a',
          precondition: { StringEquals: ['platformType', 'Linux'] },
          inputs: {
            timeoutSeconds: 60,
            onFailure: null,
            empty: {},
            none: [],
            runCommand: [
              '#!/bin/bash\nset -e\n\necho "{{ Zone }}"\n',
              '{{ Zone }}',
              "it's # here",
              '- dash',
              'a\nb',
              ' a\nb',
            ],
          },
        },
      ],
    };
    assert.equal(
      converted(JSON.stringify(json), 'json'),
      `schemaVersion: '2.2'
description: 'Restarts: a service'
parameters:
  Zone:
    type: String
    default: 'yes'
    allowedValues:
      - 'yes'
      - '0123'
      - '2024-01-31'
      - '1:30'
      - ''
mainSteps:
  - action: aws:runShellScript
    name: a
    precondition:
      StringEquals:
        - platformType
        - Linux
    inputs:
      timeoutSeconds: 60
      onFailure: null
      empty: {}
      none: []
      runCommand:
        - |
          #!/bin/bash
          set -e

          echo "{{ Zone }}"
        - '{{ Zone }}'
        - 'it''s # here'
        - '- dash'
        - |-
          a
          b
        - " a\\nb"
`,
    );
  });

  it('keeps numbers with all their digits', () => {
    assert.equal(
      converted('{"a": 12345678901234567890, "b": 1.10, "c": -1e3}', 'json'),
      'a: 12345678901234567890\nb: 1.10\nc: -1e3\n',
    );
  });

  it('keeps comments, which JSON has no place for', () => {
    const json = `// top
{
  "a": 1, // one
  /* two
     lines */
  "b": [ // list
    2
  ]
}
// end
`;
    assert.equal(converted(json, 'json'), '# top\na: 1 # one\n# two\n# lines\nb: # list\n  - 2\n# end\n');
  });
});

describe('conversion into JSON', () => {
  it('reads texts, numbers and blocks as YAML means them, and counts the comments', () => {
    const yaml = `# top
schemaVersion: '2.2' # quoted
number: 2.2
octal: 0o17
date: 2024-01-31
word: yes
folded: >-
  a
  b
script: |
  echo # no comment
list: [1, {a: ~}]
nothing:
`;
    const result = convert({ tree: parse(yaml, 'yaml') });
    assert.ok('text' in result);
    assert.equal(result.lostComments, 2);
    assert.equal(
      result.text,
      `{
  "schemaVersion": "2.2",
  "number": 2.2,
  "octal": 15,
  "date": "2024-01-31",
  "word": "yes",
  "folded": "a b",
  "script": "echo # no comment\\n",
  "list": [
    1,
    {
      "a": null
    }
  ],
  "nothing": null
}
`,
    );
  });

  it('writes out aliases, merged maps and short forms of functions', () => {
    const yaml = `base: &base { a: 1, b: 2 }
more: { <<: *base, b: 3 }
same: *base
role: !GetAtt Role.Arn
name: !Sub "\${x}"
ref: !Ref Bucket
`;
    assert.deepEqual(JSON.parse(converted(yaml, 'yaml')), {
      base: { a: 1, b: 2 },
      more: { b: 3, a: 1 },
      same: { a: 1, b: 2 },
      role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      name: { 'Fn::Sub': '${x}' },
      ref: { Ref: 'Bucket' },
    });
  });

  it('refuses what JSON cannot hold, and texts with mistakes', () => {
    assert.match(refusal('a: .inf\n', 'yaml') ?? '', /infinity/);
    assert.match(refusal('a: !!binary aGk=\n', 'yaml') ?? '', /"!!binary" has no form/);
    assert.match(refusal('[a]: 1\n', 'yaml') ?? '', /key that is no text/);
    assert.match(refusal('a: *gone\n', 'yaml') ?? '', /^Correct what is wrong/);
    assert.match(refusal('{"a": }', 'json') ?? '', /^Correct what is wrong/);
    assert.match(refusal('BEGIN:VCALENDAR', 'text') ?? '', /Only YAML and JSON/);
    const bomb = Array.from('bcdefghi').reduce(
      (text, name, index) => `${text}${name}: &${name} [${`*${'abcdefgh'[index] ?? ''},`.repeat(9)}]\n`,
      'a: &a [x, x]\n',
    );
    assert.match(refusal(bomb, 'yaml') ?? '', /too long|Correct/);
  });
});

/** Texts as they trouble writers of YAML. */
const troubling = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      ...Array.from('\n\t\r :#-?|>\'"{}[],&*!%@`~=<.0129exXoyn\\\u0085\u2028\ufeff\ud800\ue000é😀'),
    ),
  }),
  fc
    .array(fc.string({ unit: fc.constantFrom('a', ' ', '#', ':', '\t', '-') }), { maxLength: 5 })
    .map((lines) => lines.join('\n')),
  fc.constantFrom(
    'yes',
    'No',
    'on',
    '2.2',
    '0123',
    '0x1F',
    '0o7',
    '1_000',
    '1:30',
    '2024-01-31',
    '.5',
    '1e3',
    '~',
    'null',
    '<<',
    '=',
    '---',
    '...',
    '? a',
    '.inf',
    '{{ x }}',
    '2001-12-14t21:59:43.10-05:00',
    '0b11',
    '+1',
    '-.INF',
  ),
);

const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    troubling,
    fc.constantFrom(null, true, false, 0, -1.5, 1e21, 42),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      troubling.filter((key) => key !== '__proto__' && key.length < 200),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
})).value;

describe('conversion to YAML', () => {
  it('quotes what would end the document, or be a number to some reader', () => {
    assert.equal(converted('"a\\n---"', 'json'), '"a\\n---"\n');
    assert.equal(converted('{"e1": "E-5"}', 'json'), "'e1': 'E-5'\n");
  });
});

describe('conversion there and back', () => {
  it('keeps every value, for us and for readers of YAML 1.1 and 1.2', () => {
    fc.assert(
      fc.property(values, (value) => {
        const json = JSON.stringify(value);
        const wanted: unknown = JSON.parse(json);
        const yaml = converted(json, 'json');
        const tree = parse(yaml, 'yaml');
        assert.deepEqual(tree.errors, []);
        assert.deepEqual(valueOf(tree.root), wanted);
        assert.deepEqual(parseYaml(yaml), wanted);
        assert.deepEqual(parseYaml(yaml, { version: '1.1' }), wanted);
        assert.deepEqual(JSON.parse(converted(yaml, 'yaml')), wanted);
      }),
      { numRuns: 400 },
    );
  });

  it('reads what other writers of YAML make of a value', () => {
    const styles = fc.constantFrom('PLAIN', 'BLOCK_FOLDED', 'BLOCK_LITERAL', 'QUOTE_DOUBLE', 'QUOTE_SINGLE');
    fc.assert(
      fc.property(values, styles, fc.boolean(), (value, defaultStringType, flow) => {
        const wanted: unknown = JSON.parse(JSON.stringify(value));
        const document = new Document(wanted);
        const text = document.toString({ defaultStringType, collectionStyle: flow ? 'flow' : 'any' });
        const tree = parse(text, 'yaml');
        // Where the two parsers differ is what the differential tests are about.
        fc.pre(tree.errors.length === 0);
        // This writer leaves the key "<<" without quotes, and then it is a merge, which it did not mean.
        fc.pre(!/(?:^|[\s{,?-])<<[ ]*:/m.test(text));
        assert.deepEqual(JSON.parse(converted(text, 'yaml')), valueOf(tree.root));
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the documents of the corpus', function () {
    this.timeout(120_000);
    if (!hasCorpus) this.skip();
    let count = 0;
    for (const document of listCorpus()) {
      if (document.language === 'text') continue;
      const tree = parse(document.text(), document.language);
      const there = convert({ tree });
      if ('refusal' in there) continue;
      const other = document.language === 'yaml' ? 'json' : 'yaml';
      const translated = parse(there.text, other);
      assert.deepEqual(translated.errors, [], document.file);
      if (/!\w/.test(document.text()) || /[&*]\w/.test(document.text())) continue;
      assert.deepEqual(valueOf(translated.root), valueOf(tree.root), document.file);
      const back = convert({ tree: translated });
      assert.ok('text' in back);
      assert.deepEqual(valueOf(parse(back.text, document.language).root), valueOf(tree.root), document.file);
      count += 1;
    }
    assert.ok(count > 900, `only ${count} documents could be converted`);
  });
});
