import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'script-no-role';

describe(code, () => {
  it('reports calls of Python', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: run
      Script: |
        import boto3
        def run(events, context):
          return boto3.client('ec2').describe_regions()
      #          ^^^^^^^^^^^^ script-no-role: A script can call AWS only in a runbook with assumeRole
`,
    );
  });

  it('reports calls of PowerShell', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: PowerShell 7.4
      Script: |
        Install-Module AWS.Tools.EC2 -Force
      #                ^^^^^^^^^^^^^ script-no-role
        Get-EC2Region
`,
    );
  });

  it('leaves comments, scripts without calls and runbooks with a role alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: first
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: run
      Script: |
        # boto3.client is not used here
        def run(events, context):
          return events
`,
    );
  });

  it('leaves runbooks with a role alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
assumeRole: '{{ AutomationAssumeRole }}'
parameters:
  AutomationAssumeRole:
    type: AWS::IAM::Role::Arn
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: run
      Script: |
        import boto3
        def run(events, context):
          return boto3.client('ec2').describe_regions()
`,
    );
  });

  it('takes the role as a parameter', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: run
      Script: |
        import boto3
        def run(events, context):
          return boto3.client('ec2').describe_regions()
`,
      `schemaVersion: '0.3'
assumeRole: '{{ AutomationAssumeRole }}'
parameters:
  AutomationAssumeRole:
    type: AWS::IAM::Role::Arn
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: run
      Script: |
        import boto3
        def run(events, context):
          return boto3.client('ec2').describe_regions()
`,
    );
  });

  it('takes the parameter that is there', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  AutomationAssumeRole:
    type: AWS::IAM::Role::Arn
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: run
      Script: |
        import boto3
        def run(events, context):
          return boto3.client('ec2').describe_regions()
`,
      `schemaVersion: '0.3'
assumeRole: '{{ AutomationAssumeRole }}'
parameters:
  AutomationAssumeRole:
    type: AWS::IAM::Role::Arn
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: run
      Script: |
        import boto3
        def run(events, context):
          return boto3.client('ec2').describe_regions()
`,
    );
  });
});
