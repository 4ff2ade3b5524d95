import assert from 'node:assert/strict';
import { completion, completionsAt } from '../../../server/features/completion.ts';
import type { CompletionItem } from '../../../server/features/completion/item.ts';
import { acceptCompletion, acceptSnippet } from '../../support/accept-completion.ts';
import { atCursor } from '../../support/check-feature.ts';

function itemsAt(sample: string): readonly CompletionItem[] {
  const { analysis, offset } = atCursor(sample);
  return completion(analysis, offset);
}

const labelsAt = (sample: string): string[] => itemsAt(sample).map(({ label }) => label);

/** The text after the item is taken, with the tab stops left in it. */
function accept(sample: string, label: string): string {
  const { analysis, offset } = atCursor(sample);
  const item = completion(analysis, offset).find((candidate) => candidate.label === label);
  assert.ok(item, `${label} is not offered`);
  return acceptSnippet(analysis.text, item);
}

const command = "schemaVersion: '2.2'\nmainSteps:\n";
const runbook = "schemaVersion: '0.3'\nmainSteps:\n";

describe('completion of what is known without an account', () => {
  it('offers documents of AWS, and what targets are chosen by', () => {
    const step = `${runbook}  - name: a\n    action: aws:runCommand\n    inputs:\n`;
    assert.ok(labelsAt(`${step}      DocumentName: AWS-<|>\n`).includes('AWS-RunShellScript'));
    assert.deepEqual(labelsAt(`${step}      Targets:\n        - Key: <|>\n`).slice(0, 3), [
      'tag:Name',
      'InstanceIds',
      'resource-groups:Name',
    ]);
  });
});

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
    const rest = '    inputs: {}\n';
    assert.equal(
      accept(`${command}  - name: a\n    action: aws:run<|>Sh\n${rest}`, 'aws:runShellScript'),
      `${command}  - name: a\n    action: aws:runShellScript\n${rest}`,
    );
  });

  it('brings the required inputs of a step that has none', () => {
    assert.equal(
      accept(`${command}  - action: <|>\n    name: a\n`, 'aws:runShellScript'),
      `${command}  - action: aws:runShellScript
    inputs:
      runCommand:
        - \${1:echo hello}
    name: a
`,
    );
  });

  it('works in JSON, inside and outside of quotes', () => {
    const text = (value: string): string =>
      `{ "schemaVersion": "2.2", "mainSteps": [{ "name": "a", "inputs": {}, "action": ${value} }] }`;
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
    assert.equal(accept(`${text}<|>\n`, 'runCommand'), `${text}runCommand:\n        - $1\n`);
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

/** The text after an item is taken and nothing is filled in. */
function take(sample: string, label: string): string {
  const { analysis, offset } = atCursor(sample);
  const item = completion(analysis, offset).find((candidate) => candidate.label === label);
  assert.ok(item, `${label} is not offered`);
  return acceptCompletion(analysis.text, item);
}

const sortedLabels = (sample: string): string[] =>
  [...itemsAt(sample)]
    .sort((a, b) => a.rank - b.rank || (a.label < b.label ? -1 : 1))
    .map(({ label }) => label);

function assertOffers(sample: string, wanted: readonly string[], unwanted: readonly string[] = []): void {
  const labels = labelsAt(sample);
  for (const label of wanted)
    assert.ok(labels.includes(label), `${label} is not among ${labels.slice(0, 30).join(', ')}`);
  for (const label of unwanted) assert.ok(!labels.includes(label), `${label} is offered`);
}

describe('completion in broken text', () => {
  it('leaves keys without a colon and with open quotes alone, and closes the quotes', () => {
    assert.equal(
      take(`${command}  - name: a\n    action: "aws:run<|>\n    inputs: {}\n`, 'aws:runShellScript'),
      `${command}  - name: a\n    action: "aws:runShellScript"\n    inputs: {}\n`,
    );
    assert.equal(
      take('{ "schemaVersion": "2.2", "mainS<|>" }', 'mainSteps'),
      '{ "schemaVersion": "2.2", "mainSteps": [] }',
    );
    assert.equal(
      take('{ "schemaVersion": "2.2", "mainS<|> }', 'mainSteps'),
      '{ "schemaVersion": "2.2", "mainSteps": [] }',
    );
  });

  it('works directly behind a dash and a colon', () => {
    assert.equal(take(`${command}  -<|>\n`, 'name'), `${command}  - name: \n`);
    assert.equal(take(`${runbook}  - isEnd:<|>\n`, 'true'), `${runbook}  - isEnd: true\n`);
  });

  it('brings a key to the column of its siblings', () => {
    const step = '  - name: a\n    action: aws:sleep\n';
    assert.equal(take(`${runbook}${step}     <|>\n`, 'nextStep'), `${runbook}${step}    nextStep: \n`);
    assert.equal(take(`${runbook}${step}   nex<|>\n`, 'nextStep'), `${runbook}${step}    nextStep: \n`);
  });

  it('puts the commas of JSON', () => {
    assert.equal(
      take('{ "schemaVersion": "2.2" <|> "description": "" }', 'mainSteps'),
      '{ "schemaVersion": "2.2", "mainSteps": [], "description": "" }',
    );
    assert.equal(
      take(`{ "schemaVersion": "0.3", "mainSteps": [{ "onFailure": "<|>" "name": "a" }] }`, 'Abort'),
      `{ "schemaVersion": "0.3", "mainSteps": [{ "onFailure": "Abort", "name": "a" }] }`,
    );
  });

  it('is silent in multi-line texts, comments and code', () => {
    assert.deepEqual(labelsAt("schemaVersion: '0.3'\ndescription: one\n  two <|>\n"), []);
    assert.deepEqual(labelsAt(`${runbook}  # name <|>\n`), []);
    assert.deepEqual(labelsAt(`${runbook}  - inputs:\n      Script: |\n        a\n        <|>\n`), []);
  });

  it('keeps quotes and escapes in them', () => {
    const sample = (value: string): string =>
      `schemaVersion: '2.2'\nparameters:\n  A:\n    allowedPattern: ${value}\n`;
    assert.equal(take(sample('<|>'), '^[a-zA-Z0-9]+$'), sample('^[a-zA-Z0-9]+$'));
    assert.equal(take(sample("'<|>'"), '^[0-9]+$'), sample("'^[0-9]+$'"));
    const flow = (value: string): string =>
      `schemaVersion: '2.2'\nparameters: { A: { allowedPattern: ${value} } }\n`;
    assert.equal(take(flow('<|>'), '^[0-9]+$'), flow("'^[0-9]+$'"));
  });
});

describe('completion of what a key brings', () => {
  it('writes the required inputs of the action', () => {
    assert.equal(
      take(`${runbook}  - name: a\n    action: aws:sleep\n    <|>\n`, 'inputs'),
      `${runbook}  - name: a\n    action: aws:sleep\n    inputs:\n      Duration: PT10M\n`,
    );
  });

  it('follows the indentation of the document', () => {
    assert.equal(
      take(
        "schemaVersion: '2.2'\nparameters:\n    A:\n        type: String\nmainSteps:\n    - <|>\n",
        'precondition',
      ),
      `schemaVersion: '2.2'
parameters:
    A:
        type: String
mainSteps:
    - precondition:
          StringEquals:
              - platformType
              - Linux
`,
    );
  });

  it('writes a declaration, and the required members of a request', () => {
    assert.equal(
      take("schemaVersion: '2.2'\n<|>\n", 'parameters'),
      "schemaVersion: '2.2'\nparameters:\n  Name:\n    type: String\n",
    );
    const inputs = `${runbook}  - name: a\n    action: aws:executeAwsApi\n    inputs:\n      Service: ec2\n      Api: `;
    assert.equal(
      take(`${inputs}<|>\n`, 'StopInstances'),
      `${inputs}StopInstances\n      InstanceIds:\n        - instanceIds\n`,
    );
  });

  it('writes whole steps, with their dash where it is missing', () => {
    const step = '  - name: stepName\n    action: aws:sleep\n    inputs:\n      Duration: PT10M\n';
    assert.equal(take(`${runbook}  - <|>\n`, 'step-sleep'), runbook + step);
    assert.equal(take(`${runbook}  <|>\n`, 'step-sleep'), runbook + step);
    assert.equal(take(`${runbook}${step}  <|>\n`, 'step-sleep'), runbook + step + step);
    const json = take('{ "schemaVersion": "0.3", "mainSteps": [<|>] }', 'step-sleep');
    assert.deepEqual(JSON.parse(json), {
      schemaVersion: '0.3',
      mainSteps: [{ name: 'stepName', action: 'aws:sleep', inputs: { Duration: 'PT10M' } }],
    });
  });

  it('writes whole documents into an empty text', () => {
    assert.match(
      take('# a comment\n<|>', 'ssm-automation'),
      /^# a comment\nschemaVersion: '0.3'\n[^]*assumeRole/,
    );
    assert.ok(!labelsAt("schemaVersion: '2.2'\n<|>").includes('ssm-automation'));
  });
});

describe('completion of values of the document', () => {
  it('offers the steps that a step may lead to', () => {
    const steps = `  - name: a
    action: aws:branch
    inputs:
      Choices:
        - NextStep: <|>
      Default: c
  - name: b
    action: aws:loop
    inputs:
      Steps:
        - name: inner
          action: aws:sleep
        - name: last
          action: aws:sleep
          nextStep: HERE
  - name: c
    action: aws:sleep
`;
    assert.deepEqual(labelsAt(runbook + steps), ['b', 'c']);
    const inner = runbook + steps.replace('<|>', 'b').replace('HERE', '<|>');
    assert.deepEqual(labelsAt(inner), ['a', 'inner', 'c']);
  });

  it('offers outputs for the runbook, variables, handlers and attachments', () => {
    const sample = `schemaVersion: '0.3'
variables: { count: { type: Integer } }
files: { code.zip: { checksums: { sha256: '00' } } }
mainSteps:
  - name: set
    action: aws:updateVariable
    inputs: { Name: NAME }
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: HANDLER
      Attachment: FILE
      Script: |
        import os
        def helper(a):
          def inner(): pass
        def main(events, context):
          return {'state': 1}
    outputs: [{ Name: State, Selector: SELECTOR, Type: String }]
outputs:
  - OUTPUT
`;
    const at = (place: string): string => sample.replace(place, '<|>');
    assertOffers(at('OUTPUT'), ['run.State', 'run.Payload']);
    assert.deepEqual(labelsAt(at('NAME')), ['variable:count']);
    assert.deepEqual(labelsAt(at('HANDLER')), ['helper', 'main']);
    assert.deepEqual(labelsAt(at('FILE')), ['code.zip']);
    assert.deepEqual(labelsAt(at('SELECTOR')), ['Payload']);
    assert.deepEqual(labelsAt(at('SELECTOR').replace('<|>', '$.Payload.<|>')), ['state']);
  });

  it('offers types as the kind has them', () => {
    const type = (version: string): string =>
      `schemaVersion: '${version}'\nparameters:\n  A:\n    type: <|>\n`;
    assertOffers(type('0.3'), ['String', 'Boolean', 'List<AWS::EC2::Instance::Id>']);
    assertOffers(type('2.2'), ['String', 'StringMap'], ['Boolean', 'AWS::EC2::Instance::Id']);
  });

  it('offers ENV_VAR where it works', () => {
    const key = (version: string): string =>
      `schemaVersion: '${version}'\nparameters:\n  A:\n    interpolationType: <|>\nmainSteps: []\n`;
    assert.deepEqual(labelsAt(key('2.2')), ['ENV_VAR']);
    assert.deepEqual(labelsAt(key('2.0')), []);
  });

  it('offers both sides of a precondition', () => {
    const equals = (items: string): string =>
      `schemaVersion: '2.2'\nparameters: { A: { type: String } }\nmainSteps:\n  - precondition:\n      StringEquals: ${items}\n`;
    assert.deepEqual(labelsAt(equals('[<|>]')), ['platformType', '{{ A }}']);
    assert.deepEqual(labelsAt(equals('[platformType, <|>]')), ['Linux', 'Windows', 'MacOS']);
  });

  it('offers the keys of a session by its type, and of sourceInfo by sourceType', () => {
    assertOffers(
      "schemaVersion: '1.0'\nsessionType: Port\nproperties:\n  <|>\n",
      ['portNumber', 'host'],
      ['linux'],
    );
    const source = (info: string): string =>
      `${command}  - action: aws:downloadContent\n    inputs:\n      sourceType: GitHub\n      sourceInfo: ${info}\n`;
    assertOffers(source('{ <|> }'), ['owner', 'repository']);
    assert.equal(
      take(source(`'{"owner": "me", <|>}'`), 'repository'),
      source(`'{"owner": "me", "repository": ""}'`),
    );
    assert.equal(take(source(String.raw`"{<|>}"`), 'path'), source(String.raw`"{\"path\": \"\"}"`));
  });

  it('offers the names in packages and files', () => {
    assertOffers('{ "schemaVersion": "2.0", "version": "1", "files": {}, "packages": { <|> } }', [
      'amazon',
      'windows',
    ]);
    assertOffers("schemaVersion: '0.3'\nmainSteps: []\nfiles:\n  a.zip:\n    <|>\n", ['checksums']);
  });

  it('offers rule codes in comments that silence them', () => {
    assertOffers("schemaVersion: '0.3' # ssm-disable-line flow-<|>\n", ['flow-unknown-step']);
  });
});

describe('completion of API requests and answers', () => {
  const step = (inputs: string): string => `${runbook}  - name: a
    action: aws:waitForAwsResourceProperty
    inputs:
      Service: ec2
      Api: DescribeInstances
${inputs}`;

  it('offers nested members and items', () => {
    assertOffers(step('      Filters:\n        - <|>\n'), ['Name', 'Values'], ['InstanceIds']);
    assertOffers(step('      Filters: [{ <|> }]\n'), ['Name', 'Values']);
    assert.equal(
      take(step('      Filters:\n        <|>\n'), 'Name'),
      step('      Filters:\n        - Name: \n'),
    );
  });

  it('offers the values that a member can have', () => {
    const put = `${runbook}  - action: aws:executeAwsApi\n    inputs: { Service: ec2, Api: RunInstances, InstanceInitiatedShutdownBehavior: <|> }\n`;
    assertOffers(put, ['stop', 'terminate']);
    assertOffers(step('      DryRun: <|>\n'), ['true', 'false']);
  });

  it('offers the way through the answer', () => {
    const at = (selector: string): string => step(`      PropertySelector: ${selector}\n`);
    assertOffers(at('<|>'), ['Reservations', 'Reservations[0]', 'NextToken']);
    assert.equal(take(at('<|>'), 'Reservations[0]'), at('$.Reservations[0]'));
    assert.equal(take(at('$.Reservations[0].Inst<|>'), 'Instances[0]'), at('$.Reservations[0].Instances[0]'));
    assert.equal(take(at('"$.Reservations[0].<|>"'), 'Instances'), at('"$.Reservations[0].Instances"'));
    assert.equal(take(at('$.Reservations.<|>'), 'OwnerId'), at('$.Reservations[0].OwnerId'));
    assert.equal(take(at('$.Res<|>[0].OwnerId'), 'Reservations'), at('$.Reservations[0].OwnerId'));
    assertOffers(at('$..Instances[0].State.<|>'), ['Name', 'Code']);
    assertOffers(at('$.Reservations[<|>'), ['[0]', '[*]', "[?(@.OwnerId == 'value')]"]);
    assert.equal(take(at('$.Reservations[<|>'), '[0]'), at('$.Reservations[0]'));
  });

  it('offers the wanted values of the selected property', () => {
    assertOffers(
      step('      PropertySelector: $.Reservations[0].Instances[0].State.Name\n      DesiredValues: [<|>]\n'),
      ['running', 'stopped'],
    );
  });

  it('puts the type that fits the selector first', () => {
    const sample = `${runbook}  - action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeInstances }
    outputs:
      - Name: x
        Selector: $.Reservations[0].Instances[0].AmiLaunchIndex
        Type: <|>
`;
    assert.equal(sortedLabels(sample)[0], 'Integer');
  });
});

describe('completion of references in place of values', () => {
  it('quotes them where YAML needs it', () => {
    const text = (value: string): string => `schemaVersion: '0.3'
parameters: { Id: { type: String } }
mainSteps:
  - name: a
    action: aws:sleep
    inputs:
      Duration: ${value}
`;
    assert.equal(take(text('<|>'), '{{ Id }}'), text("'{{ Id }}'"));
    assert.equal(take(text('"<|>"'), '{{ Id }}'), text('"{{ Id }}"'));
    assert.equal(take(text('{{ <|>'), 'Id'), text("'{{ Id }}'"));
    assert.equal(take(text('{{ I<|> }}'), 'Id'), text("'{{ Id }}'"));
  });

  it('offers the variables of the loops around', () => {
    const sample = `${runbook}  - name: each
    action: aws:loop
    inputs:
      Iterators: [a]
      Steps:
        - name: inner
          action: aws:sleep
          inputs: { Duration: '{{ <|> }}' }
`;
    assertOffers(sample, ['each.CurrentIteration', 'each.CurrentIteratorValue'], ['inner.OutputPayload']);
  });
});

describe('what completion asks the account for', () => {
  const cases: [title: string, sample: string, expected: string | undefined][] = [
    [
      'Command documents',
      `${runbook}  - action: aws:runCommand\n    inputs: { DocumentName: AWS-<|> }\n`,
      'command-document AWS-',
    ],
    [
      'runbooks',
      `${runbook}  - action: aws:executeAutomation\n    inputs:\n      DocumentName: <|>\n`,
      'automation-document ',
    ],
    [
      'nodes',
      `${runbook}  - action: aws:runCommand\n    inputs:\n      InstanceIds:\n        - i-<|>\n`,
      'managed-node i-',
    ],
    [
      'nodes of an API request',
      `${runbook}  - action: aws:executeAwsApi\n    inputs: { Service: ec2, Api: StopInstances, InstanceIds: [<|>] }\n`,
      'managed-node ',
    ],
    ['images', `${runbook}  - action: aws:runInstances\n    inputs: { ImageId: <|> }\n`, 'image '],
    [
      'parameters',
      "schemaVersion: '2.2'\nparameters: { A: { default: '{{ ssm:/app<|> }}' } }\n",
      'ssm-parameter /app',
    ],
    [
      'parameters of an API request',
      `${runbook}  - action: aws:executeAwsApi\n    inputs: { Service: ssm, Api: GetParameter, Name: <|> }\n`,
      'ssm-parameter ',
    ],
    ['roles', "schemaVersion: '0.3'\nassumeRole: arn:<|>\n", 'role arn:'],
    [
      'roles of a default',
      "schemaVersion: '0.3'\nparameters: { Role: { type: 'AWS::IAM::Role::Arn', default: <|> } }\n",
      'role ',
    ],
    ['nothing for keys', `${runbook}  - action: aws:runInstances\n    inputs: { ImageI<|> }\n`, undefined],
    [
      'nothing for other values',
      `${runbook}  - action: aws:sleep\n    inputs: { Duration: <|> }\n`,
      undefined,
    ],
  ];
  for (const [title, sample, expected] of cases) {
    it(title, () => {
      const { analysis, offset } = atCursor(sample);
      const { account } = completionsAt(analysis, offset);
      assert.equal(account && `${account.kind} ${account.prefix}`, expected);
    });
  }

  it('and writes the answers as the place needs them', () => {
    const write = (sample: string, value: string): string => {
      const { analysis, offset } = atCursor(sample);
      const item = completionsAt(analysis, offset).account?.toItem({ value });
      assert.ok(item);
      return acceptCompletion(analysis.text, item);
    };
    const parameter = (text: string): string =>
      `schemaVersion: '2.2'\nparameters: { A: { default: '${text}' } }\n`;
    assert.equal(write(parameter('{{ ssm:/a<|>'), '/app/name'), parameter('{{ ssm:/app/name }}'));
    assert.equal(write(parameter('{{ssm:<|>}}'), '/app/name'), parameter('{{ssm:/app/name}}'));
    const name = (text: string): string =>
      `{ "schemaVersion": "0.3", "mainSteps": [{ "action": "aws:runCommand", "inputs": { "DocumentName": ${text} } }] }`;
    assert.equal(write(name('<|>'), 'a "b"'), name(String.raw`"a \"b\""`));
  });
});

describe('completion behind a colon', () => {
  it('writes keys and steps on a line of their own', () => {
    const step = `${runbook}  - name: a\n    action: aws:sleep\n    inputs:`;
    assert.equal(take(`${step} <|>\n`, 'Duration'), `${step} \n      Duration: \n`);
    assert.equal(take(`${step}<|>\n`, 'Timestamp'), `${step}\n      Timestamp: \n`);
    assert.equal(
      take("schemaVersion: '0.3'\nmainSteps:<|>\n", 'step-sleep'),
      "schemaVersion: '0.3'\nmainSteps:\n  - name: stepName\n    action: aws:sleep\n    inputs:\n      Duration: PT10M\n",
    );
  });

  it('writes maps and lists in JSON', () => {
    const step = (inputs: string): string =>
      `{ "schemaVersion": "0.3", "mainSteps": [{ "action": "aws:sleep", "inputs": ${inputs} }] }`;
    assert.deepEqual(JSON.parse(take(step('<|>'), '{ }')), JSON.parse(step('{ "Duration": "PT10M" }')));
    assert.equal(
      take('{ "schemaVersion": "2.2", "mainSteps": <|> }', '[ ]'),
      '{ "schemaVersion": "2.2", "mainSteps": [] }',
    );
  });
});

describe('completion of what conditions and scripts read', () => {
  it('offers the values that the tested output can have', () => {
    const sample = `${runbook}  - name: find
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeInstances }
    outputs: [{ Name: State, Selector: '$.Reservations[0].Instances[0].State.Name' }]
  - name: decide
    action: aws:branch
    inputs:
      Choices:
        - Variable: '{{ find.State }}'
          StringEquals: <|>
          NextStep: find
`;
    assertOffers(sample, ['running', 'terminated']);
  });

  it('offers the environment variables of parameters', () => {
    const sample = (script: string): string => `schemaVersion: '2.2'
parameters:
  Name: { type: String, interpolationType: ENV_VAR }
  Other: { type: String }
mainSteps:
  - action: aws:runShellScript
    name: a
    inputs:
      runCommand:
        - ${script}
`;
    assert.deepEqual(labelsAt(sample('echo "$SSM_<|>"')), ['SSM_Name']);
    assert.equal(take(sample('echo "${SSM_N<|>}"'), 'SSM_Name'), sample('echo "${SSM_Name}"'));
    assert.deepEqual(labelsAt(sample('echo $HO<|>')), []);
  });
});

describe('completion of the parameters of a document that a runbook runs', () => {
  const step = `${runbook}  - name: a
    action: aws:runCommand
    inputs:
      DocumentName: AWS-RunShellScript
      Parameters:
`;

  it('offers those of a well-known document, required ones first', () => {
    const items = [...itemsAt(`${step}        <|>\n`)].sort((a, b) => a.rank - b.rank);
    assert.deepEqual(
      items.map(({ label }) => label),
      ['commands', 'workingDirectory', 'executionTimeout'],
    );
    assert.equal(accept(`${step}        <|>\n`, 'commands'), `${step}        commands:\n          - $1\n`);
  });

  it('knows none of any other document', () => {
    const labels = labelsAt(`${step.replace('AWS-RunShellScript', 'mine')}        <|>\n`);
    assert.ok(!labels.includes('commands'));
  });
});
