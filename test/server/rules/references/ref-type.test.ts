import assert from 'node:assert/strict';
import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';
import { diagnosticsOf } from '../../../support/check-rule.ts';

const code = 'ref-type';

/** A step whose outputs have one type each, and the step that reads them. */
const reading = (step: string): string => `schemaVersion: '0.3'
parameters:
  Role: { type: 'AWS::IAM::Role::Arn' }
  Nodes: { type: 'List<AWS::EC2::Instance::Id>' }
  Count: { type: Integer }
variables: { Map: { type: StringMap, default: {} }, Text: { type: String, default: a } }
mainSteps:
  - name: get
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeVolumes }
    outputs:
      - { Name: Text, Selector: '$.NextToken' }
      - { Name: Number, Selector: '$.N', Type: Integer }
      - { Name: Flag, Selector: '$.F', Type: Boolean }
      - { Name: Map, Selector: '$.M', Type: StringMap }
      - { Name: Maps, Selector: '$.Volumes', Type: MapList }
      - { Name: List, Selector: '$.Volumes..VolumeId', Type: StringList }
      - { Name: Odd, Selector: '$.O', Type: List }
${step}`;

describe(code, () => {
  it('reports outputs that cannot become what an input takes', () => {
    checkInBoth(
      code,
      reading(`  - name: state
    action: aws:changeInstanceState
    inputs:
      InstanceIds: '{{ get.Maps }}'
#                   ^^^^^^^^^^^^^^ ref-type: This is a MapList, and "InstanceIds" takes a StringList
      DesiredState: '{{ get.Map }}'
#                    ^^^^^^^^^^^^^ ref-type: This is a StringMap, and "DesiredState" takes a String
      CheckStateOnly: '{{ get.Number }}'
#                      ^^^^^^^^^^^^^^^^ ref-type: This is an Integer, and "CheckStateOnly" takes a Boolean
`),
    );
  });

  it('reports maps among the items of a list', () => {
    checkInBoth(
      code,
      reading(`  - name: state
    action: aws:changeInstanceState
    inputs:
      InstanceIds: ['{{ get.Text }}', '{{ get.Map }}']
#                                      ^^^^^^^^^^^^^ ref-type: This is a StringMap, and "InstanceIds" takes a String or a StringList
      DesiredState: running
`),
    );
  });

  it('reports parameters and variables, and looks into maps', () => {
    checkInBoth(
      code,
      reading(`  - name: run
    action: aws:runCommand
    inputs:
      DocumentName: '{{ variable:Map }}'
#                    ^^^^^^^^^^^^^^^^^^ ref-type: This is a StringMap, and "DocumentName" takes a String
      Parameters: '{{ Count }}'
#                  ^^^^^^^^^^^ ref-type: This is an Integer, and "Parameters" takes a Map
      CloudWatchOutputConfig:
        CloudWatchLogGroupName: '{{ get.Map }}'
#                                ^^^^^^^^^^^^^ ref-type: This is a StringMap, and "CloudWatchLogGroupName" takes a String
`),
    );
  });

  it('compares inputs of API calls with what the API takes, at any depth and in loops', () => {
    checkInBoth(
      code,
      reading(`  - name: each
    action: aws:loop
    inputs:
      Iterators: '{{ get.List }}'
      Steps:
        - name: list
          action: aws:executeAwsApi
          inputs:
            Service: ec2
            Api: DescribeVolumes
            MaxResults: '{{ get.Flag }}'
#                        ^^^^^^^^^^^^^^ ref-type: This is a Boolean, and "MaxResults" takes an Integer
            Filters:
              - Name: '{{ get.Maps }}'
#                      ^^^^^^^^^^^^^^ ref-type: This is a MapList, and "Name" takes a String
                Values: '{{ variable:Map }}'
#                        ^^^^^^^^^^^^^^^^^^ ref-type: This is a StringMap, and "Values" takes a StringList
            VolumeIds: ['{{ each.CurrentIteratorValue }}']
`),
    );
  });

  it('takes the items of a loop for what the loop says', () => {
    const loop = (type: string): string =>
      reading(`  - name: each
    action: aws:loop
    inputs:
      Iterators: '{{ get.Maps }}'
${type}      Steps: [{ name: wait, action: 'aws:sleep', inputs: { Duration: '{{ each.CurrentIteratorValue }}' } }]
`);
    const messages = (text: string): string[] =>
      diagnosticsOf(text).flatMap((found) => (found.code === code ? [found.message] : []));
    assert.deepEqual(messages(loop('      IteratorDataType: StringMap\n')), [
      'This is a StringMap, and "Duration" takes a String',
    ]);
    assert.deepEqual(messages(loop('')), []);
    assert.deepEqual(messages(loop("      IteratorDataType: '{{ Kind }}'\n")), []);
  });

  it('only hints at texts in the place of maps, which may hold JSON', () => {
    const text = reading(`  - name: run
    action: aws:executeAutomation
    inputs: { DocumentName: other, RuntimeParameters: '{{ get.Text }}' }
`);
    const found = diagnosticsOf(text).filter((diagnostic) => diagnostic.code === code);
    assert.deepEqual(
      found.map(({ severity, message }) => [severity, message]),
      [['hint', 'This is a String, and "RuntimeParameters" takes a Map']],
    );
  });

  it('leaves types alone that convert, parts of longer texts, and what nothing declares', () => {
    checkInBoth(
      code,
      reading(`  - name: state
    action: aws:changeInstanceState
    inputs: { InstanceIds: '{{ get.Text }}', DesiredState: stopped, Force: '{{ get.Text }}' }
  - name: nodes
    action: aws:changeInstanceState
    inputs: { InstanceIds: '{{ Nodes }}', DesiredState: '{{ get.List }}', Force: '{{ get.Flag }}' }
  - name: run
    action: aws:runCommand
    inputs:
      DocumentName: 'Doc-{{ get.Map }}'
      InstanceIds: ['{{ Nodes }}', '{{ get.Text }}', 'i-{{ get.Map }}']
      Parameters: '{{ variable:Map }}'
      ServiceRoleArn: '{{ Role }}'
      TimeoutSeconds: '{{ get.Text }}'
      Comment: '{{ get.Map.Name }}'
      OutputS3BucketName: '{{ get.Unknown }}'
      OutputS3KeyPrefix: '{{ get.Odd }}'
      DocumentHash: '{{ ssm:hash }}'
`),
    );
  });

  it('reports lists in the place of texts in Command documents', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters: { Dirs: { type: StringList }, Lines: { type: StringList }, Map: { type: StringMap } }
mainSteps:
  - name: run
    action: aws:runShellScript
    inputs:
      runCommand: '{{ Lines }}'
      workingDirectory: '{{ Dirs }}'
#                        ^^^^^^^^^^ ref-type: This is a StringList, and "workingDirectory" takes a String
  - name: install
    action: aws:configurePackage
    inputs: { action: Install, name: a, additionalArguments: '{{ Map }}' }
`,
    );
  });

  it('declares the output as what is wanted', () => {
    const step = (type: string): string => `schemaVersion: '0.3'
mainSteps:
  - name: get
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeVolumes }
    outputs: [{ Name: Ids, Selector: '$.Volumes', Type: ${type} }]
  - { name: go, action: 'aws:changeInstanceState', inputs: { InstanceIds: '{{ get.Ids }}', DesiredState: running } }
`;
    checkFixInBoth(code, step('MapList'), step('StringList'));
  });
});
