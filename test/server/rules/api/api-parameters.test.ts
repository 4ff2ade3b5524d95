import { checkInBoth } from '../../../support/both-languages.ts';
import { checkFix, checkRule } from '../../../support/check-rule.ts';

/** A runbook with one step that calls an API; the inputs begin at column 6. */
function runbook(inputs: string): string {
  return `schemaVersion: '0.3'
mainSteps:
  - name: call
    action: aws:executeAwsApi
    inputs:
${inputs}`;
}

describe('api-unknown-parameter', () => {
  it('reports a key that the operation does not have, at any depth', () => {
    checkRule(
      'api-unknown-parameter',
      runbook(`      Service: ec2
      Api: DescribeInstances
      InstanceId: i-0123456789abcdef0
#     ^^^^^^^^^^ api-unknown-parameter: DescribeInstances has no parameter "InstanceId"; did you mean "InstanceIds"?
      Filters:
        - Name: tag:env
          Value: [dev]
#         ^^^^^ api-unknown-parameter: "Filters" of DescribeInstances has no parameter "Value"; did you mean "Values"?
        - Wrong: x
#         ^^^^^ api-unknown-parameter: "Filters" of DescribeInstances has no parameter "Wrong"; it has "Name" and "Values"
`),
    );
    checkRule(
      'api-unknown-parameter',
      `{
  "schemaVersion": "0.3",
  "mainSteps": [
    {
      "name": "call",
      "action": "aws:executeAwsApi",
      "inputs": {
        "Service": "sts",
        "Api": "GetCallerIdentity",
        "Account": "x"
//      ^^^^^^^^^ api-unknown-parameter: GetCallerIdentity has no parameter "Account"; it has none
      }
    }
  ]
}`,
    );
  });

  it('knows aliases, free maps, loops and what is only known at run time', () => {
    checkRule(
      'api-unknown-parameter',
      runbook(`      Service: ec2
      Api: DescribeKeyPairs
      Filters: '{{ Filters }}'
  - name: queue
    action: aws:executeAwsApi
    inputs:
      Service: sqs
      Api: SetQueueAttributes
      QueueUrl: x
      Attributes: { AnyKey: x }
  - name: unknown
    action: aws:executeAwsApi
    inputs: { Service: '{{ Service }}', Api: DescribeInstances, X: 1 }
  - name: assert
    action: aws:assertAwsResourceProperty
    inputs: { Service: ec2, Api: DescribeInstances, PropertySelector: $, DesiredValues: [a] }
  - name: loop
    action: aws:loop
    inputs:
      Iterators: [a]
      Steps:
        - name: inner
          action: aws:executeAwsApi
          inputs: { Service: ec2, Api: StopInstances, Ids: [] }
#                                                     ^^^ api-unknown-parameter
`),
    );
  });

  it('renames', () => {
    checkFix(
      'api-unknown-parameter',
      runbook('      Service: ec2\n      Api: StopInstances\n      InstanceId: [x]\n'),
      runbook('      Service: ec2\n      Api: StopInstances\n      InstanceIds: [x]\n'),
    );
    checkFix(
      'api-unknown-parameter',
      '{"schemaVersion": "0.3", "mainSteps": [{"name": "a", "action": "aws:executeAwsApi", "inputs": {"Service": "ec2", "Api": "StopInstances", "InstanceId": []}}]}',
      '{"schemaVersion": "0.3", "mainSteps": [{"name": "a", "action": "aws:executeAwsApi", "inputs": {"Service": "ec2", "Api": "StopInstances", "InstanceIds": []}}]}',
    );
  });
});

describe('api-missing-parameter', () => {
  it('reports required parameters, at any depth', () => {
    checkRule(
      'api-missing-parameter',
      runbook(`      Service: ssm
      Api: PutParameter
#          ^^^^^^^^^^^^ api-missing-parameter: PutParameter needs the parameter "Name"
      Value: x
      Tags:
#     ^^^^ api-missing-parameter: "Tags" of PutParameter needs the parameter "Value"
        - Key: a
`),
    );
    checkRule(
      'api-missing-parameter',
      `{
  "schemaVersion": "0.3",
  "mainSteps": [
    { "name": "call", "action": "aws:executeAwsApi", "inputs": {
      "Service": "ec2",
      "Api": "StopInstances"
//           ^^^^^^^^^^^^^^^ api-missing-parameter: StopInstances needs the parameter "InstanceIds"
    } }
  ]
}`,
    );
  });

  it('asks neither for tokens that the SDK fills in nor for what a merge may bring', () => {
    checkRule(
      'api-missing-parameter',
      runbook(`      Service: ec2
      Api: CreateCapacityReservationFleet
      TotalTargetCapacity: 1
      InstanceTypeSpecifications: []
  - name: logs
    action: aws:executeAwsApi
    inputs: { Service: logs, Api: CreateExportTask, fromTime: 1, to: 2, logGroupName: a, destination: b }
`),
    );
  });

  it('adds a value of the right type', () => {
    checkFix(
      'api-missing-parameter',
      runbook('      Service: ec2\n      Api: StopInstances\n'),
      runbook("      Service: ec2\n      Api: StopInstances\n      InstanceIds:\n        - ''\n"),
    );
    checkFix(
      'api-missing-parameter',
      '{"schemaVersion": "0.3", "mainSteps": [{"name": "a", "action": "aws:executeAwsApi", "inputs": {"Service": "ec2", "Api": "StopInstances"}}]}',
      '{"schemaVersion": "0.3", "mainSteps": [{"name": "a", "action": "aws:executeAwsApi", "inputs": {"Service": "ec2", "Api": "StopInstances", "InstanceIds": [""]}}]}',
    );
  });
});

describe('api-parameter-type', () => {
  it('reports values that cannot be sent', () => {
    checkRule(
      'api-parameter-type',
      runbook(`      Service: ec2
      Api: RunInstances
      MinCount: one
#               ^^^ api-parameter-type: RunInstances takes a whole number here, not "one"
      MaxCount: '2'
      SecurityGroupIds: sg-1
#                       ^^^^ api-parameter-type: RunInstances takes a list here, not "sg-1"
      Placement: [a]
#                ^^^ api-parameter-type: RunInstances takes a map here, not a list
      EbsOptimized: maybe
#                   ^^^^^ api-parameter-type: RunInstances takes true or false here, not "maybe"
      KeyName: { a: b }
#              ^^^^^^^^ api-parameter-type: RunInstances takes a text here, not a map
`),
    );
    checkRule(
      'api-parameter-type',
      `{
  "schemaVersion": "0.3",
  "mainSteps": [
    { "name": "call", "action": "aws:executeAwsApi", "inputs": {
      "Service": "ec2", "Api": "StopInstances",
      "InstanceIds": "i-0123456789abcdef0"
//                   ^^^^^^^^^^^^^^^^^^^^^ api-parameter-type
    } }
  ]
}`,
    );
  });

  it('lets texts that hold numbers, references and null pass', () => {
    checkRule(
      'api-parameter-type',
      runbook(`      Service: autoscaling
      Api: CreateAutoScalingGroup
      AutoScalingGroupName: a
      MaxSize: "3"
      MinSize: '{{ Min }}'
      VPCZoneIdentifier: ["{{ SubnetId }}"]
      LoadBalancerNames: null
      CapacityRebalance: "True"
      NewInstancesProtectedFromScaleIn: false
`),
    );
  });
});

describe('api-parameter-value', () => {
  it('reports a slip, and no value that may be new', () => {
    checkRule(
      'api-parameter-value',
      runbook(`      Service: lambda
      Api: Invoke
      FunctionName: name
      InvocationType: Events
#                     ^^^^^^ api-parameter-value: Invoke is not known to take "Events" here; did you mean "Event"?
      LogType: SomethingNew
`),
    );
    checkRule(
      'api-parameter-value',
      `{
  "schemaVersion": "0.3",
  "mainSteps": [
    { "name": "call", "action": "aws:executeAwsApi", "inputs": {
      "Service": "lambda", "Api": "Invoke", "FunctionName": "f",
      "LogType": "tail"
//               ^^^^^^ api-parameter-value
    } }
  ]
}`,
    );
  });

  it('reports a slip in what an answer is waited for', () => {
    const wait = (values: string): string => `schemaVersion: '0.3'
mainSteps:
  - name: wait
    action: aws:waitForAwsResourceProperty
    inputs:
      Service: ec2
      Api: DescribeInstances
      PropertySelector: '$.Reservations[0].Instances[0].State.Name'
      DesiredValues: ${values}
`;
    checkInBoth(
      'api-parameter-value',
      wait(`[runing, stopped, Stopped, '{{ x }}', SomethingNew]
#                     ^^^^^^ api-parameter-value: DescribeInstances is not known to answer "runing" here; did you mean "running"?`),
    );
    checkFix('api-parameter-value', wait('[runing]'), wait('[running]'));
  });

  it('changes the value', () => {
    checkFix(
      'api-parameter-value',
      runbook("      Service: lambda\n      Api: Invoke\n      FunctionName: f\n      LogType: 'tail'\n"),
      runbook("      Service: lambda\n      Api: Invoke\n      FunctionName: f\n      LogType: 'Tail'\n"),
    );
  });
});
