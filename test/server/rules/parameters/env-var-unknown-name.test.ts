import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'env-var-unknown-name';

describe(code, () => {
  it('reports other spellings and parameters without a variable', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  Message: { type: String, interpolationType: ENV_VAR }
  Name: { type: String }
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - echo "$SSM_message \${SSM_Name}"
#                    ^^^^^^^ env-var-unknown-name: The agent sets no variable for "message"; the parameter is "Message"
#                                  ^^^^ env-var-unknown-name: The agent sets no variable for "Name", because it has no interpolationType "ENV_VAR"
`,
    );
  });

  it('leaves known names, strange names, and case in PowerShell alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  Message: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - echo "$SSM_Message $SSM_COMMAND_ID $SSM_INSTALL_DIRECTORY"
  - name: b
    action: aws:runPowerShellScript
    inputs:
      runCommand: ['echo $env:ssm_message']
`,
    );
  });

  it("changes to the parameter's name", () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  Message: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: ['echo "\${SSM_Mesage}"'] } }
`,
      `schemaVersion: '2.2'
parameters:
  Message: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: ['echo "\${SSM_Message}"'] } }
`,
    );
  });

  it('adds the interpolationType', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  Name: { type: String }
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: ['echo "$SSM_Name"'] } }
`,
      `schemaVersion: '2.2'
parameters:
  Name: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: ['echo "$SSM_Name"'] } }
`,
    );
  });
});
