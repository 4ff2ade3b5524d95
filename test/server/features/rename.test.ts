import assert from 'node:assert/strict';
import { definition } from '../../../server/features/definition.ts';
import { references } from '../../../server/features/references.ts';
import { prepareRename, rename } from '../../../server/features/rename.ts';
import { atCursor } from '../../support/check-feature.ts';
import { checkPlaces, inBothLanguages } from '../../support/check-places.ts';
import { applyEdits } from '../../support/check-rule.ts';

/** Samples in which the marked places are all that name the thing at the cursor. */
const samples: readonly (readonly [title: string, newName: string, sample: string])[] = [
  [
    'a parameter',
    'NodeId',
    `schemaVersion: '0.3'
assumeRole: '{{ Role }}'
parameters:
  ⟦Node<|>⟧: { type: String }
  Nodes: { type: String }
mainSteps:
  - name: one
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: h
      InputPayload: { Node: '{{ ⟦Node⟧ }}', other: '{{⟦Node⟧}}-{{ Nodes }}' }
      Script: |
        print("{{ ⟦Node⟧ }}", "Node")
`,
  ],
  [
    'a step, wherever it leads and whatever reads it',
    'halt',
    `schemaVersion: '0.3'
mainSteps:
  - name: ask
    action: aws:branch
    inputs:
      Choices:
        - { NextStep: ⟦stop⟧, Variable: '{{ ⟦stop⟧.State }}', StringEquals: stop }
      Default: ⟦stop⟧
  - name: ⟦st<|>op⟧
    action: aws:executeAwsApi
    onFailure: step:⟦stop⟧
    onCancel: step:⟦stop⟧
    inputs: { Service: ec2, Api: StopInstances }
    outputs: [{ Name: State, Selector: $.x }]
  - name: each
    action: aws:loop
    inputs:
      Iterators: ['{{ ⟦stop⟧.State }}']
      Steps:
        - { name: inner, action: aws:sleep, nextStep: ⟦stop⟧ }
    nextStep: ⟦stop⟧
outputs: [⟦stop⟧.State]
`,
  ],
  [
    'a step inside a loop',
    'within',
    `schemaVersion: '0.3'
mainSteps:
  - name: each
    action: aws:loop
    inputs:
      Iterators: [a]
      Steps:
        - { name: first, action: aws:sleep, nextStep: ⟦inn<|>er⟧ }
        - { name: ⟦inner⟧, action: aws:sleep }
  - name: after
    action: aws:sleep
    inputs: { Duration: '{{ ⟦inner⟧.OutputPayload }}' }
`,
  ],
  [
    'an output that a step declares',
    'Status',
    `schemaVersion: '0.3'
mainSteps:
  - name: one
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: StopInstances }
    outputs: [{ Name: ⟦State⟧, Selector: $.State }]
  - name: two
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: StopInstances, X: '{{ one.⟦St<|>ate⟧ }}{{ two.State }}' }
    outputs: [{ Name: State, Selector: $.x }]
  - name: three
    action: aws:executeScript
    inputs:
      Script: |
        print("{{ one.⟦State⟧.deep[0] }}")
outputs: [one.⟦State⟧, two.State]
`,
  ],
  [
    'a variable',
    'total',
    `schemaVersion: '0.3'
variables:
  ⟦count⟧: { type: Integer, default: 0 }
mainSteps:
  - name: one
    action: aws:updateVariable
    inputs: { Name: 'variable:⟦co<|>unt⟧', Value: '{{ variable:⟦count⟧ }}' }
`,
  ],
  [
    'a parameter that scripts read from the environment',
    'Folder',
    `schemaVersion: '2.2'
parameters:
  ⟦Path⟧: { type: String, interpolationType: ENV_VAR }
  Other: { type: String }
mainSteps:
  - name: lin
    action: aws:runShellScript
    inputs:
      runCommand:
        - ls "$SSM_⟦Pa<|>th⟧" "$SSM_Other" $MY_SSM_Path
        - |
          # SSM_⟦Path⟧ is the folder
          printenv SSM_⟦Path⟧; cd "\${SSM_⟦Path⟧:-{{ ⟦Path⟧ }}}"; echo $ssm_Path $SSM_PathTwo
  - name: win
    action: aws:runPowerShellScript
    inputs: { runCommand: ['Get-Item $env:SSM_⟦Path⟧; Get-Item \${env:ssm_⟦PATH⟧}'] }
`,
  ],
  [
    "a plugin's step",
    'list',
    `schemaVersion: '2.2'
mainSteps:
  - { name: ⟦l<|>s⟧, action: aws:runShellScript, inputs: { runCommand: [ls] } }
`,
  ],
];

describe('references and rename', () => {
  for (const [title, newName, sample] of samples) {
    it(`find ${title}`, () => checkPlaces(sample, references));

    it(`find the declaration of ${title}`, () => {
      for (const { analysis, offset } of inBothLanguages(sample)) {
        const target = definition(analysis, offset);
        assert.equal(target.length, 1);
        assert.ok(references(analysis, offset).some(({ start }) => start === target[0]?.start));
      }
    });

    it(`change ${title}`, () => {
      for (const { analysis, offset, places } of inBothLanguages(sample)) {
        const edits = rename(analysis, offset, newName);
        assert.ok(!('refusal' in edits), JSON.stringify(edits));
        const expected = places.map(({ start, end }) => ({ start, end, text: newName }));
        assert.equal(applyEdits(analysis.text, edits), applyEdits(analysis.text, expected));
      }
    });
  }

  it('work in text that does not parse', () => {
    const { analysis, offset } = atCursor(`schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:sleep
    nextStep: b<|>
    inputs: { Duration: "{{ a.
  - name: b
    action: aws:sleep
`);
    assert.ok(analysis.tree.errors.length > 0);
    const json = atCursor(
      '{ "schemaVersion": "0.3", "mainSteps": [{ "name": "b<|>", "nextStep": "b", "x": {{ }',
    );
    for (const each of [analysis, json.analysis]) {
      assert.doesNotThrow(() => rename(each, Math.min(offset, each.text.length), 'c'));
    }
    assert.equal(references(json.analysis, json.offset).length, 2);
  });

  it('change a name behind an alias once', () => {
    const { analysis, offset } = atCursor(`schemaVersion: '0.3'
mainSteps:
  - { name: a, action: aws:sleep, nextStep: &n b, onFailure: Abort }
  - { name: c, action: aws:sleep, nextStep: *n }
  - { name: b<|>, action: aws:sleep }
`);
    const edits = rename(analysis, offset, 'last');
    assert.ok(!('refusal' in edits));
    assert.equal(edits.length, 2);
  });

  it('quote a name that YAML would read as a number', () => {
    const { analysis, offset } = atCursor(
      "schemaVersion: '0.3'\nmainSteps:\n  - { name: a, nextStep: b, action: aws:sleep }\n  - name: b<|>\n",
    );
    const edits = rename(analysis, offset, '12');
    assert.ok(!('refusal' in edits));
    assert.match(applyEdits(analysis.text, edits), /nextStep: '12'.*\n.*name: '12'\n/);
  });
});

describe('rename refuses', () => {
  const runbook = `schemaVersion: '0.3'
parameters: { One: { type: String }, Two: { type: String } }
variables: { count: { type: Integer } }
mainSteps:
  - name: first
    action: aws:executeScript
    inputs: { Script: '{{ One }} {{ Gone }} {{ first.Out }} {{ first.Payload }} {{ global:REGION }}' }
    outputs: [{ Name: Out, Selector: $.Payload.x }, { Name: More, Selector: $.Payload.y }]
  - { name: second, action: aws:sleep, nextStep: third }
`;
  const cases: readonly (readonly [before: string, newName: string, refusal: RegExp])[] = [
    ['{ One', 'one_two', /letters and digits only/],
    ['{ One', 'x'.repeat(51), /at most 50 characters/],
    ['{ One', 'Two', /A parameter "Two" is there already/],
    ['{ One', 'Gone', /"Gone" is used already/],
    ['{ count', 'a-b', /letters and digits only/],
    ['name: first', 'a b', /letters, digits and underscores only/],
    ['name: first', 'second', /A step "second" is there already/],
    ['name: first', 'third', /"third" is used already/],
    ['Name: Out', 'a.b', /letters, digits, underscores and hyphens only/],
    ['Name: Out', 'More', /An output "More" is there already/],
    ['Name: Out', 'Payload', /an output "Payload" of its own/],
    ['{{ Gone', 'Here', /no parameter "Gone"/],
    ['first.Payload', 'Here', /belongs to the action/],
    ['global:REGION', 'Here', /keeps its name/],
    ['action: aws:sl', 'Here', /Only parameters/],
  ];
  for (const [before, newName, refusal] of cases) {
    it(`${before} -> ${newName.slice(0, 12)}`, () => {
      const { analysis, offset } = atCursor(runbook.replace(before, `${before}<|>`));
      const answer = rename(analysis, offset, newName);
      assert.match('refusal' in answer ? answer.refusal : 'renamed', refusal);
    });
  }

  it('what has no declaration before a name is asked for', () => {
    const { analysis } = atCursor(`${runbook}<|>`);
    for (const word of ['Gone', 'Payload', 'REGION']) {
      const answer = prepareRename(analysis, analysis.text.indexOf(word));
      assert.ok(answer !== undefined && 'refusal' in answer, word);
    }
    assert.equal(prepareRename(analysis, analysis.text.indexOf('aws:sleep')), undefined);
  });

  it('nothing when the name stays', () => {
    const { analysis, offset } = atCursor(runbook.replace('{ One', '{ One<|>'));
    assert.ok(!('refusal' in rename(analysis, offset, 'One')));
  });
});

describe('definition', () => {
  it('of an output that the action has by itself is the step', () => {
    checkPlaces(
      `schemaVersion: '0.3'
mainSteps:
  - { name: ⟦one⟧, action: aws:sleep }
  - { name: two, action: aws:sleep, inputs: { Duration: '{{ one.Output<|>Payload }}' } }
`,
      definition,
    );
  });
});
