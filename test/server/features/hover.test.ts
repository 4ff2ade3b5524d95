import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hover } from '../../../server/features/hover.ts';
import { atCursor } from '../../support/check-feature.ts';

const runbook = `schemaVersion: '0.3' # ssm-disable-line document-no-description, flow-unknown-step
assumeRole: arn:aws:iam::111122223333:role/runbook
parameters:
  InstanceId:
    type: AWS::EC2::Instance::Id
    description: The node
    default: i-1
    allowedPattern: ^i-
    maxChars: 19
  Secret: { type: String, default: '{{ ssm:/app/name:3 }}' }
variables:
  count: { type: Integer, default: 0 }
mainSteps:
  - name: stop
    action: aws:executeAwsApi
    description: Stops it
    nextStep: each
    onFailure: Continue
    inputs:
      Service: ec2
      Api: DescribeInstances
      InstanceIds: ['{{ InstanceId }}']
      Filters:
        - Name: instance-state-name
    outputs:
      - Name: State
        Selector: $.Reservations[0].Instances[0].State.Name
        Type: String
      - Name: Untyped
        Selector: $.x
  - name: each
    action: aws:loop
    inputs:
      Iterators: [a]
      Steps:
        - name: inner
          action: aws:executeScript
          isEnd: true
          inputs:
            Runtime: python3.11
            InputPayload: { n: '{{ each.CurrentIteration }}', c: '{{ variable:count }}' }
            Script: |
              print("{{ stop.State }} {{ stop.Untyped }} {{ InstanceId }} {{ global:REGION }} {{ stop.OutputPayload }}")
outputs: [stop.State]
files:
  code.zip: { checksums: { sha256: '00' } }
`;

/** The hover behind the first `before` in the runbook. */
function markdownAt(before: string, sample = runbook): string {
  assert.ok(sample.includes(before), before);
  const { analysis, offset } = atCursor(sample.replace(before, () => `${before}<|>`));
  return hover(analysis, offset)?.markdown ?? '';
}

/** Of a sample with `<|>`. */
function markdownOf(sample: string): string {
  const { analysis, offset } = atCursor(sample);
  return hover(analysis, offset)?.markdown ?? '';
}

describe('hover', () => {
  const cases: [title: string, before: string, expected: RegExp][] = [
    [
      'an action',
      'aws:executeAws',
      /^\*\*aws:executeAwsApi\*\*[^]*Service[^]*automation-action-executeAwsApi/,
    ],
    ['a key of a step', 'nextSt', /^\*\*nextStep\*\*: String[^]*automation-actions\.html/],
    ['a key of the root', 'assumeR', /^\*\*assumeRole\*\*[^]*automation-documents\.html/],
    ['an input', 'Serv', /^\*\*Service\*\*[^]*automation-action-executeAwsApi\.html/],
    ['a service', 'Service: e', /^\*\*ec2\*\*: Amazon Elastic Compute Cloud[^]*goto\/WebAPI\/ec2-/],
    [
      'an operation',
      'Api: Desc',
      /^\*\*DescribeInstances\*\*[^]*Request: [^]*Answer: [^]*WebAPI\/ec2-2016-11-15\/DescribeInstances/,
    ],
    ['a member of a request', 'InstanceI', /^Parameter|^\*\*InstanceIds\*\*: list of string/],
    ['a nested member', '- Na', /^\*\*Name\*\*: string[^]*DescribeInstances/],
    ['a selector', 'Selector: $.Res', /State\.Name`: string[^]*Values: `pending`/],
    ['a type of a parameter', 'type: AWS::EC2::Inst', /picker/],
    ['a value of a closed set', 'onFailure: Con', /^\*\*onFailure\*\*/],
    ['a runtime', 'Runtime: pyth', /^\*\*Runtime\*\*[^]*`python3\.11`/],
    ['a key of an attached file', 'checks', /^\*\*checksums\*\*: Map/],
    [
      'a parameter',
      "['{{ Inst",
      /^Parameter `InstanceId`: `AWS::EC2::Instance::Id`[^]*`The node`[^]*Default: `i-1`[^]*`\^i-`[^]*maxChars `19`[^]*line 4/,
    ],
    ['a variable', 'variable:cou', /^Variable `count`: `Integer`[^]*Begins as `0`[^]*line 12/],
    ['a step', 'nextStep: ea', /^Step `each`: `aws:loop`[^]*Repeats[^]*CurrentIteration[^]*line 31/],
    [
      'where a step leads',
      '- name: st',
      /^Step `stop`: `aws:executeAwsApi`[^]*`Stops it`[^]*Then `each`\. On failure `Continue`\./,
    ],
    ['a step in a loop', 'name: inn', /Runs in the loop `each`\. Ends the run\./],
    [
      'an output of an API operation',
      '"{{ stop.St',
      /^Output `stop\.State`: `String`[^]*`\$\.Reservations[^]*which gives: string[^]*line 26[^]*DescribeInstances\)/,
    ],
    ['an output without a type', 'stop.Unt', /String, as it has no Type/],
    [
      'an output that every step has',
      'stop.OutputP',
      /^Output `stop\.OutputPayload`: StringMap[^]*whole answer/,
    ],
    ['an output of the runbook', 'outputs: [stop.St', /^Output `stop\.State`/],
    ['a loop variable', 'each.Curr', /^Output `each\.CurrentIteration`: Integer[^]*from 1/],
    ['a system variable', 'global:REG', /^\*\*global:REGION\*\*[^]*automation-variables/],
    ['Parameter Store', 'ssm:/app', /^Parameter Store: `\/app\/name`, version `3`/],
    [
      'a rule in a comment',
      'flow-unk',
      /^\*\*flow-unknown-step\*\* \(error\)[^]*must name a step[^]*\[More about this rule\]\(file:/,
    ],
  ];
  for (const [title, before, expected] of cases) {
    it(title, () => assert.match(markdownAt(before), expected));
  }

  it('links to a page of the rule that is there', () => {
    const url = /\((file:[^)]+)\)/.exec(markdownAt('flow-unk'))?.[1] ?? '';
    assert.ok(existsSync(fileURLToPath(url)));
  });

  it('says what plugins of schema 1.2 and keys of sessions are', () => {
    assert.match(
      markdownOf("schemaVersion: '1.2'\nruntimeConfig:\n  aws:runShell<|>Script: {}\n"),
      /^\*\*aws:runShellScript/,
    );
    assert.match(
      markdownOf("schemaVersion: '1.0'\nsessionType: Port\nproperties:\n  portNum<|>ber: '80'\n"),
      /^\*\*portNumber/,
    );
  });

  it('works in JSON', () => {
    const sample = `{ "schemaVersion": "2.2", "parameters": { "A": { "type": "String", "default": "x" } },
      "mainSteps": [{ "action": "aws:runShellScript", "name": "a", "inputs": { "runCommand": ["echo {{ A<|> }}"] } }] }`;
    assert.match(markdownOf(sample), /^Parameter `A`: `String`[^]*Default: `"x"`/);
  });

  it('is silent where nothing is known', () => {
    assert.equal(markdownAt('print'), '');
    assert.equal(markdownOf("schemaVersion: '0.3'\nmainSteps:\n  - nam<|>less: 1\n"), '');
    assert.equal(markdownOf('<|>'), '');
    assert.equal(markdownOf('# ssm-disable-line no-such-ru<|>le\n'), '');
  });

  it('shows text of the document as code', () => {
    const evil = '`[x](command:y)`';
    const declared = `parameters: { A<|>: { type: String, description: "${evil}", default: "${evil}" } }\n`;
    const shown = markdownOf(declared);
    assert.match(shown, /Default: `` ?"`\[x\]\(command:y\)`" ?``/);
    assert.ok(shown.includes(`\`\` ${evil} \`\``));
    const named = `schemaVersion: '0.3'\nmainSteps:\n  - name: "[a](b)<|>"\n    action: "**c**"\n`;
    assert.match(markdownOf(named), /^Step `\[a\]\(b\)`: `\*\*c\*\*`/);
  });
});
