import { checkFix, checkRule } from '../../../support/check-rule.ts';

const start = `schemaVersion: '0.3'
mainSteps:
  - name: call
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeInstances }
    outputs:`;

describe('api-selector', () => {
  it('reports what the answer never has', () => {
    checkRule(
      'api-selector',
      `${start}
      - Name: Profile
        Selector: $.Reservations[0].Instances[0].IamInstanceProfile.Name
#                                                                   ^^^^ api-selector: "Reservations[0].Instances[0].IamInstanceProfile" in the answer of DescribeInstances has no "Name"; it has "Arn" and "Id"
      - Name: NoIndex
        Selector: $.Reservations.Instances
#                                ^^^^^^^^^ api-selector: "Reservations" in the answer of DescribeInstances is a list; choose an item by [0], or all by [*], before "Instances"
      - Name: NoList
        Selector: "$.NextToken[0]"
#                             ^^^ api-selector: "NextToken" in the answer of DescribeInstances is no list
      - Name: Deep
        Selector: $..InstanceIdd
#                    ^^^^^^^^^^^ api-selector: The answer of DescribeInstances has no "InstanceIdd"; did you mean "InstanceId"?
      - Name: Below
        Selector: NextToken.x
#                           ^ api-selector: "NextToken" in the answer of DescribeInstances has no "x"; nothing is below it`,
    );
    checkRule(
      'api-selector',
      `{
  "schemaVersion": "0.3",
  "mainSteps": [{ "name": "call", "action": "aws:assertAwsResourceProperty", "inputs": {
    "Service": "ec2", "Api": "DescribeInstances", "DesiredValues": ["x"],
    "PropertySelector": "$.Instances"
//                         ^^^^^^^^^ api-selector
  } }]
}`,
    );
  });

  it('follows maps, documents, payloads, filters and metadata', () => {
    checkRule(
      'api-selector',
      `${start}
      - { Name: All, Selector: $ }
      - { Name: NoRoot, Selector: 'Reservations[0].Instances[*].Tags[0].Value' }
      - { Name: Filter, Selector: "$..Tags[?(@.Key == 'Name')].Value" }
      - { Name: Id, Selector: $.ResponseMetadata.RequestId }
      - { Name: Computed, Selector: '$.{{ Path }}' }
  - name: payload
    action: aws:executeAwsApi
    inputs: { Service: lambda, Api: Invoke, FunctionName: f }
    outputs: [{ Name: a, Selector: $.Payload.a.b }]
  - name: attributes
    action: aws:executeAwsApi
    inputs: { Service: sqs, Api: GetQueueAttributes, QueueUrl: u }
    outputs: [{ Name: a, Selector: $.Attributes.QueueArn }]
  - name: emptyAnswer
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DetachInternetGateway, InternetGatewayId: i, VpcId: v }
    outputs: [{ Name: a, Selector: $.DetachInternetGatewayResponse.return }]
  - name: script
    action: aws:executeScript
    inputs: { Runtime: python3.11, Handler: f, Script: 'def f(e, c): return {}' }
    outputs: [{ Name: a, Selector: $.Payload.a }]`,
    );
  });

  it('renames one part', () => {
    checkFix(
      'api-selector',
      `${start}\n      - { Name: a, Selector: '$.Reservation[0].OwnerId' }\n`,
      `${start}\n      - { Name: a, Selector: '$.Reservations[0].OwnerId' }\n`,
    );
    const json = (selector: string): string =>
      `{"schemaVersion": "0.3", "mainSteps": [{"name": "a", "action": "aws:executeAwsApi", "inputs": {"Service": "ec2", "Api": "DescribeVpcs"}, "outputs": [{"Name": "a", "Selector": "${selector}"}]}]}`;
    checkFix('api-selector', json('$.Vpc[0].VpcId'), json('$.Vpcs[0].VpcId'));
  });
});
