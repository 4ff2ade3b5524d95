import assert from 'node:assert/strict';
import { parse as parseYaml } from 'yaml';
import { analyze, type Analysis } from '../../../server/analysis.ts';
import { semanticTokens } from '../../../server/features/semantic-tokens.ts';
import { parse } from '../../../server/syntax/parse.ts';

const sample = `schemaVersion: '0.3'
parameters: { Node: { type: String } }
variables: { count: { type: Integer } }
mainSteps:
  - name: one
    action: aws:executeScript
    nextStep: two
    inputs:
      Script: |
        print("{{ Node }} {{Undeclared}} {{ global:REGION }}")
    outputs: [{ Name: Out, Selector: $.Payload.x }]
  - name: two
    action: aws:unheardOf
    inputs: { A: '{{ one.Out }} {{ one.Payload.x }} {{ gone.X }} {{ variable:count }}' }
`;

const expected = [
  'Node parameter declaration',
  'count variable declaration',
  'one function declaration',
  'aws:executeScript type defaultLibrary',
  'two function',
  'Node parameter',
  'global:REGION variable readonly defaultLibrary',
  'Out property declaration',
  'two function declaration',
  'one function',
  'Out property',
  'one function',
  'Payload property defaultLibrary',
  'count variable',
];

function tokens(analysis: Analysis): string[] {
  return semanticTokens(analysis).map(({ start, end, type, modifiers }) =>
    [analysis.text.slice(start, end), type, ...modifiers].join(' '),
  );
}

describe('semantic tokens', () => {
  it('are the names that mean something, in order', () => {
    const withName = expected.map((line) => line.replace('global:REGION', 'REGION'));
    assert.deepEqual(tokens(analyze(parse(sample, 'yaml'))), withName);
    const json = JSON.stringify(parseYaml(sample), undefined, 2);
    assert.deepEqual(tokens(analyze(parse(json, 'json'))), withName);
  });

  it('of a range are those in it', () => {
    const analysis = analyze(parse(sample, 'yaml'));
    const start = sample.indexOf('nextStep');
    const found = semanticTokens(analysis, { start, end: sample.indexOf('inputs') });
    assert.deepEqual(
      found.map((token) => sample.slice(token.start, token.end)),
      ['two'],
    );
  });

  it('never overlap or span lines, in broken text too', () => {
    for (let end = 0; end <= sample.length; end += 7) {
      const analysis = analyze(parse(`${sample.slice(0, end)}"{{ ${sample.slice(end + 3)}`, 'yaml'));
      semanticTokens(analysis).reduce<{ start: number; end: number }>(
        (before, token) => {
          assert.ok(before.end <= token.start && token.start < token.end);
          assert.ok(!analysis.text.slice(token.start, token.end).includes('\n'));
          return token;
        },
        { start: 0, end: 0 },
      );
    }
  });
});
