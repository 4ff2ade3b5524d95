import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'run-command-known-params';

describe(code, () => {
  it('hints at unknown and missing parameters', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:runCommand
    inputs:
      DocumentName: AWS-RunShellScript
      InstanceIds: ['{{ i }}']
      Parameters: { command: [ls] }
#                   ^^^^^^^ run-command-known-params: AWS-RunShellScript has no parameter "command"; did you mean "commands"?
  - name: b
    action: aws:runCommand
    inputs:
      DocumentName: arn:aws:ssm:us-east-1::document/AWS-ConfigureAWSPackage
      InstanceIds: ['{{ i }}']
      Parameters: { version: ['1'] }
#     ^^^^^^^^^^ run-command-known-params: AWS-ConfigureAWSPackage needs the parameters "action" and "name"
  - name: c
    action: aws:runCommand
    inputs: { DocumentName: AWS-RunPatchBaseline, InstanceIds: ['{{ i }}'] }
#                           ^^^^^^^^^^^^^^^^^^^^ run-command-known-params: AWS-RunPatchBaseline needs the parameter "Operation"
`,
    );
  });

  it('leaves right parameters, other documents and references alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:runCommand', inputs: { DocumentName: AWS-RunShellScript, InstanceIds: '{{ i }}', Parameters: { commands: ls, executionTimeout: '60' } } }
  - { name: b, action: 'aws:runCommand', inputs: { DocumentName: my-document, InstanceIds: '{{ i }}', Parameters: { command: ls } } }
  - { name: c, action: 'aws:runCommand', inputs: { DocumentName: AWS-RunShellScript, InstanceIds: '{{ i }}', Parameters: '{{ parameters }}' } }
  - { name: d, action: 'aws:runCommand', inputs: { DocumentName: AWS-UpdateSSMAgent, InstanceIds: '{{ i }}' } }
`,
    );
  });

  it('corrects the name', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runCommand
    inputs:
      DocumentName: AWS-RunShellScript
      InstanceIds: ['{{ InstanceId }}']
      Parameters:
        command: [ls]
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runCommand
    inputs:
      DocumentName: AWS-RunShellScript
      InstanceIds: ['{{ InstanceId }}']
      Parameters:
        commands: [ls]
`,
    );
  });
});
