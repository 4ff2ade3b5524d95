import assert from 'node:assert/strict';
import { analyze, type Analysis } from '../../../server/analysis.ts';
import { parse } from '../../../server/syntax/parse.ts';

function analysisOf(text: string): Analysis {
  return analyze(parse(text, text.startsWith('{') ? 'json' : 'yaml'));
}

/** `kind name output` and the source of each reference. */
function referencesIn(text: string): string[][] {
  const analysis = analysisOf(text);
  const source = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  return analysis.references.map((reference) => {
    assert.equal(source(reference.nameRange), reference.name);
    assert.equal(source(reference.outputRange), reference.output);
    return [reference.kind, reference.name, reference.output, source(reference)];
  });
}

const cases: [title: string, text: string, expected: string[][]][] = [
  ['a parameter', 'a: "{{ Name }}"', [['parameter', 'Name', '', '{{ Name }}']]],
  ['no blanks', 'a: "{{Name}}"', [['parameter', 'Name', '', '{{Name}}']]],
  ['an output', 'a: "x {{ step.Out }}"', [['step-output', 'step', 'Out', '{{ step.Out }}']]],
  [
    'a path of an output',
    'a: "{{ s.Payload.x[0] }}"',
    [['step-output', 's', 'Payload.x[0]', '{{ s.Payload.x[0] }}']],
  ],
  [
    'two in one text',
    'a: "{{ A }}{{ B }}"',
    [
      ['parameter', 'A', '', '{{ A }}'],
      ['parameter', 'B', '', '{{ B }}'],
    ],
  ],
  ['braces before it', 'a: "{{{{ A }}"', [['parameter', 'A', '', '{{ A }}']]],
  ['braces by escapes', '{"a": "\\u007b\\u007B A }}"}', [['parameter', 'A', '', '\\u007b\\u007B A }}']]],
  ['braces by short escapes', 'a: "\\x7b{ A }}"', [['parameter', 'A', '', '\\x7b{ A }}']]],
  ['braces around an escaped line break', 'a: "{\\\n  { A }}"', [['parameter', 'A', '', '{\\\n  { A }}']]],
  ['a system variable', 'a: "{{ global:REGION }}"', [['global', 'REGION', '', '{{ global:REGION }}']]],
  ['Parameter Store', 'a: "{{ssm:/a/b:3}}"', [['ssm', '/a/b:3', '', '{{ssm:/a/b:3}}']]],
  ['a variable', 'a: "{{ variable:n }}"', [['variable', 'n', '', '{{ variable:n }}']]],
  ['triple braces', "a: '{{{ Name }}}'", [['parameter', 'Name', '', '{{{ Name }}}']]],
  ['an open brace before one', "a: '{{{ Name }}'", [['parameter', 'Name', '', '{{ Name }}']]],
  ['a key', '"{{ Name }}": 1', [['parameter', 'Name', '', '{{ Name }}']]],
  [
    'a block scalar',
    'a: |\n  x\n  {{ A }}{{ B }}\n',
    [
      ['parameter', 'A', '', '{{ A }}'],
      ['parameter', 'B', '', '{{ B }}'],
    ],
  ],
  ['JSON with escapes', '{"a": "\\n{{ A }}"}', [['parameter', 'A', '', '{{ A }}']]],
  ['awk, CSS and JSON in scripts', 'a: \'{{print $2}} {{color:red}} {{ "k": 1 }} {{}}\'', []],
];

describe('references', () => {
  for (const [title, text, expected] of cases) {
    it(title, () => assert.deepEqual(referencesIn(text), expected));
  }

  it('know the step and the declaration that they stand in', () => {
    const { references } = analysisOf(`schemaVersion: '0.3'
parameters:
  A: { type: String, default: '{{ B }}' }
mainSteps:
  - name: outer
    action: aws:loop
    inputs:
      Steps:
        - name: inner
          inputs: { x: '{{ A }}' }
outputs: ['{{ outer.x }}']
`);
    assert.deepEqual(
      references.map(({ step, declaration, whole }) => [step?.name?.text, declaration?.name, whole]),
      [
        [undefined, 'A', true],
        ['inner', undefined, true],
        [undefined, undefined, true],
      ],
    );
  });
});
