import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'env-var-still-token';

describe(code, () => {
  it('reports a reference without a variable', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand: ['echo {{ a }}']
#                        ^^^^^^^ env-var-still-token: The value is pasted into the script all the same; read it from "$SSM_a"
  - name: y
    action: aws:runPowerShellScript
    inputs:
      runCommand: ['echo {{ a }}']
#                        ^^^^^^^ env-var-still-token: The value is pasted into the script all the same; read it from $env:SSM_a
`,
    );
  });

  it('leaves the fallback for old agents alone, and other parameters', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
  b: { type: String }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand:
        - '[ -z "\${SSM_a}" ] && export SSM_a="{{ a }}"'
        - echo "$SSM_a" {{ b }}
  - name: y
    action: aws:runPowerShellScript
    inputs:
      runCommand:
        - 'if (-not (Test-Path env:SSM_a)) { Set-Item env:SSM_a "{{ a }}" }'
`,
    );
  });
});
