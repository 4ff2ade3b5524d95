import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'inject-nested-run-command';

describe(code, () => {
  it('reports parameters in commands', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String }
mainSteps:
  - name: x
    action: aws:runCommand
    inputs:
      DocumentName: AWS-RunPowerShellScript
      Parameters:
        commands: ['echo {{ a }}']
#                        ^^^^^^^ inject-nested-run-command: Any value of "a" is pasted into the commands, so it can run commands of its own on the node
`,
    );
  });

  it('leaves whole commands, other documents and bounded parameters alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String }
  b: { type: AWS::EC2::Instance::Id }
mainSteps:
  - name: x
    action: aws:runCommand
    inputs:
      DocumentName: AWS-RunShellScript
      Parameters: { commands: ['{{ a }}', 'echo {{ b }}'], workingDirectory: ['/x/{{ a }}'] }
  - name: y
    action: aws:runCommand
    inputs: { DocumentName: Mine, Parameters: { commands: ['echo {{ a }}'] } }
`,
    );
  });

  it('bounds the parameter', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a:
    type: String
mainSteps:
  - name: x
    action: aws:runCommand
    inputs: { DocumentName: AWS-RunShellScript, Parameters: { commands: ['echo {{ a }}'] } }
`,
      `schemaVersion: '0.3'
parameters:
  a:
    type: String
    allowedPattern: '^[a-zA-Z0-9_./:@-]+$'
mainSteps:
  - name: x
    action: aws:runCommand
    inputs: { DocumentName: AWS-RunShellScript, Parameters: { commands: ['echo {{ a }}'] } }
`,
    );
  });
});
