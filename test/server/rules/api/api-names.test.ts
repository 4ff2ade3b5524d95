import assert from 'node:assert/strict';
import { checkFix, checkRule, diagnosticsOf } from '../../../support/check-rule.ts';

function yaml(service: string, operation: string): string {
  return `schemaVersion: '0.3'
mainSteps:
  - name: call
    action: aws:executeAwsApi
    inputs:
      Service: ${service}
      Api: ${operation}`;
}

function json(service: string, operation: string): string {
  return `{
  "schemaVersion": "0.3",
  "mainSteps": [
    {
      "name": "call",
      "action": "aws:executeAwsApi",
      "inputs": {
        "Service": "${service}",
        "Api": "${operation}"
      }
    }
  ]
}`;
}

function severityOf(code: string, text: string): string | undefined {
  return diagnosticsOf(text).find((diagnostic) => diagnostic.code === code)?.severity;
}

describe('api-service-name', () => {
  it('reports a service that does not exist', () => {
    checkRule(
      'api-service-name',
      `schemaVersion: '0.3'
mainSteps:
  - name: call
    action: aws:executeAwsApi
    inputs:
      Service: elasticloadbalancing
#              ^^^^^^^^^^^^^^^^^^^^ api-service-name: AWS has no service "elasticloadbalancing"; did you mean "elb" or "elbv2"?
      Api: DescribeLoadBalancers
  - name: other
    action: aws:waitForAwsResourceProperty
    inputs:
      Service: nothing at all
#              ^^^^^^^^^^^^^^ api-service-name: AWS has no service "nothing at all"; write the name that boto3 has for it
      Api: X`,
    );
    checkRule(
      'api-service-name',
      `{
  "schemaVersion": "0.3",
  "mainSteps": [{ "name": "call", "action": "aws:executeAwsApi", "inputs": {
    "Service": "Elastic Compute Cloud",
//             ^^^^^^^^^^^^^^^^^^^^^^^ api-service-name: AWS has no service "Elastic Compute Cloud"; did you mean "ec2"?
    "Api": "DescribeInstances" } }]
}`,
    );
  });

  it('only hints at another case', () => {
    assert.equal(severityOf('api-service-name', yaml('SQS', 'ListQueues')), 'hint');
    assert.equal(severityOf('api-service-name', yaml('sqss', 'ListQueues')), 'warning');
  });

  it('leaves known and computed names alone', () => {
    checkRule('api-service-name', yaml('ec2', 'DescribeInstances'));
    checkRule('api-service-name', yaml("'{{ Service }}'", 'DescribeInstances'));
    checkRule('api-service-name', json('stepfunctions', 'ListStateMachines'));
  });

  it('changes the name', () => {
    checkFix('api-service-name', yaml('states', 'X'), yaml('stepfunctions', 'X'));
    checkFix('api-service-name', json('EC2', 'DescribeInstances'), json('ec2', 'DescribeInstances'));
  });
});

describe('api-operation-name', () => {
  it('reports an operation that does not exist', () => {
    checkRule(
      'api-operation-name',
      `${yaml('ec2', 'DescribeInstance')}
#          ^^^^^^^^^^^^^^^^ api-operation-name: The service "ec2" has no operation "DescribeInstance"; did you mean "DescribeInstances"?`,
    );
    checkRule(
      'api-operation-name',
      `{
  "schemaVersion": "0.3",
  "mainSteps": [{ "name": "call", "action": "aws:executeAwsApi", "inputs": {
    "Service": "ec2",
    "Api": "MakeCoffee"
//         ^^^^^^^^^^^^ api-operation-name: The service "ec2" has no operation "MakeCoffee"
  } }]
}`,
    );
  });

  it('only hints at camel case and snake case', () => {
    assert.equal(severityOf('api-operation-name', yaml('ec2', 'describe_instances')), 'hint');
    assert.equal(severityOf('api-operation-name', json('ec2', 'describeInstances')), 'hint');
  });

  it('leaves known names and unknown services alone', () => {
    checkRule('api-operation-name', yaml('ec2', 'DescribeInstances'));
    checkRule('api-operation-name', yaml('nothing', 'DescribeInstances'));
    checkRule('api-operation-name', json('ec2', '{{ Api }}'));
  });

  it('changes the name', () => {
    checkFix('api-operation-name', yaml('ec2', 'stop_instances'), yaml('ec2', 'StopInstances'));
    checkFix('api-operation-name', json('ec2', 'StopInstance'), json('ec2', 'StopInstances'));
  });
});

describe('api-streaming', () => {
  it('reports operations that answer with a stream, and no others', () => {
    checkRule(
      'api-streaming',
      `${yaml('s3', 'GetObject')}
#          ^^^^^^^^^ api-streaming: GetObject answers with a stream, which aws:executeAwsApi cannot read; call it in aws:executeScript`,
    );
    checkRule(
      'api-streaming',
      `{
  "schemaVersion": "0.3",
  "mainSteps": [{ "name": "call", "action": "aws:executeAwsApi", "inputs": { "Service": "s3",
    "Api": "getObject" } }]
//         ^^^^^^^^^^^ api-streaming
}`,
    );
    checkRule('api-streaming', yaml('s3', 'PutObject'));
    checkRule('api-streaming', json('s3', 'HeadObject'));
  });
});

describe('api-deprecated', () => {
  it('reports operations that AWS has deprecated', () => {
    checkRule(
      'api-deprecated',
      `${yaml('lambda', 'InvokeAsync')}
#          ^^^^^^^^^^^ api-deprecated: AWS has deprecated InvokeAsync of the service "lambda"`,
    );
    checkRule(
      'api-deprecated',
      `{
  "schemaVersion": "0.3",
  "mainSteps": [{ "name": "call", "action": "aws:executeAwsApi", "inputs": { "Service": "lambda",
    "Api": "InvokeAsync" } }]
//         ^^^^^^^^^^^^^ api-deprecated
}`,
    );
    checkRule('api-deprecated', yaml('lambda', 'Invoke'));
  });
});
