import assert from 'node:assert/strict';
import type { Analysis } from '../../../server/analysis.ts';
import { defaultHints, type InlayHint, typeHints } from '../../../server/features/inlay-hints.ts';
import { atCursor } from '../../support/check-feature.ts';
import { inBothLanguages } from '../../support/check-places.ts';

const runbook = `schemaVersion: '0.3'
parameters: { Ids: { type: StringList }, Half: { type: } }
variables: { count: { type: Integer } }
mainSteps:
  - name: one
    action: aws:executeAwsApi
    inputs:
      Service: ec2
      Api: StopInstances
      InstanceIds: '{{ Ids }}'
      A: 'text {{ Ids }}'
      B: '{{ variable:count }}'
      C: '{{ one.State }}'
      D: '{{ one.OutputPayload }}'
      E: '{{ one.OutputPayload.x }}'
      F: '{{ Gone }}{{ gone.x }}'
      G: '{{ Half }}'
      H: "{{ global:REGION }}"
    outputs: [{ Name: State, Selector: $.x, Type: Boolean }]
  - name: two
    action: aws:invokeLambdaFunction
    inputs:
      FunctionName: <|>f
  - name: three
    action: aws:invokeLambdaFunction
    inputs: { FunctionName: f, InvocationType: Event }
`;

const whole = ({ text }: Analysis): { start: number; end: number } => ({ start: 0, end: text.length });

/** The end of the line before each hint, and the hint. */
const render = ({ text }: Analysis, hints: readonly InlayHint[]): string[] =>
  hints.map(
    ({ offset, label }) => `${text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim()} <${label}>`,
  );

describe('inlay hints', () => {
  it('show the types of references that are whole values', () => {
    const [yaml, json] = inBothLanguages(runbook);
    assert.deepEqual(render(yaml.analysis, typeHints(yaml.analysis, whole(yaml.analysis))), [
      "InstanceIds: '{{ Ids }}' <: StringList>",
      "B: '{{ variable:count }}' <: Integer>",
      "C: '{{ one.State }}' <: Boolean>",
      "D: '{{ one.OutputPayload }}' <: StringMap>",
    ]);
    assert.deepEqual(
      typeHints(json.analysis, whole(json.analysis)).map(({ label }) => label),
      [': StringList', ': Integer', ': Boolean', ': StringMap'],
    );
  });

  it('show the defaults of inputs that are left out', () => {
    const [yaml, json] = inBothLanguages(runbook);
    assert.deepEqual(render(yaml.analysis, defaultHints(yaml.analysis, whole(yaml.analysis))), [
      'inputs: <InvocationType: RequestResponse>',
    ]);
    assert.deepEqual(render(json.analysis, defaultHints(json.analysis, whole(json.analysis))), [
      '"inputs": { <InvocationType: RequestResponse>',
    ]);
  });

  it('show them behind the action of a step without inputs', () => {
    const { analysis } = atCursor(
      "schemaVersion: '2.2'\nmainSteps:\n  - name: a\n    action: aws:runShellScript<|>\n",
    );
    const [hint] = defaultHints(analysis, whole(analysis));
    assert.match(
      render(analysis, hint === undefined ? [] : [hint])[0] ?? '',
      /^action: aws:runShellScript <timeoutSeconds: 3600/,
    );
    assert.match(hint?.tooltip?.markdown ?? '', /\*\*timeoutSeconds\*\*/);
  });

  it('are made for the part that is shown', () => {
    const [{ analysis }] = inBothLanguages(runbook);
    const start = analysis.text.indexOf('C:');
    assert.equal(typeHints(analysis, { start, end: start + 25 }).length, 1);
    assert.deepEqual(defaultHints(analysis, { start: 0, end: start }), []);
  });

  it('stand outside of the words of half-typed text', () => {
    for (let end = 0; end < runbook.length; end += 5) {
      const { analysis } = atCursor(`${runbook.replace('<|>', '').slice(0, end)}<|>`);
      for (const { offset } of [
        ...typeHints(analysis, whole(analysis)),
        ...defaultHints(analysis, whole(analysis)),
      ]) {
        assert.ok(offset <= analysis.text.length);
        assert.doesNotMatch(analysis.text.slice(offset - 1, offset + 1), /^\w\w$/);
      }
    }
  });
});
