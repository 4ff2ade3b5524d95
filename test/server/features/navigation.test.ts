import assert from 'node:assert/strict';
import { definition } from '../../../server/features/definition.ts';
import { type DocumentSymbol, documentSymbols } from '../../../server/features/document-symbols.ts';
import { references } from '../../../server/features/references.ts';
import { rename } from '../../../server/features/rename.ts';
import { applyEdits } from '../../support/check-rule.ts';
import { atCursor, place } from '../../support/check-feature.ts';

const runbook = `schemaVersion: '0.3'
parameters:
  InstanceId: { type: String, description: The node, default: i-1 }
mainSteps:
  - name: stop
    action: aws:executeAwsApi
    nextStep: check
    onFailure: step:check
    inputs: { Service: ec2, Api: StopInstances, InstanceIds: ['{{ InstanceId }}'] }
    outputs: [{ Name: State, Selector: '$.x' }]
  - name: check
    action: aws:executeScript
    inputs:
      Script: |
        print("{{ stop.State }} {{ InstanceId }} {{ global:REGION }}")
outputs: [stop.State]
`;

/** The runbook with a cursor behind the first `before`. */
const cursorAfter = (before: string): ReturnType<typeof atCursor> =>
  atCursor(runbook.replace(before, `${before}<|>`));

describe('definition', () => {
  const cases: [title: string, before: string, expected: string[]][] = [
    ['of a parameter', "'{{ Inst", ['3:3 InstanceId']],
    ['of a parameter in a script', '{{ stop.State }} {{ Inst', ['3:3 InstanceId']],
    ['of the step of an output', '"{{ st', ['5:11 stop']],
    ['of the next step', 'nextStep: ch', ['11:11 check']],
    ['of the step after a failure', 'onFailure: step:ch', ['11:11 check']],
    ['of the step of an output of the runbook', 'outputs: [st', ['5:11 stop']],
    ['of nothing', 'Service: e', []],
  ];
  for (const [title, before, expected] of cases) {
    it(title, () => {
      const { analysis, offset } = cursorAfter(before);
      assert.deepEqual(
        definition(analysis, offset).map((range) => place(analysis, range)),
        expected,
      );
    });
  }
});

describe('references', () => {
  it('are all places that name a step', () => {
    const { analysis, offset } = cursorAfter('name: st');
    assert.deepEqual(
      references(analysis, offset).map((range) => place(analysis, range)),
      ['5:11 stop', '15:19 stop', '16:11 stop'],
    );
  });
});

describe('rename', () => {
  it('changes every place, scripts included', () => {
    const { analysis, offset } = cursorAfter('  Inst');
    const edits = rename(analysis, offset, 'NodeId');
    assert.ok(!('refusal' in edits));
    assert.equal(
      applyEdits(runbook, edits),
      runbook.replaceAll('InstanceId:', 'NodeId:').replaceAll('{{ InstanceId }}', '{{ NodeId }}'),
    );
  });

  it('keeps the quotes around a key', () => {
    const { analysis, offset } = atCursor(
      '{ "schemaVersion": "2.2", "parameters": { "A<|>": {} }, "mainSteps": ["{{A}}"] }',
    );
    const edits = rename(analysis, offset, 'B');
    assert.ok(!('refusal' in edits));
    assert.equal(
      applyEdits(analysis.text, edits),
      '{ "schemaVersion": "2.2", "parameters": { "B": {} }, "mainSteps": ["{{B}}"] }',
    );
  });
});

describe('document symbols', () => {
  it('are the outline, with the steps of loops inside them', () => {
    const { analysis } = atCursor(`schemaVersion: '0.3'
parameters: { A: { type: String } }
mainSteps:
  - name: each
    action: aws:loop
    inputs: { Steps: [{ name: inner, action: aws:sleep }] }
outputs: [inner.x]
<|>`);
    const render = ({ kind, name, detail, children }: DocumentSymbol): unknown[] => [
      kind,
      name,
      detail,
      ...children.map(render),
    ];
    assert.deepEqual(documentSymbols(analysis).map(render), [
      ['parameter', 'A', 'String'],
      ['step', 'each', 'aws:loop', ['step', 'inner', 'aws:sleep']],
      ['output', 'inner.x', ''],
    ]);
  });
});
