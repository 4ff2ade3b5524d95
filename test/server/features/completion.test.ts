import assert from 'node:assert/strict';
import { completion, type CompletionItem } from '../../../server/features/completion.ts';
import { atCursor } from '../../support/check-feature.ts';

function itemsAt(sample: string): CompletionItem[] {
  const { analysis, offset } = atCursor(sample);
  return completion(analysis, offset);
}

const labelsAt = (sample: string): string[] => itemsAt(sample).map(({ label }) => label);

/** The text after the item is taken, with the tab stops left in it. */
function accept(sample: string, label: string): string {
  const { analysis, offset } = atCursor(sample);
  const item = completion(analysis, offset).find((candidate) => candidate.label === label);
  assert.ok(item, `${label} is not offered`);
  return analysis.text.slice(0, item.range.start) + item.snippet + analysis.text.slice(item.range.end);
}

const command = "schemaVersion: '2.2'\nmainSteps:\n";
const runbook = "schemaVersion: '0.3'\nmainSteps:\n";

describe('completion of actions', () => {
  it('offers plugins in Command documents', () => {
    const labels = labelsAt(`${command}  - name: a\n    action: <|>\n`);
    assert.ok(labels.includes('aws:runShellScript') && labels.includes('aws:downloadContent'));
    assert.ok(!labels.includes('aws:executeAwsApi'));
  });

  it('offers actions in runbooks', () => {
    const labels = labelsAt(`${runbook}  - name: a\n    action: aws:<|>\n`);
    assert.ok(labels.includes('aws:executeAwsApi') && labels.includes('aws:branch'));
    assert.ok(!labels.includes('aws:runShellScript'));
  });

  it('replaces the whole word', () => {
    assert.equal(
      accept(`${command}  - name: a\n    action: aws:run<|>Sh\n`, 'aws:runShellScript'),
      `${command}  - name: a\n    action: aws:runShellScript\n`,
    );
  });

  it('works in JSON, inside and outside of quotes', () => {
    const text = (value: string): string =>
      `{ "schemaVersion": "2.2", "mainSteps": [{ "name": "a", "action": ${value} }] }`;
    assert.equal(accept(text('"<|>"'), 'aws:runShellScript'), text('"aws:runShellScript"'));
    assert.equal(accept(text('<|>'), 'aws:runShellScript'), text('"aws:runShellScript"'));
  });
});

describe('completion of keys', () => {
  it('offers the inputs of a plugin, required ones first, and none twice', () => {
    const items = itemsAt(
      `${command}  - name: a\n    action: aws:runShellScript\n    inputs:\n      timeoutSeconds: 60\n      <|>\n`,
    );
    const labels = items.map(({ label }) => label);
    assert.ok(labels.includes('runCommand') && labels.includes('workingDirectory'));
    assert.ok(!labels.includes('timeoutSeconds'));
    assert.equal([...items].sort((a, b) => a.rank - b.rank)[0]?.label, 'runCommand');
  });

  it('offers the first input of a step that has none yet', () => {
    const text = `${command}  - name: a\n    action: aws:runShellScript\n    inputs:\n      `;
    assert.equal(accept(`${text}<|>\n`, 'runCommand'), `${text}runCommand:\n  - $1\n`);
  });

  it('offers the keys of a step, of a parameter and of the root', () => {
    assert.ok(labelsAt(`${runbook}  - name: a\n    <|>\n`).includes('nextStep'));
    assert.ok(labelsAt(`${command}  - <|>\n`).includes('action'));
    assert.ok(labelsAt("schemaVersion: '2.2'\nparameters:\n  Name:\n    <|>\n").includes('allowedPattern'));
    assert.ok(labelsAt("schemaVersion: '0.3'\n<|>\n").includes('assumeRole'));
    assert.ok(labelsAt('<|>').includes('schemaVersion'));
  });

  it('keeps a colon that is there', () => {
    assert.equal(
      accept(`${command}  - name: a\n    act<|>: aws:runShellScript\n`, 'action'),
      `${command}  - name: a\n    action: aws:runShellScript\n`,
    );
  });

  it('writes keys in JSON', () => {
    assert.equal(
      accept('{ "schemaVersion": "2.2", <|> }', 'mainSteps'),
      '{ "schemaVersion": "2.2", "mainSteps": [$1] }',
    );
  });

  it('offers the parameters of an API operation, required ones before the others', () => {
    const items = itemsAt(`${runbook}  - name: a
    action: aws:executeAwsApi
    inputs:
      Service: ec2
      Api: StopInstances
      <|>
`);
    const labels = [...items].sort((a, b) => a.rank - b.rank).map(({ label }) => label);
    assert.ok(labels.includes('InstanceIds') && labels.includes('Force'));
    assert.ok(labels.indexOf('InstanceIds') < labels.indexOf('Force'));
  });

  it('offers the keys of loops and of the plugins of schema 1.2', () => {
    assert.ok(
      labelsAt(`${runbook}  - name: a
    action: aws:loop
    inputs:
      Steps:
        - name: b
          <|>
`).includes('action'),
    );
    assert.ok(
      labelsAt(`schemaVersion: '1.2'
runtimeConfig:
  aws:runShellScript:
    properties:
      - <|>
`).includes('runCommand'),
    );
  });
});

describe('completion of values', () => {
  it('offers the other steps', () => {
    const steps = '  - name: a\n    action: aws:sleep\n    KEY\n  - name: b\n    action: aws:sleep\n';
    assert.deepEqual(labelsAt(runbook + steps.replace('KEY', 'nextStep: <|>')), ['b']);
    assert.deepEqual(labelsAt(runbook + steps.replace('KEY', 'onFailure: <|>')), [
      'Abort',
      'Continue',
      'step:b',
    ]);
  });

  it('offers closed sets of values', () => {
    assert.ok(labelsAt("schemaVersion: '2.2'\nparameters:\n  A:\n    type: <|>\n").includes('StringList'));
    assert.deepEqual(labelsAt(`${runbook}  - name: a\n    isEnd: <|>\n`), ['true', 'false']);
  });

  it('offers services and their operations', () => {
    const inputs = (text: string): string =>
      `${runbook}  - name: a\n    action: aws:executeAwsApi\n    inputs:\n      Service: ${text}\n`;
    assert.ok(labelsAt(inputs('<|>')).includes('ec2'));
    assert.ok(labelsAt(inputs('ec2\n      Api: Desc<|>')).includes('DescribeInstances'));
  });

  it('is silent in scripts and comments', () => {
    assert.deepEqual(
      labelsAt(`${command}  - name: a\n    inputs:\n      runCommand:\n        - |\n          ec<|>\n`),
      [],
    );
    assert.deepEqual(labelsAt(`${command}  # act<|>\n`), []);
  });
});

describe('completion of references', () => {
  const text = (inputs: string): string => `schemaVersion: '0.3'
parameters:
  InstanceId: { type: String }
variables:
  count: { type: Integer }
mainSteps:
  - name: find
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeVpcs }
    outputs: [{ Name: VpcId, Selector: '$.Vpcs[0].VpcId' }]
  - name: use
    action: aws:executeAwsApi
    inputs: ${inputs}
`;

  it('offers parameters, outputs of other steps, variables and system variables', () => {
    const labels = labelsAt(text("{ a: '{{ <|> }}' }"));
    for (const label of [
      'InstanceId',
      'find.VpcId',
      'find.OutputPayload',
      'variable:count',
      'global:REGION',
    ]) {
      assert.ok(labels.includes(label), label);
    }
    assert.ok(!labels.some((label) => label.startsWith('use.')));
  });

  it('closes the braces that are open, also in text that does not parse', () => {
    assert.ok(accept(text("{ a: '{{ Ins<|>"), 'InstanceId').includes('{{ InstanceId \\}\\}'));
    assert.ok(accept(text("{ a: '{{Ins<|>}}' }"), 'InstanceId').includes('{{InstanceId}}'));
  });

  it('works in scripts', () => {
    const labels = labelsAt(
      "schemaVersion: '2.2'\nparameters: { A: { type: String } }\nmainSteps:\n  - inputs:\n      runCommand:\n        - |\n          echo {{ <|>\n",
    );
    assert.deepEqual(labels, ['A']);
  });
});
