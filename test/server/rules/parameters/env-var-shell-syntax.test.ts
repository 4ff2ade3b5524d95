import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'env-var-shell-syntax';

describe(code, () => {
  it('reports the syntax of the other language', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - name: x
    action: aws:runPowerShellScript
    inputs:
      runCommand: ['echo $SSM_a "\${SSM_a}"']
#                        ^^^^^^ env-var-shell-syntax: PowerShell reads environment variables as $env:SSM_a
#                                ^^^^^^^^ env-var-shell-syntax: PowerShell reads environment variables as \${env:SSM_a}
  - name: y
    action: aws:runShellScript
    inputs:
      runCommand: ['echo "$env:SSM_a"']
#                         ^^^^^^^^^^ env-var-shell-syntax: A shell reads environment variables as $SSM_a
`,
    );
  });

  it('leaves the right syntax alone, quoted text and other names', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - name: x
    action: aws:runPowerShellScript
    inputs:
      runCommand: ["echo $env:SSM_a '$SSM_a' $SSM_b"]
  - name: y
    action: aws:runShellScript
    inputs:
      runCommand: ['echo "$SSM_a"']
`,
    );
  });

  it("changes to the language's own", () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - { name: x, action: 'aws:runPowerShellScript', inputs: { runCommand: ['echo $SSM_a'] } }
`,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - { name: x, action: 'aws:runPowerShellScript', inputs: { runCommand: ['echo $env:SSM_a'] } }
`,
    );
  });
});
