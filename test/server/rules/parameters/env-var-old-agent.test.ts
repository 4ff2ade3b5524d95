import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'env-var-old-agent';

describe(code, () => {
  it('reports each parameter once', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand: ['echo "$SSM_a" "$SSM_a"']
#                         ^^^^^^ env-var-old-agent: Agents before 3.3.2746.0 do not set SSM_a; where there may be some, test for it and fall back to {{ a }}
`,
    );
  });

  it('leaves a script with a fallback alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand:
        - SSM_a="\${SSM_a:-{{ a }}}"
        - echo "$SSM_a"
`,
    );
  });
});
