import { checkFix, checkRule } from '../../../support/check-rule.ts';

function assertion(desired: string, property = 'MultiAZ'): string {
  return `schemaVersion: '0.3'
mainSteps:
  - name: check
    action: aws:assertAwsResourceProperty
    inputs:
      Service: rds
      Api: DescribeDBInstances
      PropertySelector: $.DBInstances[0].${property}
      DesiredValues:
${desired}`;
}

describe('assert-boolean-text', () => {
  it('wants booleans as the texts True and False', () => {
    checkRule(
      'assert-boolean-text',
      assertion(`        - 'true'
#         ^^^^^^ assert-boolean-text: Automation compares booleans as the texts "True" and "False"; write "True"
        - FALSE
#         ^^^^^ assert-boolean-text: Automation compares booleans as the texts "True" and "False"; write "False"
`),
    );
    checkRule(
      'assert-boolean-text',
      `{
  "schemaVersion": "0.3",
  "mainSteps": [{ "name": "check", "action": "aws:waitForAwsResourceProperty", "inputs": {
    "Service": "rds", "Api": "DescribeDBInstances", "PropertySelector": "$.DBInstances[0].MultiAZ",
    "DesiredValues": ["true"]
//                    ^^^^^^ assert-boolean-text
  } }]
}`,
    );
  });

  it('leaves texts and correct booleans alone', () => {
    checkRule('assert-boolean-text', assertion("        - 'True'\n        - '{{ Wanted }}'\n"));
    checkRule('assert-boolean-text', assertion("        - 'true'\n", 'DBName'));
  });

  it('changes the value', () => {
    checkFix('assert-boolean-text', assertion("        - 'true'\n"), assertion("        - 'True'\n"));
    checkFix('assert-boolean-text', assertion('        - "false"\n'), assertion('        - "False"\n'));
  });
});

function wait(timeout: string): string {
  return `schemaVersion: '0.3'
mainSteps:
  - name: wait
    action: aws:waitForAwsResourceProperty
${timeout}    inputs: { Service: ec2, Api: DescribeVpcs, PropertySelector: '$.Vpcs[0].State', DesiredValues: [a] }
`;
}

describe('wait-no-timeout', () => {
  it('asks how long a step may wait', () => {
    checkRule(
      'wait-no-timeout',
      wait(
        '#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ wait-no-timeout: Without timeoutSeconds the step waits for up to an hour; say how long it may wait\n',
      ),
    );
    checkRule(
      'wait-no-timeout',
      `{ "schemaVersion": "0.3", "mainSteps": [{ "name": "wait",
  "action": "aws:waitForAwsResourceProperty",
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ wait-no-timeout
  "inputs": {} }] }`,
    );
  });

  it('is silent when the step says it, and for other actions', () => {
    checkRule('wait-no-timeout', wait('    timeoutSeconds: 60\n'));
    checkRule('wait-no-timeout', wait('').replace('waitFor', 'assert'));
  });

  it('adds a timeout', () => {
    checkFix('wait-no-timeout', wait(''), wait('    timeoutSeconds: 600\n'));
    const json = (timeout: string): string =>
      `{"schemaVersion": "0.3", "mainSteps": [{"action": "aws:waitForAwsResourceProperty", ${timeout}"inputs": {}}]}`;
    checkFix('wait-no-timeout', json(''), json('"timeoutSeconds": 600, '));
  });
});
